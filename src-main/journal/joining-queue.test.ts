import { describe, expect, it } from 'vitest';
import type { Outcome } from './joining-queue.ts';
import { JoiningQueue } from './joining-queue.ts';

/** Runs that note what ran together, and answer with the request itself; negative requests fail. */
function recordingQueue(): { queue: JoiningQueue<number, number>; runs: (number[] | string)[] } {
  const runs: (number[] | string)[] = [];
  const queue = new JoiningQueue<number, number>(async (requests) => {
    runs.push(requests);
    await Promise.resolve();
    if (requests.includes(0)) throw new Error('all of them');
    return requests.map((value): Outcome<number> =>
      value > 0 ? { ok: true, value } : { ok: false, error: new Error('one') },
    );
  });
  return { queue, runs };
}

describe('JoiningQueue', () => {
  it('starts at once, joins what waits, and keeps the order around what runs alone', async () => {
    const { queue, runs } = recordingQueue();
    const first = queue.join(1);
    expect(runs).toEqual([[1]]);
    const others = [
      queue.join(2),
      queue.join(3),
      queue.alone(() => runs.push('alone')),
      queue.join(4),
      queue.join(5),
    ];
    expect(await Promise.all([first, ...others])).toEqual([1, 2, 3, 3, 4, 5]);
    expect(runs).toEqual([[1], [2, 3], 'alone', [4, 5]]);
  });

  it('joins at most 64, so that one refusal does not hit thousands', async () => {
    const { queue, runs } = recordingQueue();
    await Promise.all(Array.from({ length: 200 }, (_, index) => queue.join(index + 1)));
    expect(runs.map((run) => run.length)).toEqual([1, 64, 64, 64, 7]);
  });

  it('answers each for itself, fails all where the run fails, and goes on', async () => {
    const { queue } = recordingQueue();
    const first = queue.join(1);
    const mixed = [queue.join(-1), queue.join(2)];
    const alone = queue.alone(() => {
      throw new Error('alone');
    });
    const failing = [queue.join(0), queue.join(3)];
    expect(await first).toBe(1);
    expect(await Promise.allSettled([...mixed, alone, ...failing])).toMatchObject([
      { status: 'rejected', reason: { message: 'one' } },
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: { message: 'alone' } },
      { status: 'rejected', reason: { message: 'all of them' } },
      { status: 'rejected', reason: { message: 'all of them' } },
    ]);
    expect(await queue.join(6)).toBe(6);
  });
});
