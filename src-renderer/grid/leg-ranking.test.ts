import { describe, expect, it } from 'vitest';
import { legRanking } from './leg-ranking.ts';
import { GUN_US, madeRow } from './testing/made-row.ts';

const SECOND = { unitUs: 1_000_000, mode: 'up' } as const;
const MINUTE_US = 60_000_000;

describe('the ranking of a leg', () => {
  const teams = [
    madeRow('1', 3, [40, 50]),
    madeRow('2', 3, [41, 45]),
    madeRow('3', 3, [42, 50]),
    madeRow('4', 3, [43, 20], { marks: '.?.' }),
    madeRow('5', 3, [44, 46], { marks: '.g.' }),
    madeRow('6', 3, [45]),
    madeRow('7', 3, []),
    madeRow('8', 3, [45], { status: 'DNF', marks: '.FS' }),
  ];
  const ranking = legRanking(teams, 1, SECOND, GUN_US + 60 * MINUTE_US);

  it('shares places, and lists what is given or in question without one', () => {
    expect(ranking.times.map(({ team, place, behindUs, mark }) => [team.bib, place, behindUs, mark])).toEqual(
      [
        ['4', '', null, 'asks'],
        ['2', '1', 0, null],
        ['5', '', null, 'given'],
        ['1', '2=', 5 * MINUTE_US, null],
        ['3', '2=', 5 * MINUTE_US, null],
      ],
    );
  });

  it('counts who is on it and who is still to come, without those who are out', () => {
    expect(ranking).toMatchObject({ running: 1, toCome: 1 });
  });
});
