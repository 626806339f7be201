/** The names of runners beside the appended text, as a data folder has them. */
import { join } from 'node:path';
import type { NamesRecord } from '../journal/names-record.ts';
import { namesRecordText } from '../journal/names-record.ts';
import { replaceFile } from './replace-file.ts';

/** The names file of one station's folder on a stick. */
export interface NamesFile {
  /** Makes it hold just these names, whole or not at all: names that were erased are not kept here either. */
  write(names: ReadonlyMap<string, NamesRecord>): void;
}

/** The names file in this folder; it is first written where there are names. */
export function createNamesFile(folder: string): NamesFile {
  const path = join(folder, 'names.jsonl');
  let written: string | null = null;
  return {
    write: (names) => {
      const text = Array.from(names.values(), (record) => `${namesRecordText(record)}\n`).join('');
      if (text === written) return;
      replaceFile(path, text);
      written = text;
    },
  };
}
