/** Making, opening and looking into a data folder. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { DataFolder } from './data-folder.ts';
import { dataFolder, syncFolder } from './data-folder.ts';
import { isPerhapsOpen, readDatabaseHeader, refuseUnknownHeader } from './database-header.ts';
import { headerOf, openReadableDb, openWritableDb } from './database.ts';
import { folderFingerprint } from './folder-fingerprint.ts';
import { JournalReader } from './journal-reader.ts';
import type { JournalOptions, OpenFolder } from './journal.ts';
import { Journal } from './journal.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { reconcile } from './reconcile.ts';
import { withStorageErrors } from './storage-error.ts';
import type { Station } from './store.ts';
import { prepareReads, prepareWrites } from './store.ts';
import { TextFile } from './text-file.ts';
import type { WriterLock } from './writer-lock.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What a new data folder is made for. */
export interface NewJournal {
  readonly stationName: string;
  /** The race to join; absent for a new race. */
  readonly raceId?: string;
}

/**
 * Makes a data folder, with an empty journal, and opens it for writing.
 *
 * @throws BatonError `otherRace` where there is a race in it already, `noPermission`, `diskFull`, `locked`.
 */
export function createJournal(folder: string, made: NewJournal, options: JournalOptions): Promise<Journal> {
  return promised(() => {
    const files = dataFolder(folder);
    makeFolder(folder);
    refuseExistingRace(files);
    const lock = takeWriterLock(files);
    return releasingOnFailure(
      [
        () => {
          lock.release();
        },
      ],
      (cleanup) => {
        // Another process may have been quicker while this one waited for the lock.
        refuseExistingRace(files);
        withStorageErrors(files.database, () => {
          buildDatabase(files, made, options);
        });
        return openLocked(files, lock, options, cleanup);
      },
    );
  });
}

/**
 * Opens a data folder for writing; what a crash left behind is put right on the way (see `notices`).
 *
 * @throws BatonError `notFound` (no race there), `newer` (nothing was touched), `locked` (another process
 *   writes it), `damaged`, `noPermission`, `diskFull`, `writeFailed`.
 */
export function openJournal(folder: string, options: JournalOptions): Promise<Journal> {
  return promised(() => {
    const files = dataFolder(folder);
    refuseMissingRace(files);
    if (!isPerhapsOpen(files.database)) refuseNewer(files);
    const lock = takeWriterLock(files);
    return releasingOnFailure(
      [
        () => {
          lock.release();
        },
      ],
      (cleanup) => openLocked(files, lock, options, cleanup),
    );
  });
}

/**
 * Opens a data folder to look on, whether or not some process writes it. Close it soon.
 *
 * @throws BatonError `notFound`, `newer`, `damaged` or `noPermission`.
 */
export function openJournalReader(folder: string, { sha256 }: { sha256: Sha256 }): Promise<JournalReader> {
  return promised(() => {
    const files = dataFolder(folder);
    refuseMissingRace(files);
    if (!isPerhapsOpen(files.database)) refuseNewer(files);
    const db = openReadableDb(files.database);
    return releasingOnFailure([() => db.close()], () => {
      const header = headerOf(db);
      refuseUnknownHeader(files.database, header, migrations.length);
      if (header.userVersion < migrations.length) {
        throw new BatonError(
          'notFound',
          `${files.database} was written by an older Baton. Open the race once for recording, which brings it up to date, and look on then.`,
        );
      }
      return withStorageErrors(files.database, () => {
        const reads = prepareReads(db);
        return new JournalReader(db, stationOf(files, reads.station()), { files, reads, sha256 });
      });
    });
  });
}

function openLocked(
  files: DataFolder,
  lock: WriterLock,
  options: JournalOptions,
  cleanup: (() => void)[],
): Journal {
  // With the lock held, no connection of this process can be writing, so the header may be read (see there).
  refuseNewer(files);
  lock.announce(options.now());
  const db = openWritableDb(files.database);
  cleanup.push(() => db.close());
  const { sha256 } = options;
  migrate(db, files.database, migrations, sha256);
  const reads = prepareReads(db);
  const writes = prepareWrites(db);
  const { raceId } = stationOf(files, reads.station());
  const entriesText = TextFile.open(files.entriesText);
  cleanup.push(() => {
    entriesText.close();
  });
  const namesText = TextFile.open(files.namesText);
  cleanup.push(() => {
    namesText.close();
  });
  const to: OpenFolder = { files, db, lock, reads, writes, entriesText, namesText, raceId, sha256 };
  return withStorageErrors(files.folder, () => {
    const notices = [...reconcile(to, options.thorough ?? false), ...noticeCopy(to, options)];
    return new Journal(to, stationOf(files, reads.station()), notices, options);
  });
}

/** Gives a folder that was copied a new device id: its twin writes on under the old one. */
function noticeCopy({ files, reads, writes, sha256 }: OpenFolder, options: JournalOptions): string[] {
  const known = stationOf(files, reads.station()).fingerprint;
  const fingerprint = folderFingerprint(files.database, sha256);
  if (known === fingerprint) return [];
  const isCopy = known !== '';
  writes.transaction(() => {
    writes.setFingerprint(fingerprint);
    if (isCopy) writes.setDevice(options.newId());
  });
  return isCopy
    ? [
        `${files.folder} is a copy of another data folder, or was moved here. It writes under a new device id from now on; everything recorded before is kept.`,
      ]
    : [];
}

/** The database is made under another name, so that a folder holds a whole one or none. */
function buildDatabase(
  files: DataFolder,
  { stationName, raceId }: NewJournal,
  options: JournalOptions,
): void {
  for (const rest of ['', '-wal', '-shm']) rmSync(files.newDatabase + rest, { force: true });
  const db = openWritableDb(files.newDatabase);
  try {
    migrate(db, files.newDatabase, migrations, options.sha256);
    const writes = prepareWrites(db);
    writes.transaction(() => {
      writes.insertStation({
        raceId: raceId ?? options.newId(),
        deviceId: options.newId(),
        name: stationName,
      });
    });
  } finally {
    db.close();
  }
  renameSync(files.newDatabase, files.database);
  syncFolder(files.folder);
}

function makeFolder(folder: string): void {
  const parent = dirname(resolve(folder));
  withStorageErrors(folder, () => {
    if (!existsSync(folder)) {
      // Node's recursive form answers "no such file" on a write-protected disk; the plain form says why.
      mkdirSync(folder, { recursive: !existsSync(parent) });
      syncFolder(parent);
    }
    // Throws where a file is in the way.
    readdirSync(folder);
  });
}

function refuseExistingRace(files: DataFolder): void {
  if (!existsSync(files.database) && !existsSync(files.entriesText)) return;
  throw new BatonError(
    'otherRace',
    `There is a race in ${files.folder} already. Nothing was changed. Choose an empty folder, or open that race.`,
  );
}

function refuseMissingRace(files: DataFolder): void {
  if (existsSync(files.database)) return;
  throw new BatonError(
    'notFound',
    existsSync(files.entriesText)
      ? `${files.database} is missing, but its text journal ${files.entriesText} is there. Restore the race from that file into a new folder.`
      : `There is no race in ${files.folder}. Make one with "baton init", or name the folder of one.`,
  );
}

function refuseNewer(files: DataFolder): void {
  refuseUnknownHeader(files.database, readDatabaseHeader(files.database), migrations.length);
}

function stationOf(files: DataFolder, station: Station | null): Station {
  if (station !== null) return station;
  throw new BatonError(
    'damaged',
    `${files.database} does not say which race it holds. Restore the race from a backup into a new folder.`,
  );
}

/** Undoes, latest first, what was opened so far when a later step fails. */
function releasingOnFailure<T>(release: (() => void)[], work: (release: (() => void)[]) => T): T {
  try {
    return work(release);
  } catch (error) {
    for (const undo of release.reverse()) {
      try {
        undo();
      } catch {
        // The first failure is the one that is shown.
      }
    }
    throw error;
  }
}

/** Opening is quick and done at once; its failures reach the caller as those of the calls after it do. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
