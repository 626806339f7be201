/** One leg across all teams: who has run it, who runs it, how many are to come. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import { publishedUs } from '../../src-shared/domain/published.ts';
import { placesOf } from '../../src-shared/domain/ranking.ts';
import { comparableLegUs } from './bests.ts';
import { isRunning } from './forecast.ts';
import { compareTeams } from './standing.ts';

/** A team's time of one leg. */
export interface LegTime {
  readonly team: TeamRow;
  /** Empty where the time is given or in question: those are listed, but not ranked. */
  readonly place: string;
  readonly us: number;
  /** Behind the best, as published; `null` without a place. */
  readonly behindUs: number | null;
  readonly mark: 'asks' | 'given' | null;
}

/** The ranking of a leg and how far the field is with it. */
export interface LegRanking {
  readonly times: readonly LegTime[];
  readonly running: number;
  readonly toCome: number;
}

/**
 * Ranks a leg by published times; ties share a place.
 *
 * @param index - of the leg, 0 = leg 1.
 */
export function legRanking(
  teams: Iterable<TeamRow>,
  index: number,
  rounding: Rounding,
  nowUs: number,
): LegRanking {
  const timed: { team: TeamRow; us: number }[] = [];
  const counts = { running: 0, toCome: 0 };
  for (const team of teams) {
    const us = team.times[index];
    if (us != null) timed.push({ team, us: publishedUs(us, rounding) });
    else if (isRunning(team, index, nowUs)) counts.running += 1;
    else if (team.status === null && team.finishes[index] == null) counts.toCome += 1;
  }
  timed.sort((a, b) => a.us - b.us || compareTeams(a.team, b.team));
  const ranked = timed.filter(({ team }) => comparableLegUs(team, index) !== null);
  const places = new Map(
    placesOf(ranked, (a, b) => a.us === b.us).map((place, at) => [ranked[at]?.team, place]),
  );
  const bestUs = ranked[0]?.us ?? 0;
  const times = timed.map(({ team, us }): LegTime => {
    const place = places.get(team);
    const mark = team.marks[index] === '?' ? 'asks' : team.marks[index] === 'g' ? 'given' : null;
    return { team, us, place: place ?? '', behindUs: place === undefined ? null : us - bestUs, mark };
  });
  return { times, ...counts };
}
