/** From the board to result lists: by total, within each category, and by leg (rule 14). */
import type { Board, TeamLine } from './board.ts';
import { compareBibs } from './compare-bibs.ts';
import { compareText } from './entry.ts';
import type { Cell, Mode, TeamCells } from './published.ts';
import { teamCells } from './published.ts';
import type { Ranked } from './ranking.ts';
import { placesOf, ruledPositions } from './ranking.ts';

/** Who a row is about. */
interface ResultTeam {
  readonly teamId: string;
  readonly bib: string;
  readonly team: string;
  readonly category: string | null;
  readonly wave: string | null;
  readonly namesHash: string | null;
}

/** `1`, `121=` where it is shared, `-` behind the ranked, empty while the team is still running. */
interface Placed {
  readonly place: string;
}

export interface ResultRow extends Placed, ResultTeam, TeamCells {}

export interface LegResultRow extends Placed, ResultTeam {
  readonly time: Cell;
  readonly given: boolean;
}

export interface CategoryResults {
  /** `null` gathers the teams without a category. */
  readonly category: string | null;
  readonly rows: readonly ResultRow[];
}

export interface LegResults {
  readonly leg: number;
  readonly rows: readonly LegResultRow[];
}

/**
 * The teams by published total, ties ordered as ruled; behind them those without a total: open or still running,
 * DNF, DNS, DQ, each by legs done, last split and bib.
 */
export function results(board: Board, mode: Mode): ResultRow[] {
  const rows = board.teams.map((team) => ({ ...whoOf(team), ...teamCells(board.race, team, mode) }));
  const totals = rows.flatMap(({ teamId, total }): Ranked[] =>
    total.us === null ? [] : [{ teamId, us: total.us }],
  );
  const ruled = ruledPositions(totals, board.race.finishOrders);
  const positionOf = (row: ResultTeam): number => ruled.get(row.teamId) ?? 0;
  const ahead = (a: ResultTeam & TeamCells, b: ResultTeam & TeamCells): number =>
    compareTimes(a.total, b.total) || positionOf(a) - positionOf(b) || compareStanding(a, b);
  return withPlaces(
    rows.sort((a, b) => ahead(a, b) || compareTeams(a, b)),
    ({ total }) => total,
    (a, b) => a.total.us === b.total.us && positionOf(a) === positionOf(b),
  );
}

/**
 * The results within each category, in text order, teams without one last. The order is that of the race as a
 * whole, so that two teams stand the same way round in both lists.
 */
export function resultsByCategory(board: Board, mode: Mode): CategoryResults[] {
  const groups = [...Map.groupBy(results(board, mode), ({ category }) => category)];
  return groups
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? ''))
    .map(([category, rows]) => ({
      category,
      // Who shares a place in the race shares it here.
      rows: withPlaces(
        rows,
        ({ total }) => total,
        (a, b) => a.place === b.place,
      ),
    }));
}

/** The teams by published time of each leg; ties share a place, teams without a time come last. */
export function resultsByLeg(board: Board, mode: Mode): LegResults[] {
  const rows = board.teams.map((team) => ({ who: whoOf(team), ...teamCells(board.race, team, mode) }));
  return Array.from({ length: board.race.legs }, (_, index) => {
    const legRows = rows.flatMap(({ who, legs }) => {
      const cells = legs[index];
      return cells === undefined ? [] : [{ ...who, time: cells.leg, given: cells.given }];
    });
    legRows.sort((a, b) => compareTimes(a.time, b.time) || compareTeams(a, b));
    return {
      leg: index + 1,
      rows: withPlaces(
        legRows,
        ({ time }) => time,
        (a, b) => a.time.us === b.time.us,
      ),
    };
  });
}

/** How many legs a team has done without a gap, and its published split there (`null` before the first). */
export function standingOf(row: Pick<ResultRow, 'legs'>): { legsDone: number; lastSplit: Cell | null } {
  const firstGap = row.legs.findIndex(({ split }) => split.us === null);
  const legsDone = firstGap === -1 ? row.legs.length : firstGap;
  return { legsDone, lastSplit: row.legs[legsDone - 1]?.split ?? null };
}

function whoOf({ teamId, bib, name, category, wave, namesHash }: TeamLine): ResultTeam {
  return { teamId, bib, team: name, category, wave, namesHash };
}

/** The order of those without a time; open and still running are one group. */
const BEHIND = ['DNF', 'DNS', 'DQ'];

/** Times by length, then the words that stand in place of one. Equal words, and equal times, compare as 0. */
function compareTimes(a: Cell, b: Cell): number {
  if (a.us !== null && b.us !== null) return a.us - b.us;
  if (a.us !== null || b.us !== null) return a.us === null ? 1 : -1;
  return BEHIND.indexOf(a.text) - BEHIND.indexOf(b.text);
}

/** Among teams without a total: more legs done first, then the smaller last split. */
function compareStanding(a: TeamCells, b: TeamCells): number {
  if (a.total.us !== null || b.total.us !== null) return 0;
  const [standingA, standingB] = [standingOf(a), standingOf(b)];
  return (
    standingB.legsDone - standingA.legsDone || (standingA.lastSplit?.us ?? 0) - (standingB.lastSplit?.us ?? 0)
  );
}

/** So that the order never depends on the order in which the teams came. */
function compareTeams(a: ResultTeam, b: ResultTeam): number {
  return compareBibs(a.bib, b.bib) || compareText(a.teamId, b.teamId);
}

/** Rows in order with their places: numbers for those with a time, which come first. */
function withPlaces<T extends ResultTeam>(
  ordered: readonly T[],
  timeOf: (row: T) => Cell,
  ties: (a: T, b: T) => boolean,
): (T & Placed)[] {
  const timed = ordered.filter((row) => timeOf(row).us !== null);
  const places = placesOf(timed, ties);
  return ordered.map((row, index) => ({
    ...row,
    place: places[index] ?? (timeOf(row).text === '' ? '' : '-'),
  }));
}
