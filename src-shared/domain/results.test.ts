import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LegSketch, TeamSketch } from '../../tests/kit/board-of.ts';
import { boardOf } from '../../tests/kit/board-of.ts';
import type { Board, FinishOrder } from './board.ts';
import { parseDurationUs } from './duration.ts';
import type { Mode } from './published.ts';
import { results, resultsByCategory, resultsByLeg } from './results.ts';

const S = 1_000_000;

const placesOf = (board: Board, mode: Mode = 'final'): string[] =>
  results(board, mode).map(({ place, bib }) => `${place} ${bib}`.trim());

describe('results', () => {
  it('lets equal published totals share a place, though the exact ones differ', () => {
    const board = boardOf([
      { bib: '4', legs: [12 * S] },
      { bib: '30', legs: [10.1 * S] },
      { bib: '7', legs: [10.9 * S] },
      { bib: '1', legs: [9 * S] },
    ]);
    expect(placesOf(board)).toEqual(['1 1', '2= 7', '2= 30', '4 4']);
  });

  it('ranks by the total with penalties', () => {
    const board = boardOf([
      { bib: '1', legs: [10 * S], penaltyUs: 5 * S },
      { bib: '2', legs: [12 * S] },
    ]);
    expect(placesOf(board)).toEqual(['1 2', '2 1']);
  });

  const finishOrder = (...teamIds: string[]): FinishOrder => ({ what: 'finishOrder', teamIds });
  const deadHeat = (...teamIds: string[]): FinishOrder => ({ what: 'deadHeat', teamIds });
  it.each<[string, FinishOrder[], string[]]>([
    ['no ruling', [], ['1= 1', '1= 2', '1= 3', '4 9']],
    ['an order of all', [finishOrder('3', '1', '2')], ['1 3', '2 1', '3 2', '4 9']],
    [
      'an order of two: who is not named stands with the first',
      [finishOrder('3', '2')],
      ['1= 1', '1= 3', '3 2', '4 9'],
    ],
    [
      'the newest ruling counts',
      [finishOrder('3', '1', '2'), finishOrder('2', '1', '3')],
      ['1 2', '2 1', '3 3', '4 9'],
    ],
    ['a dead heat', [finishOrder('3', '1', '2'), deadHeat('3', '1')], ['1= 1', '1= 3', '3 2', '4 9']],
    [
      'a ruling with a team of another total says nothing',
      [finishOrder('9', '1')],
      ['1= 1', '1= 2', '1= 3', '4 9'],
    ],
  ])('follows the rulings on ties: %s', (_, finishOrders, expected) => {
    const teams = ['1', '2', '3'].map((bib) => ({ bib, legs: [10 * S] }));
    expect(placesOf(boardOf([...teams, { bib: '9', legs: [20 * S] }], { finishOrders }))).toEqual(expected);
  });

  it('puts behind the ranked: open, DNF, DNS, DQ, each by legs done, last split and bib', () => {
    const board = boardOf([
      { bib: '1', legs: ['DQ', null, null] },
      { bib: '2', legs: ['DNS', 'DNS', 'DNS'], status: 'DNS' },
      { bib: '3', legs: ['DNF', S, S] },
      { bib: '10', legs: [S, 'DNF', S] },
      { bib: '9', legs: [S, 'DNF', S] },
      { bib: '8', legs: [2 * S, 'DNF', S] },
      { bib: '7', legs: [9 * S, 9 * S, 'DNF'] },
      { bib: '6', legs: [S, 'negative', S] },
      { bib: '5', legs: [50 * S, S, S] },
    ]);
    const expected = ['1 5', '- 6', '- 7', '- 9', '- 10', '- 8', '- 3', '- 2', '- 1'];
    expect(placesOf(board)).toEqual(expected);
  });

  it('provisionally, shows those still running in their standing, without a place', () => {
    const board = boardOf([
      { bib: '1', legs: [null, null, null] },
      { bib: '2', legs: [S, null, null] },
      { bib: '3', legs: [3 * S, 3 * S, null] },
      { bib: '4', legs: [2 * S, 3 * S, null] },
      { bib: '5', legs: [9 * S, 9 * S, 9 * S] },
      { bib: '6', legs: [S, 'DNF', null] },
    ]);
    expect(placesOf(board, 'provisional')).toEqual(['1 5', '4', '3', '2', '1', '- 6']);
  });

  it('gives the same list whatever the order of the teams', () => {
    const leg = fc.constantFrom<LegSketch>(S, S + 1, 2 * S, null, 'DNF', 'DNS', 'DQ', 'negative');
    const team = fc.record({
      bib: fc.constantFrom('1', '01', '2', '10', 'a'),
      legs: fc.tuple(leg, leg),
      teamId: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'),
    });
    const sketches = fc.uniqueArray(team, { selector: ({ teamId }) => teamId, minLength: 1 });
    const rulings = fc.array(
      fc.record({
        what: fc.constantFrom('finishOrder' as const, 'deadHeat' as const),
        teamIds: fc.shuffledSubarray(['p', 'q', 'r', 's', 't', 'u'], { minLength: 2 }),
      }),
      { maxLength: 3 },
    );
    const shuffled = sketches.chain((teams) =>
      fc.tuple(
        fc.constant(teams),
        fc.shuffledSubarray(teams, { minLength: teams.length, maxLength: teams.length }),
      ),
    );
    fc.assert(
      fc.property(
        shuffled,
        rulings,
        fc.constantFrom<Mode>('final', 'provisional'),
        ([a, b], finishOrders, mode) => {
          const race = { finishOrders };
          expect(results(boardOf(a, race), mode)).toEqual(results(boardOf(b, race), mode));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('resultsByCategory', () => {
  it('places within each category, in text order, those without one last', () => {
    const board = boardOf(
      [
        { bib: '1', legs: [10 * S], category: 'Women' },
        { bib: '2', legs: [10 * S], category: 'Open' },
        { bib: '3', legs: [10 * S], category: 'Women' },
        { bib: '4', legs: [11 * S], category: 'Women' },
        { bib: '5', legs: [12 * S] },
        { bib: '6', legs: ['DNF'], category: 'Open' },
      ],
      { finishOrders: [{ what: 'finishOrder', teamIds: ['3', '1'] }] },
    );
    const lists = resultsByCategory(board, 'final').map(({ category, rows }) => [
      category,
      rows.map(({ place, bib }) => `${place} ${bib}`),
    ]);
    expect(lists).toEqual([
      ['Open', ['1 2', '- 6']],
      ['Women', ['1 3', '2 1', '3 4']],
      [null, ['1 5']],
    ]);
  });
});

describe('resultsByLeg', () => {
  it('ranks each leg by its published time, ties sharing the place, no time last', () => {
    const board = boardOf([
      { bib: '1', legs: [10.2 * S, 5 * S] },
      { bib: '2', legs: [10.7 * S, 'DNF'] },
      { bib: '3', legs: ['DQ', 4 * S] },
      { bib: '4', legs: ['DNF', 6 * S] },
      { bib: '5', legs: [11.5 * S, null], given: [1] },
    ]);
    const lists = resultsByLeg(board, 'provisional').map(({ leg, rows }) => [
      leg,
      rows.map(({ place, bib, time, given }) => [place, bib, time.text, given].join(' ')),
    ]);
    expect(lists).toEqual([
      [
        1,
        ['1= 1 00:00:11 false', '1= 2 00:00:11 false', '3 5 00:00:12 true', '- 4 DNF false', '- 3 DQ false'],
      ],
      [2, ['1 3 00:00:04 false', '2 1 00:00:05 false', '3 4 00:00:06 false', ' 5  false', '- 2 DNF false']],
    ]);
  });
});

const relay = new URL('../../../shared/data/relay-2020/expected.csv', import.meta.url);

describe('the real relay', () => {
  it.skipIf(!existsSync(relay))('ranks as its organiser did (skipped without the relay-2020 data)', () => {
    const expected = parse<Record<string, string>>(readFileSync(relay), { columns: true });
    const sketches = expected.map((row): TeamSketch => {
      const legs = [row['leg_1'], row['leg_2'], row['leg_3'], row['leg_4']];
      return { bib: row['bib'] ?? '', legs: legs.map((text) => parseDurationUs(text ?? '')) };
    });
    const rows = results(boardOf(sketches), 'final').map(({ place, bib, legs, total }) => {
      const cells = legs.flatMap(({ leg, split }) => [leg.text, split.text]).slice(0, -1);
      return [place, bib, ...cells, total.text].join();
    });
    const wanted = expected.map((row) =>
      Object.keys(row)
        .filter((column) => column !== 'category')
        .map((column) => row[column])
        .join(),
    );
    expect(rows).toHaveLength(154);
    expect(rows.toSorted()).toEqual(wanted.toSorted());
  });
});
