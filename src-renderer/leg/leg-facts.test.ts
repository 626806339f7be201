import { describe, expect, it } from 'vitest';
import type { RaceMirror } from '../../src-shared/contract/mirror.ts';
import { GUN_US, madeRow } from '../grid/testing/made-row.ts';
import { legFacts, legRank } from './leg-facts.ts';

const MINUTE_US = 60_000_000;
const SECOND = { unitUs: 1_000_000, mode: 'up' } as const;
const race: RaceMirror = {
  name: 'Made',
  legs: 3,
  gunUs: GUN_US,
  gunRecorded: true,
  timeZone: 'Europe/Oslo',
  waves: [{ name: 'B', plannedUs: GUN_US + MINUTE_US, startedUs: GUN_US + 2 * MINUTE_US }],
  asSet: { waves: [], massStarts: [] },
  massStarts: [{ leg: 3, kind: 'restart', plannedUs: GUN_US + 200 * MINUTE_US, startedUs: null }],
  rounding: SECOND,
  missing: 'open',
  total: 'sum',
  waiting: 'counts',
  doubleMs: 10_000,
  agreeMs: 3_000,
  officialUs: null,
};

describe('the facts of a leg', () => {
  const team = madeRow('1', 3, [40, 50]);
  const at = (leg: number, row = team) => legFacts(row, leg, race, GUN_US + 95 * MINUTE_US);

  it('say where a start came from', () => {
    expect(at(1).startFrom).toBe('the gun');
    expect(at(2).startFrom).toBe('handoff after leg 1');
    const wave = { ...team, wave: 'B', starts: [GUN_US + 2 * MINUTE_US, null, GUN_US + 200 * MINUTE_US] };
    expect(at(1, wave).startFrom).toBe('wave B');
    expect(at(2, wave).startFrom).toBeNull();
    expect(at(3, wave).startFrom).toBe('the mass start');
    expect(at(2, { ...team, starts: [GUN_US, GUN_US + 41 * MINUTE_US, null] }).startFrom).toBe(
      'its own start',
    );
  });

  it('say what a mark means and who is running', () => {
    expect(at(1, { ...team, marks: 'g?.' }).mark).toBe('given');
    expect(at(2, { ...team, marks: 'g?.' }).mark).toBe('asks');
    expect(at(3).isRunning).toBe(true);
    expect(at(2).isRunning).toBe(false);
  });
});

describe('the rank in a leg', () => {
  it('is shared by equal published times, and leaves out what is in question', () => {
    const teams = [
      madeRow('1', 2, [40]),
      madeRow('2', 2, [41]),
      madeRow('3', 2, [41]),
      madeRow('4', 2, [10], { marks: '?.' }),
      madeRow('5', 2, [42]),
      madeRow('6', 2, []),
    ];
    const ranks = teams.map((team) => legRank(teams, team, 0, SECOND));
    expect(ranks.map((rank) => rank?.place ?? null)).toEqual(['1', '2=', '2=', null, '4', null]);
    expect(ranks[0]?.of).toBe(4);
  });
});
