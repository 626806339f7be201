/** Opening the database: what is set at every open, and read back, before a connection is trusted. */
import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { DatabaseHeader } from './database-header.ts';
import { systemCode, withStorageErrors } from './storage-error.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A connection that may read. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
/** A connection that may write, and whose commits are on disk when they return. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** How long a statement waits for a reader or a backup that is in its way. */
const BUSY_TIMEOUT_MS = 5_000;
/** SQLite's number for `synchronous=FULL`. */
const SYNCHRONOUS_FULL = 2;

/**
 * Opens a database for writing; a commit returns when it is on disk. The file is made where it is missing.
 *
 * @throws BatonError `writeFailed` where SQLite does not take the settings that this promise rests on.
 */
export function openWritableDb(path: string): WritableDb {
  return withStorageErrors(path, () => {
    const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      makeDurable(db);
      assertDurable(db, path);
    } catch (error) {
      db.close();
      throw error;
    }
    // Only here does a plain connection become a writable one: after its settings were read back.
    return db as WritableDb;
  });
}

/** What SQLite says where it cannot make the files that readers share with a writer. */
const CANNOT_SHARE = new Set(['SQLITE_CANTOPEN', 'SQLITE_READONLY_DIRECTORY']);

/**
 * Opens a database for reading, also while another process writes it. What is read is one snapshot from the
 * first read until the connection is closed.
 */
export function openReadableDb(path: string): ReadableDb {
  return withStorageErrors(path, () => {
    try {
      return openSnapshot(path);
    } catch (error) {
      if (!CANNOT_SHARE.has(systemCode(error) ?? '')) throw error;
      return openSnapshot(readWriteProtected(path));
    }
  });
}

function openSnapshot(source: string | Buffer): ReadableDb {
  const db = new Database(source, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.exec('BEGIN');
    db.pragma('user_version');
  } catch (error) {
    db.close();
    throw error;
  }
  // SQLite itself refuses writes on this connection.
  return db as ReadableDb;
}

/** Where the header says, twice, that the database is written by way of a log (2) or without one (1). */
const WRITE_VERSION_AT = 18;

/**
 * The bytes of a database in a folder in which SQLite cannot make the files that readers share with a writer,
 * such as a write-protected stick. Only a database that was closed is whole without its log.
 */
function readWriteProtected(path: string): Buffer {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new BatonError(
      'noPermission',
      `${path} was not closed, and its folder cannot be written. Copy the folder to a disk that can be written and open the copy.`,
    );
  }
  const bytes = readFileSync(path);
  bytes.fill(1, WRITE_VERSION_AT, WRITE_VERSION_AT + 2);
  return bytes;
}

/** Whose database this is, as its connection sees it. */
export function headerOf(db: ReadableDb): DatabaseHeader {
  return {
    applicationId: numberPragma(db, 'application_id'),
    userVersion: numberPragma(db, 'user_version'),
  };
}

function makeDurable(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // better-sqlite3 is built to reopen WAL files at NORMAL, which may lose the last commits in a power cut.
  db.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    // A plain fsync on macOS ends in the drive's cache.
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
  db.pragma('foreign_keys = ON');
  // What is deleted (names of people) is overwritten with zeros, also in the temporary copy that VACUUM makes.
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
}

/** @throws BatonError `writeFailed` where a commit would not be on disk when it returns. */
export function assertDurable(db: Database.Database, path: string): void {
  const refused = (setting: string): BatonError =>
    new BatonError(
      'writeFailed',
      `${path} does not take the setting ${setting}, without which a power cut could lose times. Put the data folder on a local disk.`,
    );
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') throw refused('journal_mode=WAL');
  if (numberPragma(db, 'synchronous') !== SYNCHRONOUS_FULL) throw refused('synchronous=FULL');
  if (process.platform === 'darwin' && numberPragma(db, 'fullfsync') !== 1) throw refused('fullfsync=ON');
}

function numberPragma(db: Database.Database, name: string): number {
  const value = db.pragma(name, { simple: true });
  if (typeof value !== 'number') throw new TypeError(`PRAGMA ${name} is not a number`);
  return value;
}
