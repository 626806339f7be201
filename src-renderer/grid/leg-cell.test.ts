import { describe, expect, it } from 'vitest';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import { bestsOf } from './bests.ts';
import { legCell } from './leg-cell.ts';
import { GUN_US, madeRow } from './testing/made-row.ts';

const MINUTE_US = 60_000_000;
const NOW_US = GUN_US + 90 * MINUTE_US;
const others = [madeRow('2', 3, [41, 39]), madeRow('3', 3, [35, 50], { marks: '?..' })];
const cellsOf = (team: TeamRow, expected: readonly (number | null)[] = []) => {
  const bests = bestsOf([team, ...others], 3);
  return [0, 1, 2].map((index) => legCell(team, index, bests, expected[index] ?? null, NOW_US));
};

describe('a cell of the grid', () => {
  it('shows a leg that was run, the best of the field marked; a doubted time is nobody’s best', () => {
    expect(cellsOf(madeRow('1', 3, [40, 44]))).toEqual([
      { kind: 'run', us: 40 * MINUTE_US, sign: 'best' },
      { kind: 'run', us: 44 * MINUTE_US, sign: null },
      { kind: 'running', startUs: GUN_US + 84 * MINUTE_US, asks: false },
    ]);
  });

  it('shows a doubt, a given time and words in the place of a time', () => {
    expect(
      cellsOf(madeRow('1', 3, [20, 10], { marks: '?g.' })).map((cell) => 'sign' in cell && cell.sign),
    ).toEqual(['asks', 'given', false]);
    expect(cellsOf(madeRow('1', 3, [40], { marks: '.FS', status: 'DNF' })).slice(1)).toEqual([
      { kind: 'out', word: 'DNF' },
      { kind: 'out', word: 'DNS' },
    ]);
  });

  it('shows when a leg to come is expected to end, and nothing where that is not known', () => {
    const atUs = GUN_US + 120 * MINUTE_US;
    expect(cellsOf(madeRow('1', 3, []), [null, atUs, null]).slice(1)).toEqual([
      { kind: 'toCome', atUs },
      { kind: 'blank' },
    ]);
  });

  it('says that a handoff was not seen where a later one was', () => {
    const seen = madeRow('1', 3, [40, 40]);
    const missed = { ...seen, times: [null, null, null], finishes: [null, seen.finishes[1] ?? null, null] };
    expect(cellsOf(missed).map(({ kind }) => kind)).toEqual(['unseen', 'unseen', 'running']);
  });
});
