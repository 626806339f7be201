import { describe, expect, it } from 'vitest';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { OutlookSource } from './outlook.ts';
import { outlookOf } from './outlook.ts';

/** Noon in UTC, from which the times below are counted in minutes. */
const NOON_US = Date.UTC(2026, 5, 20, 12) * 1_000;
const at = (minutes: number): number => NOON_US + minutes * 60_000_000;

function team(bib: string, finishes: (number | null)[], more: Partial<TeamRow> = {}): TeamRow {
  return {
    teamId: `id-${bib}`,
    bib,
    name: `Team ${bib}`,
    category: 'Women',
    wave: null,
    runners: [],
    starts: [at(-60), ...finishes.slice(0, -1)],
    finishes,
    times: [],
    splits: [],
    marks: '...',
    penaltyUs: 0,
    status: null,
    totalUs: null,
    ...more,
  };
}

const ROWS = [
  team('143', [at(-30), null, null]),
  team('104', [at(-40), at(-2), null]),
  team('31', [null, null, null], { starts: [at(-60), null, null] }),
  team('7', [at(-30), null, null], { status: 'DNF' }),
];

const SOURCE: OutlookSource = {
  race: { legs: 3, timeZone: 'UTC' },
  serves: { from: 2, to: 2 },
  teams: new Map(ROWS.map((row) => [row.teamId, row])),
  byBib: new Map(ROWS.map((row) => [row.bib, [row.teamId]])),
  expected: [
    {
      teamId: 'id-143',
      point: 2,
      startedUs: at(-30),
      expectedUs: at(1),
      earliestUs: at(-2),
      latestUs: at(4),
      overdueUs: null,
    },
  ],
  medianLegUs: [null, null, null],
};
const outlook = (
  line: string,
  chosenUs: number | null = null,
  nowUs = at(0),
  more: Partial<OutlookSource> = {},
) => outlookOf(line, chosenUs, nowUs, { ...SOURCE, ...more });

describe('what the line says before Enter', () => {
  it('names team, leg, category and when it is due', () => {
    expect(outlook('143')).toEqual({
      head: 'Team 143',
      detail: 'leg 2 of 3 · Women · due 11:58 – 12:04',
      enter: 'hands over now',
      warnings: [],
      asksSide: true,
    });
  });

  it('says which open time a bib is given to', () => {
    expect(outlook('143', at(0) + 1_840_000).enter).toBe('gives 12:00:01.84 to 143');
    expect(outlook('', at(0)).head).toBe('Whose is 12:00:00.00?');
  });

  it('warns of a team that is through already, that stopped, and that was not seen before', () => {
    expect(outlook('104').warnings).toEqual(['handed over at exchange 2 already, at 11:58:00']);
    expect(outlook('7').warnings).toEqual(['did not finish: recorded all the same, and asked about']);
    expect(outlook('31').warnings).toEqual(['not seen at exchange 1']);
  });

  it('warns of a team that is not due, or overdue', () => {
    expect(outlook('143', null, at(-22)).warnings).toEqual(['not due for 20:00']);
    expect(outlook('143', null, at(10)).warnings).toEqual(['overdue by 6:00']);
  });

  it('names likely bibs, who is due first, for an unknown and for a partial one', () => {
    expect(outlook('134').detail).toBe('likely 143 or 104. Enter keeps the time and asks.');
    expect(outlook('1?3').detail).toBe('fits 143');
    expect(outlook('9?').detail).toBe('fits no team');
  });

  it('reads several bibs and an explicit point', () => {
    expect(outlook('143/999')).toMatchObject({
      detail: '2 bibs at the same time',
      warnings: ['not in the start list: 999'],
    });
    expect(outlook('143@3')).toMatchObject({ enter: 'finishes now', warnings: ['not seen at exchange 2'] });
  });

  it('takes the next point of a team where the station serves several', () => {
    expect(outlook('104', null, at(0), { serves: null }).detail).toBe('leg 3 of 3 · Women');
  });

  it('says that a side needs a point there, and what Enter does then', () => {
    expect(outlook('143+', null, at(0), { serves: null }).enter).toBe('takes the time, the bib stays open');
  });
});
