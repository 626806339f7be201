/**
 * Puts entries on disk twice, in the database and in the text journal, and answers only when both are there.
 *
 * Where something fails, either nothing of it stays, or nothing is recorded any more until a restart has
 * looked at what is really on the disk: after a failed sync the system may forget what it could not write and
 * report success the next time ("fsyncgate", 2018).
 */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { SealedEntry, WrittenEntry } from '../../src-shared/domain/codec.ts';
import { readWritten } from '../../src-shared/domain/codec.ts';
import type { DataFolder } from './data-folder.ts';
import { storageError } from './storage-error.ts';
import type { EntryReads, EntryWrites, NamesRow } from './store.ts';
import { SyncThread } from './sync-thread.ts';
import type { TextFile } from './text-file.ts';

/** Where a recorder writes. */
export interface RecorderFiles {
  readonly files: DataFolder;
  readonly reads: EntryReads;
  readonly writes: EntryWrites;
  readonly entriesText: TextFile;
  readonly namesText: TextFile;
}

/** What `recordMany` puts on disk in one step. */
export interface Recording {
  readonly entries: readonly SealedEntry[];
  /** They were made just now; otherwise those that are there already are left out. */
  readonly areNew: boolean;
  readonly names: readonly NamesRow[];
  /** Runs within the transaction, with the entries that were not there yet. */
  readonly within?: (added: readonly SealedEntry[]) => void;
}

/** The durable write. Its methods must not run at the same time: see `JoiningQueue`. */
export class Recorder {
  readonly #to: RecorderFiles;
  #refusal: Error | null = null;
  /** How many entries came by themselves. */
  #singles = 0;

  constructor(to: RecorderFiles) {
    this.#to = to;
  }

  /** @throws BatonError where an earlier failure has ended the recording. */
  assertRecording(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }

  /**
   * Records one new entry. The text is written and synced by another thread while this one reads the entry and
   * commits it to the database. A crash leaves the entry in both, in one, or in none; it is whole wherever it is.
   *
   * @throws TypeError where the entry's body does not fit its schema; nothing of it stays.
   */
  async recordOne(written: WrittenEntry): Promise<SealedEntry> {
    this.assertRecording();
    const { writes, entriesText } = this.#to;
    const end = entriesText.end;
    const synced = this.#begin(written);
    // From the second single entry on a thread of its own does it: a command that records one need not start it.
    if (this.#singles === 1) entriesText.thread ??= new SyncThread();
    this.#singles++;
    const committed = this.#commit(writes, written);
    const syncFailure = await synced().then(noFailure, failed);
    if ('error' in committed) throw this.#takeBack(entriesText, end, committed.error);
    if (syncFailure !== null) throw this.#stop(syncFailure.error);
    return committed;
  }

  #commit(writes: EntryWrites, written: WrittenEntry): SealedEntry | Failure {
    try {
      const sealed = readWritten(written);
      writes.transaction(() => {
        writes.insertEntry(sealed);
      });
      return sealed;
    } catch (error) {
      return { error };
    }
  }

  #begin({ text }: WrittenEntry): () => Promise<void> {
    try {
      return this.#to.entriesText.begin([text]);
    } catch (error) {
      throw this.#stop(error);
    }
  }

  /**
   * Records several entries and names records, all or nothing. The database, which can do that, is first, and
   * the text follows: a crash in between leaves the text behind, and the next start fills it up.
   *
   * @returns the entries that were not there yet.
   */
  async recordMany({ entries, areNew, names, within }: Recording): Promise<SealedEntry[]> {
    this.assertRecording();
    const { reads, writes, entriesText, namesText } = this.#to;
    const namesEnd = namesText.end;
    if (names.length > 0) await this.#appendLines(namesText, names);

    let added: SealedEntry[] = [];
    const failure = attempt(() => {
      writes.transaction(() => {
        for (const row of names) writes.insertNames(row);
        added = areNew ? [...entries] : notAmong(reads.hashes(), entries);
        for (const sealed of added) writes.insertEntry(sealed);
        within?.(added);
      });
    });
    if (failure !== null) throw this.#takeBack(namesText, namesEnd, failure.error);

    if (added.length > 0) await this.#appendLines(entriesText, added);
    return added;
  }

  async #appendLines(file: TextFile, lines: readonly { text: string }[]): Promise<void> {
    try {
      await file.append(lines.map(({ text }) => text));
    } catch (error) {
      throw this.#stop(error);
    }
  }

  /** After a commit that failed, or text that could not be written: takes the lines back that were written for it. They were never acknowledged. */
  #takeBack(file: TextFile, end: number, cause: unknown): unknown {
    const shown = storageError(cause, this.#to.files.database);
    const undone = attempt(() => {
      file.rewindTo(end);
    });
    if (undone !== null) return this.#stop(undone.error);
    // A refused write or sync is like a failed one of the text: the database is not trusted any more either.
    return shown instanceof BatonError && shown.code === 'writeFailed' ? this.#stop(shown) : shown;
  }

  /** Ends the recording until a restart, and answers the error that says so. */
  #stop(cause: unknown): Error {
    const code = cause instanceof BatonError ? cause.code : 'writeFailed';
    const why = cause instanceof Error ? cause.message : String(cause);
    this.#refusal ??= new BatonError(
      code,
      `Nothing more is recorded in ${this.#to.files.folder} until Baton is restarted; look then whether the last entry is there. ${why}`,
      { cause },
    );
    return this.#refusal;
  }
}

/** The entries whose hashes are not known yet, each once. */
function notAmong(known: Set<string>, entries: readonly SealedEntry[]): SealedEntry[] {
  return entries.filter(({ entry: { hash } }) => {
    const isNew = !known.has(hash);
    known.add(hash);
    return isNew;
  });
}

interface Failure {
  error: unknown;
}

function failed(error: unknown): Failure {
  return { error };
}

function noFailure(): null {
  return null;
}

function attempt(work: () => void): Failure | null {
  try {
    work();
    return null;
  } catch (error) {
    return { error };
  }
}
