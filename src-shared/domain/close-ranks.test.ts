import { describe, expect, it } from 'vitest';
import { boardOf } from '../../tests/kit/board-of.ts';
import type { Board, LegLine, RaceLine } from './board.ts';
import { closeLegs, closeTotals } from './close-ranks.ts';
import { results, resultsByLeg } from './results.ts';

const S = 1_000_000;
const TENTHS: Partial<RaceLine> = { rounding: { unitUs: S / 10, mode: 'down' } };

/** Two teams of two legs from one gun; every finish is known to ± `errorUs`, the gun to ± 10 s. */
function pair(
  lastLegs: readonly [number, number],
  errorUs: number,
  race: Partial<RaceLine> = {},
  change: (leg: LegLine) => Partial<LegLine> = () => ({}),
): Board {
  const board = boardOf(
    lastLegs.map((us, index) => ({ bib: String(index + 1), legs: [600 * S, us] })),
    { ...TENTHS, ...race },
  );
  const timed = (leg: LegLine, index: number, all: readonly LegLine[]): LegLine => {
    const startUs = all.slice(0, index).reduce((sum, { timeUs }) => sum + (timeUs ?? 0), 0);
    const line: LegLine = {
      ...leg,
      startUs,
      startFrom: index === 0 ? 'gun' : 'handoff',
      startErrorUs: index === 0 ? 10 * S : errorUs,
      finishUs: startUs + (leg.timeUs ?? 0),
      finishErrorUs: errorUs,
    };
    return { ...line, ...change(line) };
  };
  return { ...board, teams: board.teams.map((team) => ({ ...team, legs: team.legs.map(timed) })) };
}

const close = (board: Board): string[] => [...closeTotals(board, results(board, 'final'))];

describe('totals are closer than the clocks allow', () => {
  it('where they differ by less than the bounds of both finishes; gun and handoffs cancel', () => {
    expect(close(pair([600 * S, 600.2 * S], 101_000))).toEqual(['1', '2']);
    expect(close(pair([600 * S, 600.2 * S], 100_000))).toEqual([]);
    expect(close(pair([600 * S, 600.2 * S], 101_000, { total: 'clock' }))).toEqual(['1', '2']);
    expect(close(pair([600 * S, 600.2 * S], 100_000, { total: 'clock' }))).toEqual([]);
  });

  it('not where they share the place, or an official put them in order', () => {
    expect(close(pair([600 * S, 600 * S], 2 * S))).toEqual([]);
    expect(close(pair([600 * S, 600.04 * S], 2 * S))).toEqual([]);
    const ruled = { finishOrders: [{ what: 'finishOrder' as const, teamIds: ['2', '1'] }] };
    expect(close(pair([600 * S, 600.04 * S], 2 * S, ruled))).toEqual([]);
  });

  it('by the starts too, where each team has its own', () => {
    const ownStart = (leg: LegLine): Partial<LegLine> =>
      leg.leg === 1 ? { startFrom: 'passing', startErrorUs: 60_000 } : {};
    expect(close(pair([600 * S, 600.2 * S], 50_000, {}, ownStart))).toEqual(['1', '2']);
    expect(close(pair([600 * S, 600.3 * S], 50_000, {}, ownStart))).toEqual([]);
  });

  it('by the exchange too, where the next runner left on a time of its own that counts apart', () => {
    const out = (leg: LegLine): Partial<LegLine> =>
      leg.leg === 2 ? { startFrom: 'out', startUs: (leg.startUs ?? 0) + S } : {};
    const board = (race: Partial<RaceLine>) => pair([600 * S, 600.2 * S], 60_000, race, out);
    expect(close(board({ waiting: 'neutral' }))).toEqual(['1', '2']);
    expect(close(board({ waiting: 'counts' }))).toEqual([]);
    expect(close(board({ waiting: 'neutral', total: 'clock' }))).toEqual(['1', '2']);
  });

  it('not by a leg whose time an official gave', () => {
    const given = (leg: LegLine): Partial<LegLine> => (leg.leg === 2 ? { given: true } : {});
    expect(close(pair([600 * S, 600.2 * S], 101_000, {}, given))).toEqual(['1', '2']);
    const allGiven = (): Partial<LegLine> => ({ given: true });
    expect(close(pair([600 * S, 600.2 * S], 101_000, {}, allGiven))).toEqual([]);
  });

  it('in a list without a single time, nobody', () => {
    expect(
      close(
        boardOf([
          { bib: '1', legs: [null] },
          { bib: '2', legs: ['DNF'] },
        ]),
      ),
    ).toEqual([]);
  });
});

it('legs are closer than the clocks allow by their own start and finish', () => {
  const inLeg = (board: Board, leg: number): string[] => {
    const rows = resultsByLeg(board, 'final')[leg - 1]?.rows ?? [];
    return [...closeLegs(board, leg, rows)];
  };
  expect(inLeg(pair([600 * S, 600.2 * S], 51_000), 2)).toEqual(['1', '2']);
  expect(inLeg(pair([600 * S, 600.2 * S], 50_000), 2)).toEqual([]);
});
