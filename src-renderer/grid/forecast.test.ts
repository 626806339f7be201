import { describe, expect, it } from 'vitest';
import { expectedFinishes, isRunning, nextLegIndex } from './forecast.ts';
import { GUN_US, madeRow } from './testing/made-row.ts';

const MINUTE_US = 60_000_000;
const minutes = (finishes: readonly (number | null)[]) =>
  finishes.map((us) => (us === null ? null : Math.round((us - GUN_US) / MINUTE_US)));
const MEDIANS = [40, 40, 40, 40].map((minute) => minute * MINUTE_US);

describe('the forecast of the grid', () => {
  it('takes the usual time of each leg for a team that runs like the field', () => {
    const team = madeRow('1', 4, [40]);
    expect(minutes(expectedFinishes(team, MEDIANS, [], GUN_US + 41 * MINUTE_US))).toEqual([
      null,
      80,
      120,
      160,
    ]);
  });

  it('is half way to the own pace after one leg', () => {
    const team = madeRow('1', 4, [60]);
    expect(minutes(expectedFinishes(team, MEDIANS, [], GUN_US + 61 * MINUTE_US))).toEqual([
      null,
      110,
      160,
      210,
    ]);
  });

  it('expects who is late now, and those after them later', () => {
    const team = madeRow('1', 4, [40]);
    expect(minutes(expectedFinishes(team, MEDIANS, [], GUN_US + 100 * MINUTE_US))).toEqual([
      null,
      100,
      140,
      180,
    ]);
  });

  it('lets waiting runners leave at a catch-up start, and not before a restart', () => {
    const team = madeRow('1', 4, [40]);
    const at = (kind: 'catchUp' | 'restart', minute: number) => [
      { leg: 3, kind, plannedUs: GUN_US + minute * MINUTE_US, startedUs: null },
    ];
    const nowUs = GUN_US + 41 * MINUTE_US;
    expect(minutes(expectedFinishes(team, MEDIANS, at('catchUp', 70), nowUs))).toEqual([null, 80, 110, 150]);
    expect(minutes(expectedFinishes(team, MEDIANS, at('catchUp', 95), nowUs))).toEqual([null, 80, 120, 160]);
    expect(minutes(expectedFinishes(team, MEDIANS, at('restart', 95), nowUs))).toEqual([null, 80, 135, 175]);
  });

  it('expects nothing of a team that is out, and nothing where no leg has a usual time', () => {
    const out = madeRow('1', 4, [40], { status: 'DNF' });
    expect(expectedFinishes(out, MEDIANS, [], GUN_US)).toEqual([null, null, null, null]);
    expect(expectedFinishes(madeRow('2', 4, []), [null, null, null, null], [], GUN_US)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('knows the leg that is being run also behind a handoff that nobody saw', () => {
    const seen = madeRow('1', 4, [40, 40]);
    const missed = {
      ...seen,
      times: [null, null, null, null],
      finishes: [null, seen.finishes[1] ?? null, null, null],
      starts: [GUN_US, null, seen.finishes[1] ?? null, null],
    };
    expect(nextLegIndex(missed)).toBe(2);
    expect(isRunning(missed, 2, GUN_US + 81 * MINUTE_US)).toBe(true);
    expect(isRunning(missed, 0, GUN_US + 81 * MINUTE_US)).toBe(false);
    expect(isRunning(seen, 2, GUN_US + 79 * MINUTE_US)).toBe(false);
  });
});
