/**
 * One writing process a data folder.
 *
 * A file with a process number in it would outlive a killed process and need repair by hand. So the lock is
 * an exclusive transaction, open for the life of the process, on a small SQLite database that never gets any
 * content: SQLite holds it as an operating system lock (fcntl on Unix, LockFileEx on Windows), which the
 * system drops with the process, however it dies.
 *
 * Nothing but SQLite may open `writer.lock` in a process that holds it: on Unix, closing any other descriptor
 * of that file would drop the lock. Who holds it is therefore written beside it, in `writer.json`.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { DataFolder } from './data-folder.ts';
import { storageError, systemCode } from './storage-error.ts';

const writerSchema = z.object({ pid: z.int(), since: z.iso.datetime() });

/** The lock, held until it is released or the process dies. */
export interface WriterLock {
  /** Writes down who holds the lock, for the message that a second writer gets. */
  announce(nowMs: number): void;
  release(): void;
}

/**
 * Takes the lock of a data folder. Nothing is written into any file that was there before.
 *
 * @throws BatonError `locked` where another connection holds it, also one of this process; `noPermission`.
 */
export function takeWriterLock(files: DataFolder): WriterLock {
  let db: Database.Database | undefined;
  try {
    db = new Database(files.lock, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    throw systemCode(error)?.startsWith('SQLITE_BUSY') === true
      ? new BatonError('locked', lockedSentence(files), { cause: error })
      : storageError(error, files.lock);
  }
  return heldLock(db, files);
}

function heldLock(db: Database.Database, files: DataFolder): WriterLock {
  let announced = false;
  return {
    announce: (nowMs) => {
      announced = true;
      const writer = { pid: process.pid, since: new Date(nowMs).toISOString() };
      try {
        writeFileSync(files.writer, `${JSON.stringify(writer)}\n`);
      } catch (error) {
        throw storageError(error, files.writer);
      }
    },
    release: () => {
      // Removed first: once the lock is free, the file may be another writer's.
      if (announced) rmSync(files.writer, { force: true });
      db.close();
    },
  };
}

function lockedSentence(files: DataFolder): string {
  return `${files.folder} is being written by another Baton${describeWriter(files)}. Close that one, or only look on here.`;
}

/** Such as ` (process 1234 since 14:03)`; empty where the file is not there or cannot be read. */
function describeWriter(files: DataFolder): string {
  try {
    const { pid, since } = writerSchema.parse(JSON.parse(readFileSync(files.writer, 'utf8')));
    const time = new Date(since).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    return ` (process ${pid} since ${time})`;
  } catch {
    return '';
  }
}
