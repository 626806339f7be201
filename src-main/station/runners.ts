import type { Board } from '../../src-shared/domain/board.ts';
import type { NamesRecord } from '../journal/names-record.ts';

/** The runners' names of each team, by leg, as far as they were given and not erased. */
export function runnersOf(board: Board, names: ReadonlyMap<string, NamesRecord>): Map<string, string[]> {
  const runners = new Map<string, string[]>();
  for (const { teamId, namesHash } of board.teams) {
    const record = namesHash === null ? undefined : names.get(namesHash);
    if (record !== undefined) runners.set(teamId, record.names);
  }
  return runners;
}
