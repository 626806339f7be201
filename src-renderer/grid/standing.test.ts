import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import { fieldAfter } from './field.ts';
import { indexAmong, placeAt, standingOf, standingsAfter, standingsOf } from './standing.ts';
import { madeRow } from './testing/made-row.ts';

const SECOND: Rounding = { unitUs: 1_000_000, mode: 'up' };
const RACE = { legs: 3, rounding: SECOND };

const placesByBib = (teams: readonly TeamRow[]) => {
  const ordered = standingsOf(teams, SECOND);
  return ordered.map(({ team }, index) => [team.bib, placeAt(ordered, index)]);
};

describe('the standing', () => {
  it('puts more legs before a smaller split, then the smaller split', () => {
    const teams = [
      madeRow('1', 3, [10]),
      madeRow('2', 3, [30, 40]),
      madeRow('3', 3, [30, 35]),
      madeRow('4', 3, []),
    ];
    expect(placesByBib(teams)).toEqual([
      ['3', '1'],
      ['2', '2'],
      ['1', '3'],
      ['4', ''],
    ]);
  });

  it('shares a place where the published splits are equal, and counts on from all who share it', () => {
    const teams = [
      madeRow('1', 3, [10]),
      madeRow('2', 3, [10.00001]),
      madeRow('3', 3, [12]),
      madeRow('4', 3, [9]),
    ];
    const ordered = standingsOf(teams, { unitUs: 1_000_000, mode: 'down' });
    expect(ordered.map((_, index) => placeAt(ordered, index))).toEqual(['1', '2=', '2=', '4']);
  });

  it('counts a penalty only where the total has it', () => {
    const penalized = madeRow('1', 3, [10, 10, 10], { totalUs: 40 * 60_000_000, penaltyUs: 10 * 60_000_000 });
    expect(placesByBib([penalized, madeRow('2', 3, [10, 10, 15])])).toEqual([
      ['2', '1'],
      ['1', '2'],
    ]);
  });

  it('puts DNF, DNS and DQ last and gives them no place', () => {
    const teams = [
      madeRow('1', 3, [10, 10], { status: 'DQ' }),
      madeRow('2', 3, [10], { status: 'DNF' }),
      madeRow('3', 3, [], { status: 'DNS' }),
      madeRow('4', 3, []),
      madeRow('5', 3, [50]),
    ];
    expect(placesByBib(teams)).toEqual([
      ['5', '1'],
      ['4', ''],
      ['2', ''],
      ['3', ''],
      ['1', ''],
    ]);
  });

  it('does not count what lies behind a leg without a time', () => {
    const gap = madeRow('1', 3, [10, 10]);
    const withGap = { ...gap, times: [null, gap.times[1] ?? null, null], splits: [null, null, null] };
    expect(standingOf(withGap, SECOND).legsDone).toBe(0);
  });

  it('finds every team again where it stands', () => {
    const teams = Array.from({ length: 50 }, (_, index) => madeRow(String(index), 3, [20 + (index % 7)]));
    const ordered = standingsOf(teams, SECOND);
    expect(ordered.map((standing) => indexAmong(ordered, standing))).toEqual(
      ordered.map((_, index) => index),
    );
  });
});

describe('the field', () => {
  const team = fc
    .record({
      id: fc.nat({ max: 60 }),
      minutes: fc.array(fc.integer({ min: 20, max: 24 }), { maxLength: 3 }),
      status: fc.constantFrom(null, null, null, 'DNF' as const),
    })
    .map(({ id, minutes, status }) => madeRow(String(id), 3, minutes, { status }));

  it('is the same, change by change, as made anew from all teams', () => {
    fc.assert(
      fc.property(fc.array(team), fc.array(fc.tuple(team, fc.boolean())), (first, changes) => {
        let teams: ReadonlyMap<string, TeamRow> = new Map(first.map((row) => [row.teamId, row]));
        let field = fieldAfter(null, teams, RACE);
        for (const [row, goes] of changes) {
          const next = new Map(teams);
          if (goes) next.delete(row.teamId);
          else next.set(row.teamId, row);
          teams = next;
          field = fieldAfter(field, teams, RACE);
        }
        const anew = fieldAfter(null, teams, RACE);
        expect(field.standings).toEqual(anew.standings);
        expect(field.bests).toEqual(anew.bests);
      }),
    );
  });

  it('puts one of 2,880 teams where it belongs at a fraction of sorting them all', () => {
    const rows = Array.from({ length: 2_880 }, (_, index) =>
      madeRow(
        String(index),
        15,
        Array.from({ length: 11 }, (__, leg) => 30 + ((index * 7 + leg * 13) % 31)),
      ),
    );
    let standings = standingsOf(rows, SECOND);
    const took = { one: 0, all: 0 };
    for (let round = 0; round < 40; round++) {
      const changed = madeRow(String(round), 15, new Array<number>(12).fill(30 + round));
      const replaced = rows.filter(({ teamId }) => teamId === changed.teamId);
      const start = performance.now();
      standings = standingsAfter(standings, replaced, [changed], SECOND);
      const middle = performance.now();
      standingsOf(rows, SECOND);
      // The first rounds run in code that is not optimized yet.
      if (round < 10) continue;
      took.one += middle - start;
      took.all += performance.now() - middle;
    }
    expect(took.one / took.all).toBeLessThan(0.25);
  });
});
