/** Reading a journal: its entries, checked one by one, and its names. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { reopenEntry } from '../../src-shared/domain/codec.ts';
import type { DataFolder } from './data-folder.ts';
import type { ReadableDb } from './database.ts';
import type { NamesRecord } from './names-record.ts';
import { readNamesRecord } from './names-record.ts';
import type { EntryReads, Station } from './store.ts';
import { withStorageErrors } from './storage-error.ts';

/** What can be read of a journal, by the writer and by those who look on. */
export interface JournalReads {
  readonly raceId: string;
  readonly deviceId: string;
  readonly stationName: string;
  /** Number of entries. */
  readonly count: number;
  /**
   * The entries in local order, their hashes checked. Entries that are appended meanwhile are not in it.
   *
   * @param onDamaged gets what is wrong with an entry that does not verify, which is then left out.
   * @throws BatonError `damaged` at such an entry where nobody was named to be told.
   */
  entries(onDamaged?: (error: BatonError) => void): Iterable<SealedEntry>;
  /** The names of people that were not erased, by the hash under which entries refer to them. */
  names(): Map<string, NamesRecord>;
}

/** Some entries that follow each other in local order. */
export interface EntryPage {
  readonly entries: readonly SealedEntry[];
  /** The place of the last one; where to go on. */
  readonly end: number;
}

/** A reader's view of a journal: the state at the moment of its opening, whatever is written meanwhile. */
export class JournalReader implements JournalReads {
  readonly raceId: string;
  readonly deviceId: string;
  readonly stationName: string;
  readonly #db: ReadableDb;
  readonly #source: ReadSource;

  constructor(db: ReadableDb, station: Station, source: ReadSource) {
    this.#db = db;
    this.#source = source;
    this.raceId = station.raceId;
    this.deviceId = station.deviceId;
    this.stationName = station.name;
  }

  get count(): number {
    return withStorageErrors(this.#source.files.database, () => this.#source.reads.count());
  }

  entries(onDamaged?: (error: BatonError) => void): Iterable<SealedEntry> {
    return readEntries(this.#source, onDamaged);
  }

  /**
   * The next entries after a place in local order (0 for the first), no more than a page of them.
   *
   * @throws BatonError `damaged` as `entries`.
   */
  page(after: number): EntryPage {
    const { files, reads, sha256 } = this.#source;
    const rows = withStorageErrors(files.database, () => reads.rowsAfter(after));
    const entries = rows.map(({ seq, text }) => {
      const opened = reopenEntry(text, sha256);
      if (opened.ok) return { entry: opened.entry, text };
      throw damaged(files, `Entry ${seq}`, opened.why);
    });
    return { entries, end: rows.at(-1)?.seq ?? after };
  }

  names(): Map<string, NamesRecord> {
    return readNames(this.#source);
  }

  /**
   * The entries of one kind, known or not, without reading the others.
   *
   * @throws BatonError `damaged` as `entries`.
   */
  entriesOfKind(kind: string): SealedEntry[] {
    const { files, reads, sha256 } = this.#source;
    return withStorageErrors(files.database, () => reads.textsOfKind(kind)).map((text) => {
      const opened = reopenEntry(text, sha256);
      if (opened.ok) return { entry: opened.entry, text };
      throw damaged(files, `A ${kind} entry`, opened.why);
    });
  }

  /**
   * The entry that came last; `null` in an empty journal.
   *
   * @throws BatonError `damaged` as `entries`.
   */
  last(): SealedEntry | null {
    const { files, reads, sha256 } = this.#source;
    const [text] = withStorageErrors(files.database, () => reads.lastTexts(1));
    if (text === undefined) return null;
    const opened = reopenEntry(text, sha256);
    if (opened.ok) return { entry: opened.entry, text };
    throw damaged(files, 'The last entry', opened.why);
  }

  /** Ends the view. While it is open, the writer's log grows: do not keep it for long. */
  close(): void {
    this.#db.close();
  }
}

/** Where entries and names are read from. */
export interface ReadSource {
  readonly files: DataFolder;
  readonly reads: EntryReads;
  readonly sha256: Sha256;
}

/** See `JournalReads.entries`. */
export function* readEntries(
  { files, reads, sha256 }: ReadSource,
  onDamaged: (error: BatonError) => void = raise,
): Generator<SealedEntry> {
  const rows = reads.rows();
  for (;;) {
    const next = withStorageErrors(files.database, () => rows.next());
    if (next.done === true) return;
    const { seq, text } = next.value;
    const opened = reopenEntry(text, sha256);
    if (opened.ok) yield { entry: opened.entry, text };
    else onDamaged(damaged(files, `Entry ${seq}`, opened.why));
  }
}

/** See `JournalReads.names`. */
export function readNames({ files, reads, sha256 }: ReadSource): Map<string, NamesRecord> {
  const names = new Map<string, NamesRecord>();
  for (const { namesHash, text } of withStorageErrors(files.database, () => reads.names())) {
    const read = readNamesRecord(text, sha256);
    if (!read.ok) throw damaged(files, `The names record ${namesHash}`, read.why);
    names.set(namesHash, read.record);
  }
  return names;
}

function damaged({ database }: DataFolder, what: string, why: string): BatonError {
  return new BatonError(
    'damaged',
    `${what} in ${database} is damaged: ${why}. Keep the folder as it is and restore the race from a backup or another station into a new one.`,
  );
}

function raise(error: BatonError): never {
  throw error;
}
