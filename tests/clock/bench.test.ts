/** The short form of the clock's benchmark: few worlds, and ratios alone. */
import { expect, it } from 'vitest';
import { benchClock } from '../../bench/clock/clock-bench.ts';

it('the clock is closer than the others in the same worlds, and its bound holds', async () => {
  const { baton, original, timesync, ircam } = await benchClock({ seeds: 3 });
  expect(baton.coverage).toBe(1);
  for (const rival of [original, timesync]) expect(baton.onlineP95Ms).toBeLessThan(rival.onlineP95Ms / 3);
  expect(baton.onlineP95Ms).toBeLessThan(ircam.onlineP95Ms);
  for (const rival of [original, timesync, ircam]) {
    expect(baton.offline1hMaxMs).toBeLessThan(rival.offline1hMaxMs / 3);
    expect(baton.offline6hP95Ms).toBeLessThan(rival.offline6hP95Ms / 5);
    expect(rival.coverage).toBeNull();
  }
});
