/** The short form of the benchmarks: that they run, and ratios with room for a busy machine. */
import { describe, expect, it } from 'vitest';
import { benchBoard } from '../bench/board-bench.ts';
import { benchJournal } from '../bench/journal-bench.ts';

describe('the benchmarks, in short', () => {
  it('an acknowledged append is within ten bare inserts of the same bytes', async () => {
    const { ratioToBare, perSecond } = await benchJournal({ rounds: 8, warmUp: 200 });
    expect(ratioToBare).toBeGreaterThan(0.1);
    expect(perSecond).toBeGreaterThan(0);
  });

  it('one passing more costs a small part of folding from scratch, and does not grow with the race', () => {
    const [small, large] = benchBoard([4, 216]).sizes;
    if (small === undefined || large === undefined) throw new TypeError('two sizes were measured');
    expect(large.oneMs).toBeLessThan(large.scratchMs / 20);
    // Fifty-four times the teams; a cost that grew with them would be far beyond this.
    expect(large.oneMs).toBeLessThan(small.oneMs * 15);
  });
});
