/** Finding the passing that a person means. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { TeamLine } from '../../src-shared/domain/board.ts';
import type { Entry, EntryOf } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import type { Station } from './station.ts';

/**
 * The one team that wears this bib, or wore it.
 *
 * @throws BatonError `notFound` where there is none or more than one.
 */
export function teamOfBib({ fold }: Station, bib: string): TeamLine {
  const [teamId, second] = fold.teamsOfBib(bib);
  const team = teamId === undefined ? undefined : fold.team(teamId);
  if (team === undefined) {
    throw new BatonError('notFound', `Bib ${bib} is not in the start list. Nothing was recorded.`);
  }
  if (second === undefined) return team;
  throw new BatonError(
    'notFound',
    `Bib ${bib} is or was worn by more than one team. Give one of them another bib first. Nothing was recorded.`,
  );
}

/**
 * The passing that counts for a bib at a point.
 *
 * @returns `null` where the team has none there.
 */
export function passingAt(
  station: Station,
  bib: string,
  point: number,
  side: 'in' | 'out',
): EntryOf<'passing'> | null {
  const team = teamOfBib(station, bib);
  const counting = station.fold.counting(team.teamId, point, side);
  return counting === undefined ? null : passingById(station, counting.id);
}

/**
 * The live passing of this id.
 *
 * @throws BatonError `notFound` where there is none, it is something else, or it is voided.
 */
export function passingById(station: Station, id: string): EntryOf<'passing'> {
  const entry = liveEntry(station, id);
  if (isKind(entry, 'passing')) return entry;
  throw new BatonError(
    'notFound',
    `Entry ${id} is a ${entry.fact.kind}, not a passing. Nothing was recorded.`,
  );
}

/**
 * The live entry of this id.
 *
 * @throws BatonError `notFound` where there is none or it is voided.
 */
export function liveEntry(station: Station, id: string): Entry {
  const found = station.fold.find(id);
  if (found === undefined) {
    throw new BatonError(
      'notFound',
      `There is no entry ${id} in this journal. Nothing was recorded. Look it up in the log.`,
    );
  }
  if (found.live) return found.entry;
  throw new BatonError('notFound', `Entry ${id} is voided already. Nothing was recorded.`);
}
