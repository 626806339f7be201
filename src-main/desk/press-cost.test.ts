/** Flat: what a press costs at the station, apart from the disk, is the same in a race of any size. */
import { expect, it } from 'vitest';
import { openMadeRace } from '../../tests/kit/desk.ts';

const PRESSES = 60;
/** A garbage collection or a busy neighbour may fall into either; a cost that grows with the race would be 700-fold. */
const MOST_TIMES = 6;

interface Field {
  readonly teams: number;
  readonly legs: number;
}

/** The middle one of the times that presses take this thread, µs, from the call to its reply. */
async function pressCostUs({ teams, legs }: Field): Promise<number> {
  const { test, snapshot } = await openMadeRace({ teams, legs, seed: 7 }, 0.9);
  await test.call('desk.set', { serves: { from: legs - 1, to: legs - 1 } });
  await test.snapshot();
  const costs: number[] = [];
  for (const { bib } of snapshot.teams.slice(0, PRESSES)) {
    test.clock.pass(1_000_000);
    const before = process.threadCpuUsage();
    await test.press(bib);
    const { user, system } = process.threadCpuUsage(before);
    costs.push(user + system);
  }
  await test.close();
  costs.sort((a, b) => a - b);
  return costs[costs.length >> 1] ?? NaN;
}

it('a press in a race of 2,880 teams and 15 legs costs about as much as in one of 60 and 8', async () => {
  const small = await pressCostUs({ teams: 60, legs: 8 });
  const large = await pressCostUs({ teams: 2_880, legs: 15 });
  expect(large / small).toBeLessThan(MOST_TIMES);
}, 120_000);
