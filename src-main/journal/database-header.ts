/**
 * Who wrote a database, read from the first bytes of its file, before SQLite opens it.
 *
 * A folder of a newer Baton must be left exactly as it is, and SQLite would already lay `-wal` and `-shm`
 * beside it. See https://www.sqlite.org/fileformat.html (user version at 60, application id at 68).
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { withStorageErrors } from './storage-error.ts';

/** Marks a database as Baton's: `BTON` in ASCII. */
export const APPLICATION_ID = 0x42544f4e;

/** The two numbers by which a database says whose it is and of which shape. */
export interface DatabaseHeader {
  applicationId: number;
  /** Number of the last migration. */
  userVersion: number;
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

/**
 * Reads the header's bytes.
 *
 * The caller must be sure that this process has no connection to the file: closing the descriptor used here
 * drops every POSIX lock that the process has on it (see "How To Corrupt", section 2.2, at sqlite.org), and
 * another program could then take the running journal for an abandoned one. See `isPerhapsOpen`.
 *
 * @throws BatonError `damaged` where the file is no database.
 */
export function readDatabaseHeader(path: string): DatabaseHeader {
  const bytes = Buffer.alloc(HEADER_BYTES);
  const read = withStorageErrors(path, () => {
    const descriptor = openSync(path, 'r');
    try {
      return readSync(descriptor, bytes, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(descriptor);
    }
  });
  if (read < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new BatonError(
      'damaged',
      `${path} is not a database, or is damaged. Keep the folder as it is and restore the race from a backup or another station into a new one.`,
    );
  }
  return { applicationId: bytes.readInt32BE(68), userVersion: bytes.readInt32BE(60) };
}

/** Whether some connection, perhaps of this very process, may be open: the shared-memory file says so. */
export function isPerhapsOpen(path: string): boolean {
  return existsSync(`${path}-shm`);
}

/**
 * Refuses a database that is not Baton's or comes from a newer Baton.
 *
 * @throws BatonError `notFound` or `newer`.
 */
export function refuseUnknownHeader(path: string, header: DatabaseHeader, latest: number): void {
  if (header.applicationId !== APPLICATION_ID) {
    throw new BatonError('notFound', `${path} belongs to another program. Name a data folder of Baton.`);
  }
  if (header.userVersion > latest) {
    throw new BatonError(
      'newer',
      `${path} was written by a newer Baton (version ${header.userVersion} of the database; this program knows ${latest}). Nothing was changed. Open it with that newer Baton.`,
    );
  }
}
