import type { Mode } from '../../src-shared/domain/published.ts';

/** What a result list is to show; the same for every format. */
export interface ResultsOptions {
  /** The runners' names by team id, in order of legs; `null` writes results without names. */
  readonly names: ReadonlyMap<string, readonly string[]> | null;
  readonly by: 'total' | 'category' | 'leg';
  readonly mode: Mode;
}

/** The runner of a team's leg, empty where nobody is named (or the names were erased). */
export function runnerOf(options: ResultsOptions, teamId: string, leg: number): string {
  return options.names?.get(teamId)?.[leg - 1] ?? '';
}
