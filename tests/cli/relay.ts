/** The real relay, where its folder is there; no copy of it is kept here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CsvRow } from './baton.ts';
import { csvRows, done } from './baton.ts';
import type { Scratch } from './scratch.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/relay-2020', import.meta.url));

export const isRelayMissing = !existsSync(FOLDER);

/** What a skipped test says. */
export const SKIPPED = 'skipped where shared/data/relay-2020 is missing';

export const relayFile = (name: 'race.json' | 'teams.csv' | 'times.csv'): string => join(FOLDER, name);

/** The organiser's own results. */
export function expectedRows(): CsvRow[] {
  return csvRows(readFileSync(join(FOLDER, 'expected.csv'), 'utf8'));
}

/** One line of the sheet of times. */
export interface SheetLine {
  readonly order: string;
  readonly bib: string;
  readonly elapsed: string;
}

export function sheetLines(): SheetLine[] {
  return csvRows(readFileSync(relayFile('times.csv'), 'utf8')).map((row) => ({
    order: row['order'] ?? '',
    bib: row['bib'] ?? '',
    elapsed: row['elapsed'] ?? '',
  }));
}

/** Makes the relay in a new data folder, without times. */
export async function initRelay(scratch: Scratch): Promise<string> {
  const data = scratch.path();
  const files = ['--race', relayFile('race.json'), '--teams', relayFile('teams.csv')];
  await done(['init', '--data', data, '--station', 'finish', ...files]);
  return data;
}

/** Makes the relay in a new data folder, run to its end. */
export async function runRelay(scratch: Scratch): Promise<string> {
  const data = await initRelay(scratch);
  await done(['import-times', '--data', data, '--times', relayFile('times.csv')]);
  return data;
}

/** The figures of the organiser in which rows of ours differ from theirs, as `bib column: ours, theirs`. */
export function differencesToExpected(ours: ReadonlyMap<string, CsvRow>): string[] {
  const theirs = expectedRows();
  const missing = ours.size === theirs.length ? [] : [`${ours.size} rows, ${theirs.length} rows`];
  return theirs.reduce((found, row) => {
    const mine = ours.get(row['bib'] ?? '') ?? {};
    for (const [column, figure] of Object.entries(row)) {
      if (mine[column] !== figure) {
        found.push(`${row['bib'] ?? ''} ${column}: ${mine[column] ?? '(none)'}, ${figure}`);
      }
    }
    return found;
  }, missing);
}
