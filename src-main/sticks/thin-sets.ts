/** Which old sets of a station make room on its stick. */
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JOURNAL_NAME, MANIFEST_NAME, SUMS_NAME } from '../backup/set-format.ts';
import { compareSetNames } from '../backup/set-name.ts';
import { withStorageErrors } from '../journal/storage-error.ts';

/** How many sets stay. */
export interface Thinning {
  readonly newest: number;
  /** Of older ones, the last of each hour. */
  readonly hourly: boolean;
}

/** What is kept where there is room. */
export const USUAL_THINNING: Thinning = { newest: 10, hourly: true };
/** What is kept where there is none, step by step: each set holds all that the older ones hold. */
export const THINNINGS_WHEN_FULL: readonly Thinning[] = [
  USUAL_THINNING,
  { newest: 3, hourly: false },
  { newest: 1, hourly: false },
];

const SET_NAME = /_(\d{8}-\d{2})\d{4}_[^_]*_\d+(?:-\d+)?$/;

/**
 * The sets that can go.
 *
 * @param proven - names of the proven sets of one station.
 */
export function setsToThin(proven: readonly string[], { newest, hourly }: Thinning): string[] {
  const hours = new Set<string>();
  return proven.toSorted(compareSetNames).filter((name, index) => {
    const hour = SET_NAME.exec(name)?.[1] ?? name;
    const isFirstOfHour = !hours.has(hour);
    hours.add(hour);
    // The first is the last proven one, which never goes.
    return index > 0 && index >= newest && !(hourly && isFirstOfHour);
  });
}

/** All files of a set, the one that makes it a proven one first: what is half removed is no set. */
const SET_FILES = [SUMS_NAME, MANIFEST_NAME, JOURNAL_NAME, 'README.txt', 'passings.csv', 'results.csv'];

/**
 * Removes sets of one station: those that can go, and what is left of sets that were never finished. No set may be
 * under way there. Nothing but the files of sets is touched.
 *
 * @returns how many were removed.
 */
export function thinSets(folder: string, thinning: Thinning): number {
  return withStorageErrors(folder, () => {
    const names = readdirSync(folder).filter((name) => SET_NAME.test(name));
    const isProven = new Map(
      names.map((name) => [name, readdirSync(join(folder, name)).includes(SUMS_NAME)]),
    );
    const unfinished = names.filter((name) => isProven.get(name) !== true);
    const old = setsToThin(
      names.filter((name) => isProven.get(name) === true),
      thinning,
    );
    return [...unfinished, ...old].filter((name) => removeSet(join(folder, name))).length;
  });
}

/** Answers whether it is gone: where somebody has put a file of their own, the folder stays. */
function removeSet(path: string): boolean {
  for (const name of SET_FILES) rmSync(join(path, name), { force: true });
  if (readdirSync(path).length > 0) return false;
  rmdirSync(path);
  return true;
}
