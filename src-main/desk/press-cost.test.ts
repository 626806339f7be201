/** Flat: what a press costs at the station, apart from the disk, is the same in a race of any size. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRace as makeField } from '../../src-shared/demo/made-race.ts';
import { madeEntries } from '../../src-shared/demo/made-entries.ts';
import { emptyFolder, HandClock, machineWith, openDesk } from '../../tests/kit/desk.ts';
import { sha256, Station } from '../station/station.ts';

const PRESSES = 60;
/** A garbage collection or a busy neighbour may fall into either; a cost that grows with the race would be 700-fold. */
const MOST_TIMES = 6;

interface Field {
  readonly teams: number;
  readonly legs: number;
}

/** The middle one of the times that presses take this thread, µs, from the call to its reply. */
async function pressCostUs({ teams, legs }: Field): Promise<number> {
  const options = { teams, legs, seed: 7 };
  const all = madeEntries(options, sha256);
  const entries = all.slice(0, Math.floor(all.length * 0.9));
  const clock = new HandClock(entries.at(-1)?.entry.at ?? 0);
  const folder = join(emptyFolder(), 'race');
  const { raceId } = makeField(options);
  const station = await Station.create(folder, { stationName: 'Tent', raceId }, machineWith(clock));
  await station.merge(entries, []);
  await station.close();
  const test = await openDesk({ clock });
  await test.call('race.open', { folder });
  await test.call('desk.set', { serves: { from: legs - 1, to: legs - 1 } });
  const { teams: rows } = await test.snapshot();
  const costs: number[] = [];
  for (const { bib } of rows.slice(0, PRESSES)) {
    clock.pass(1_000_000);
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
