import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LegSketch, TeamSketch } from '../../tests/kit/board-of.ts';
import { boardOf } from '../../tests/kit/board-of.ts';
import type { RaceLine } from './board.ts';
import type { Mode } from './published.ts';
import { publishedUs, teamCells } from './published.ts';

const S = 1_000_000;

function textsOf(sketch: TeamSketch, mode: Mode = 'final', race: Partial<RaceLine> = {}) {
  const board = boardOf([sketch], race);
  const [team] = board.teams;
  if (team === undefined) throw new Error('the sketch makes one team');
  const { legs, penalty, total } = teamCells(board.race, team, mode);
  return {
    legs: legs.map(({ leg }) => leg.text),
    splits: legs.map(({ split }) => split.text),
    penalty: penalty.text,
    total: total.text,
  };
}

describe('publishedUs', () => {
  it.each([
    ['up', 1_000_000, 1_000_000, 1_000_000],
    ['up', 1_000_001, 1_000_000, 2_000_000],
    ['down', 1_999_999, 1_000_000, 1_000_000],
    ['nearest', 1_499_999, 1_000_000, 1_000_000],
    ['nearest', 1_500_000, 1_000_000, 2_000_000],
    ['nearest', 1_050_000, 100_000, 1_100_000],
    ['up', 1_000_001, 100_000, 1_100_000],
    ['up', -1_500_000, 1_000_000, -1_000_000],
    ['down', -1_500_000, 1_000_000, -2_000_000],
    ['nearest', -1_500_000, 1_000_000, -1_000_000],
    ['nearest', -100, 1_000_000, 0],
  ] as const)('%s: %d µs to units of %d is %d', (mode, us, unitUs, expected) => {
    expect(publishedUs(us, { unitUs, mode })).toBe(expected);
  });

  it('lands on a unit less than one away, on the side that the mode says, and stays there', () => {
    const any = fc.record({
      us: fc.integer({ min: -1e14, max: 1e14 }),
      unitUs: fc.constantFrom(1, 1_000, 10_000, 100_000, 250_000, 1_000_000, 60_000_000),
      mode: fc.constantFrom('up' as const, 'down' as const, 'nearest' as const),
    });
    fc.assert(
      fc.property(any, ({ us, unitUs, mode }) => {
        const published = publishedUs(us, { unitUs, mode });
        expect(Math.abs(published % unitUs)).toBe(0);
        if (mode === 'nearest') expect(Math.abs(published - us) * 2).toBeLessThanOrEqual(unitUs);
        else expect((published - us) * (mode === 'up' ? 1 : -1)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(published - us)).toBeLessThan(unitUs);
        expect(publishedUs(published, { unitUs, mode })).toBe(published);
      }),
    );
  });
});

describe('teamCells', () => {
  it('rounds legs, splits and total each from its own exact value', () => {
    expect(textsOf({ bib: '1', legs: [10.4 * S, 10.4 * S, 10.4 * S] })).toEqual({
      legs: ['00:00:11', '00:00:11', '00:00:11'],
      splits: ['00:00:11', '00:00:21', '00:00:32'],
      penalty: '',
      total: '00:00:32',
    });
  });

  it('writes as many decimals as the unit has', () => {
    const race = { rounding: { unitUs: 100_000, mode: 'down' } } as const;
    expect(textsOf({ bib: '1', legs: [3_661_990_000] }, 'final', race).total).toBe('01:01:01.9');
  });

  it('adds a penalty to the total before rounding, and shows it', () => {
    const { penalty, total } = textsOf({ bib: '1', legs: [10.6 * S], penaltyUs: 60.6 * S });
    expect({ penalty, total }).toEqual({ penalty: '00:01:01', total: '00:01:12' });
  });

  it.each<[LegSketch[], Mode, 'dnf' | 'open', string[], string[], string]>([
    [[S, 'DNF', S], 'final', 'dnf', ['00:00:01', 'DNF', '00:00:01'], ['00:00:01', 'DNF', 'DNF'], 'DNF'],
    [[S, null, S], 'final', 'dnf', ['00:00:01', 'DNF', '00:00:01'], ['00:00:01', 'DNF', 'DNF'], 'DNF'],
    [[S, null, S], 'final', 'open', ['00:00:01', 'open', '00:00:01'], ['00:00:01', 'open', 'open'], 'open'],
    [[S, null, null], 'provisional', 'dnf', ['00:00:01', '', ''], ['00:00:01', '', ''], ''],
    [
      [S, 'negative', S],
      'final',
      'dnf',
      ['00:00:01', 'open', '00:00:01'],
      ['00:00:01', 'open', 'open'],
      'open',
    ],
    [['negative', null], 'final', 'dnf', ['open', 'DNF'], ['open', 'DNF'], 'DNF'],
    [['DNS', 'DQ', 'DNF'], 'final', 'dnf', ['DNS', 'DQ', 'DNF'], ['DNS', 'DQ', 'DQ'], 'DQ'],
    [[S, 'DNS', null], 'provisional', 'dnf', ['00:00:01', 'DNS', ''], ['00:00:01', 'DNS', 'DNS'], 'DNS'],
    [[S, null, 'DNS'], 'final', 'dnf', ['00:00:01', 'DNF', 'DNS'], ['00:00:01', 'DNF', 'DNF'], 'DNF'],
  ])('legs %j, %s, missing %s', (legs, mode, missing, legTexts, splits, total) => {
    expect(textsOf({ bib: '1', legs }, mode, { missing })).toEqual({
      legs: legTexts,
      splits,
      penalty: '',
      total,
    });
  });

  it('gives a disqualified team no total, but its times', () => {
    expect(textsOf({ bib: '1', legs: [S, S], status: 'DQ' })).toEqual({
      legs: ['00:00:01', '00:00:01'],
      splits: ['00:00:01', '00:00:02'],
      penalty: '',
      total: 'DQ',
    });
  });
});
