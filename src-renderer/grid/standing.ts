/**
 * The teams in the order of the race as it is now: more legs done first, then the smaller split; behind them those
 * who have not handed over yet, then DNF, DNS and DQ. The same order as the provisional results, kept up to date
 * team by team, since sorting 2,880 of them at every handoff would cost as much as showing it.
 */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import { compareBibs } from '../../src-shared/domain/compare-bibs.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import { publishedUs } from '../../src-shared/domain/published.ts';

/** One team where it stands. */
export interface Standing {
  readonly team: TeamRow;
  /** Without a gap; what comes after a leg without a time does not count yet. */
  readonly legsDone: number;
  /** What orders teams with as many legs done: the split there, or the total with penalties, as published. µs. */
  readonly us: number;
}

const STATUS_ORDER = ['DNF', 'DNS', 'DQ'];

/** Where a team stands by what it has run. */
export function standingOf(team: TeamRow, rounding: Rounding): Standing {
  const firstGap = team.splits.indexOf(null);
  const legsDone = firstGap === -1 ? team.splits.length : firstGap;
  const exactUs = team.totalUs ?? team.splits[legsDone - 1] ?? 0;
  return { team, legsDone, us: publishedUs(exactUs, rounding) };
}

/** All teams in order. */
export function standingsOf(teams: Iterable<TeamRow>, rounding: Rounding): Standing[] {
  return Array.from(teams, (team) => standingOf(team, rounding)).sort(compareStandings);
}

/**
 * The order after some teams changed: those are taken out and put where they belong now.
 *
 * @param replaced - the teams that changed or are no more, as they were.
 * @param changed - those that changed, as they are now.
 */
export function standingsAfter(
  before: readonly Standing[],
  replaced: readonly TeamRow[],
  changed: readonly TeamRow[],
  rounding: Rounding,
): Standing[] {
  const after = [...before];
  for (const team of replaced) after.splice(indexAmong(after, standingOf(team, rounding)), 1);
  for (const team of changed) {
    const standing = standingOf(team, rounding);
    after.splice(indexAmong(after, standing), 0, standing);
  }
  return after;
}

/** Where a standing is, or would be put, among others in order. */
export function indexAmong(ordered: readonly Standing[], standing: Standing): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ordered[middle];
    if (other !== undefined && compareStandings(other, standing) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The place at an index: `1`, `121=` where it is shared; empty for a team that has no split yet or is out.
 * Rulings on equal totals are not known here: the results have them.
 */
export function placeAt(ordered: readonly Standing[], index: number): string {
  const standing = ordered[index];
  if (standing === undefined || !hasPlace(standing)) return '';
  let first = index;
  while (sharesPlace(ordered[first - 1], standing)) first--;
  return `${first + 1}${first !== index || sharesPlace(ordered[index + 1], standing) ? '=' : ''}`;
}

function hasPlace({ team, legsDone }: Standing): boolean {
  return team.status === null && legsDone > 0;
}

function sharesPlace(other: Standing | undefined, standing: Standing): boolean {
  return (
    other !== undefined && hasPlace(other) && other.legsDone === standing.legsDone && other.us === standing.us
  );
}

function compareStandings(a: Standing, b: Standing): number {
  return (
    STATUS_ORDER.indexOf(a.team.status ?? '') - STATUS_ORDER.indexOf(b.team.status ?? '') ||
    b.legsDone - a.legsDone ||
    a.us - b.us ||
    compareTeams(a.team, b.team)
  );
}

/** By bib; the id makes the order whole where two teams wear the same. */
export function compareTeams(a: TeamRow, b: TeamRow): number {
  return compareBibs(a.bib, b.bib) || compareText(a.teamId, b.teamId);
}
