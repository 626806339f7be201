import { expect } from '@playwright/test';
import { nowNs, until } from '../kit/driver-clock.ts';
import { test } from '../kit/fixture.ts';
import type { Dispatch } from '../kit/keys.ts';
import { makeRace } from '../kit/made-races.ts';
import { isWithin, recordedPresses } from '../kit/recorded-presses.ts';

const SECOND_NS = 1e9;

test.describe('open times', () => {
  test('ten presses in five seconds for nine runners, then the bibs with one time voided: nine right handoffs', async ({
    station,
    open,
  }) => {
    await makeRace(station);
    const window = await open(station);
    const bibs = ['4', '11', '2', '17', '9', '6', '20', '13', '1'];
    const beganNs = nowNs();
    const dispatches: Dispatch[] = [];
    for (let press = 0; press < 10; press++) {
      await until(beganNs + (press * 5 * SECOND_NS) / 10);
      dispatches.push(await window.keys.press('Space'));
    }
    await window.hasOpenTimes(10);
    // The fourth press was one too many.
    for (const bib of bibs.slice(0, 3)) await window.record(bib);
    await window.press('Delete');
    for (const bib of bibs.slice(3)) await window.record(bib);
    await window.hasOpenTimes(0);
    for (const bib of bibs) await window.isKept(bib);

    const race = await station.race();
    expect(race.openTimes).toEqual([]);
    const right = dispatches.filter((_, press) => press !== 3);
    const monoNs = new Map((await recordedPresses(station)).map((press) => [press.id, press.monoNs]));
    for (const [place, bib] of bibs.entries()) {
      const team = race.teams.find((one) => one.bib === bib);
      const line = race.lines.find((one) => one.teamId === team?.teamId && !one.voided);
      expect(team?.finishes[0], `team ${bib} has its handoff`).toBe(line?.timeUs);
      const dispatch = right[place];
      if (dispatch === undefined || line === undefined) throw new Error(`nothing for ${bib}`);
      expect(isWithin(dispatch, monoNs.get(line.id) ?? 0), `${bib} has the time of its own press`).toBe(true);
    }
    expect(race.teams.filter(({ finishes }) => finishes[0] != null)).toHaveLength(9);
  });

  test('↑ and ↓ choose one, Insert makes one more of it, Delete voids it', async ({ station, open }) => {
    await makeRace(station);
    const window = await open(station);
    for (let press = 1; press <= 3; press++) {
      await window.press('Space');
      await window.hasOpenTimes(press);
    }
    await expect.poll(async () => (await station.race()).openTimes).toHaveLength(3);
    const { openTimes } = await station.race();
    const times = openTimes.map(({ timeUs }) => timeUs).sort((a, b) => a - b);
    await window.press('ArrowDown', 'Insert');
    await window.hasOpenTimes(4);
    await window.record('5');
    await window.hasOpenTimes(3);
    await window.press('ArrowUp', 'ArrowUp', 'ArrowUp', 'Delete');
    await window.hasOpenTimes(2);
    await window.isKept('5');
    const race = await station.race();
    expect(race.teams.find(({ bib }) => bib === '5')?.finishes[0]).toBe(times[1]);
    expect(race.openTimes.map(({ timeUs }) => timeUs).sort((a, b) => a - b)).toEqual([times[1], times[2]]);
  });

  test('what is typed after Space belongs to that time; without it Enter takes its own', async ({
    station,
    open,
  }) => {
    await makeRace(station);
    const window = await open(station);
    await window.press('Space');
    await expect.poll(async () => (await station.race()).openTimes).toHaveLength(1);
    const [taken] = (await station.race()).openTimes;
    await window.record('3');
    await window.isKept('3');
    await window.record('4');
    await window.isKept('4');
    const { teams } = await station.race();
    const finishOf = (bib: string): number | null | undefined =>
      teams.find((team) => team.bib === bib)?.finishes[0];
    expect(finishOf('3')).toBe(taken?.timeUs);
    expect(finishOf('4')).toBeGreaterThan(taken?.timeUs ?? Infinity);
  });
});
