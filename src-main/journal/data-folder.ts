/** What lies in a data folder, and under which names. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of one data folder's files. */
export interface DataFolder {
  readonly folder: string;
  /** The database; SQLite keeps `-wal` and `-shm` beside it while it is open. */
  readonly database: string;
  /** The database while a new race is being made: it takes its true name when it is whole. */
  readonly newDatabase: string;
  /** The text journal: one canonical entry text a line. */
  readonly entriesText: string;
  /** Names of people: one canonical names record a line. */
  readonly namesText: string;
  /** The lock of the writing process. Only SQLite may open it: see `writer-lock.ts`. */
  readonly lock: string;
  /** Who holds the lock, for messages only. */
  readonly writer: string;
}

/** The paths of the files in this data folder, whether they are there or not. */
export function dataFolder(folder: string): DataFolder {
  return {
    folder,
    database: join(folder, 'baton.db'),
    newDatabase: join(folder, 'baton.db.new'),
    entriesText: join(folder, 'journal.jsonl'),
    namesText: join(folder, 'names.jsonl'),
    lock: join(folder, 'writer.lock'),
    writer: join(folder, 'writer.json'),
  };
}

/**
 * Makes new and renamed files of a folder safe from a power cut: their names live in the folder, which needs
 * a sync of its own. Windows does this by itself and refuses to open folders.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
