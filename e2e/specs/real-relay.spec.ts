/** The real relay, typed: its first hundred times pressed at their moments, sixty times as fast as they were. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { nowNs, until } from '../kit/driver-clock.ts';
import { test } from '../kit/fixture.ts';
import type { Dispatch } from '../kit/keys.ts';
import type { RaceWindow } from '../kit/race-window.ts';
import { isWithin, recordedPresses } from '../kit/recorded-presses.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'relay-2020');
const SPEED = 60;
const ROWS = 100;
const START_US = Date.parse('2020-01-25T09:30:00Z') * 1_000;
/** The clock is set to so long before the first time, so that a bib can be typed ahead. */
const LEAD_US = 60_000_000;
/** Less than this until the next runner, and the bibs wait: a volunteer presses Space. */
const TYPING_NS = 120e6;
const NS_PER_US = 1_000 / SPEED;

interface Row {
  readonly bib: string;
  readonly elapsedUs: number;
}

interface Pressed extends Row {
  readonly dispatch: Dispatch;
}

test.describe('the real relay', () => {
  test.skip(!existsSync(FOLDER), 'the real relay’s data is not beside this repository (../shared/data/relay-2020)');

  test('its first hundred times, pressed at their moments at sixty times the speed, are those of the keys', async ({
    startStation,
    open,
  }, testInfo) => {
    test.setTimeout(120_000);
    const rows = readRows();
    const firstUs = rows[0]?.elapsedUs ?? 0;
    const fromUs = START_US + firstUs - LEAD_US;
    // Until the window is open the clock stands: the race goes on when somebody is there to press.
    const station = await startStation({ clock: { fromNs: nowNs(), timeUs: fromUs, speed: 0 } });
    await station.call('race.create', {
      folder: null,
      stationName: 'Exchange 1',
      set: null,
      raceFile: { name: 'race.json', text: readFileSync(join(FOLDER, 'race.json'), 'utf8') },
      teamsFile: { name: 'teams.csv', text: readFileSync(join(FOLDER, 'teams.csv'), 'utf8') },
      takeGood: false,
    });
    await station.call('desk.set', { shift: 'KR', serves: { from: 1, to: 1 } });
    const window = await open(station);
    const fromNs = nowNs();
    station.setClock({ fromNs, timeUs: fromUs, speed: SPEED });
    const pressed = await pressAll(window, rows, (elapsedUs) => fromNs + (START_US + elapsedUs - fromUs) * NS_PER_US);
    await window.hasOpenTimes(0);
    for (const { bib } of rows.slice(-5)) await window.isKept(bib);

    const recorded = await recordedPresses(station);
    expect(recorded, 'every press is in the journal').toHaveLength(rows.length);
    const within = recorded.filter(({ monoNs }, place) => {
      const dispatch = pressed[place]?.dispatch;
      return dispatch !== undefined && isWithin(dispatch, monoNs);
    });
    testInfo.annotations.push({ type: 'within dispatch ± 2 ms', description: `${within.length} of ${rows.length}` });
    expect(within.length).toBeGreaterThanOrEqual(99);

    const { teams } = await station.race();
    const expected = expectedFirstLegs();
    const offByMs = rows.map(({ bib }) => {
      const legUs = teams.find((team) => team.bib === bib)?.times[0];
      return Math.abs((legUs ?? Infinity) - (expected.get(bib) ?? NaN)) / 1_000;
    });
    testInfo.annotations.push({ type: 'leg_1 off by at most', description: `${Math.max(...offByMs)} ms` });
    expect(Math.max(...offByMs)).toBeLessThanOrEqual(2_000);
  });
});

/** Presses each time at its moment: a bib typed ahead and Enter where there is time for it, else Space and the bib later. */
async function pressAll(
  { keys }: RaceWindow,
  rows: readonly Row[],
  momentNs: (elapsedUs: number) => number,
): Promise<Pressed[]> {
  const pressed: Pressed[] = [];
  const owed: string[] = [];
  for (const [place, row] of rows.entries()) {
    const atNs = momentNs(row.elapsedUs);
    const isTypedAhead = owed.length === 0 && atNs - nowNs() > TYPING_NS;
    if (isTypedAhead) await keys.type(row.bib);
    await until(atNs);
    const dispatch = await keys.press(isTypedAhead ? 'Enter' : 'Space');
    pressed.push({ ...row, dispatch });
    if (!isTypedAhead) owed.push(row.bib);
    const next = rows[place + 1];
    const nextNs = next === undefined ? Infinity : momentNs(next.elapsedUs);
    while (owed.length > 0 && nextNs - nowNs() > TYPING_NS) {
      await keys.type(owed.shift() ?? '');
      await keys.press('Enter');
    }
  }
  return pressed;
}

function readRows(): Row[] {
  return table('times.csv')
    .slice(0, ROWS)
    .map(({ bib = '', elapsed = '' }) => ({ bib, elapsedUs: microseconds(elapsed) }));
}

function expectedFirstLegs(): Map<string, number> {
  return new Map(table('expected.csv').map(({ bib = '', leg_1: leg = '' }) => [bib, microseconds(leg)]));
}

function table(name: string): Record<string, string>[] {
  // With `columns` each row is an object of texts.
  return parse(readFileSync(join(FOLDER, name), 'utf8'), { columns: true }) as Record<string, string>[];
}

/** `01:06:05` in µs. */
function microseconds(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1_000_000;
}
