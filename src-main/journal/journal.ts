/** The durable journal of one data folder: "a time that the crew has seen accepted is never lost". */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { EntryPlace, SealedEntry } from '../../src-shared/domain/codec.ts';
import { sealEntry, writeEntry } from '../../src-shared/domain/codec.ts';
import type { Draft } from '../../src-shared/domain/entry.ts';
import type { WritableDb } from './database.ts';
import type { JournalReads } from './journal-reader.ts';
import { readEntries, readNames } from './journal-reader.ts';
import type { Outcome } from './joining-queue.ts';
import { JoiningQueue } from './joining-queue.ts';
import type { NamesRecord } from './names-record.ts';
import { namesRecordText, whyNotTrue } from './names-record.ts';
import type { Copies } from './reconcile.ts';
import { Recorder } from './recorder.ts';
import { withStorageErrors } from './storage-error.ts';
import type { ChainHead, NamesRow, Station } from './store.ts';
import type { WriterLock } from './writer-lock.ts';

/** What the journal does not have by itself. */
export interface JournalOptions {
  readonly sha256: Sha256;
  /** A new UUID, version 7. */
  readonly newId: () => string;
  /** The machine's time, ms since 1970; only for the message that a second writer gets. */
  readonly now: () => number;
  /** Compares database and text line by line at opening, even where they seem to agree. */
  readonly thorough?: boolean;
}

/** A draft with its stamp; the journal adds id, device, sequence and hashes, and changes nothing. */
export interface StampedDraft {
  readonly draft: Draft;
  /** The device's synchronized time, µs since 1970. */
  readonly at: number;
  /** Initials of the person on shift. */
  readonly by: string;
}

interface AppendRequest {
  readonly drafts: readonly StampedDraft[];
  readonly names: readonly NamesRecord[];
}

/** What an opened data folder is made of. */
export interface OpenFolder extends Copies {
  readonly db: WritableDb;
  readonly lock: WriterLock;
}

/** The journal of the one process that writes its folder. Made by `openJournal` and `createJournal`. */
export class Journal implements JournalReads {
  /** What was found and done at opening, in sentences for the crew. */
  readonly notices: readonly string[];
  readonly raceId: string;
  readonly stationName: string;
  readonly #to: OpenFolder;
  readonly #options: JournalOptions;
  readonly #recorder: Recorder;
  readonly #queue: JoiningQueue<AppendRequest, SealedEntry[]>;
  #deviceId: string;
  #head: ChainHead | null;
  #closed = false;

  constructor(to: OpenFolder, station: Station, notices: readonly string[], options: JournalOptions) {
    this.#to = to;
    this.#options = options;
    this.#recorder = new Recorder(to);
    this.#queue = new JoiningQueue((requests) => this.#appendJoined(requests));
    this.notices = notices;
    this.raceId = station.raceId;
    this.stationName = station.name;
    this.#deviceId = station.deviceId;
    this.#head = to.reads.head(station.deviceId);
  }

  /** The id under which this station writes now. */
  get deviceId(): string {
    return this.#deviceId;
  }

  get count(): number {
    return withStorageErrors(this.#to.files.database, () => this.#to.reads.count());
  }

  entries(onDamaged?: (error: BatonError) => void): Iterable<SealedEntry> {
    return readEntries(this.#to, onDamaged);
  }

  names(): Map<string, NamesRecord> {
    return readNames(this.#to);
  }

  /**
   * Records new entries, all or none of them, in the order of the calls. Resolves when they and the names
   * that they refer to are on disk in the database and in the text.
   *
   * @throws BatonError `diskFull`, `noPermission` or `writeFailed`; nothing was acknowledged then. After a
   *   failed sync every later call is refused until a restart.
   * @throws TypeError for a draft that does not fit its schema.
   */
  append(drafts: readonly StampedDraft[], names: readonly NamesRecord[] = []): Promise<SealedEntry[]> {
    return this.#queue.join({ drafts, names });
  }

  /**
   * Takes in entries and names from elsewhere: a backup, another station, the cloud. What is there already is
   * passed over. If anything was new, this station writes under a new device id from then on: the entries may
   * be its own from a later time, and what it once issued under a number must never be issued again.
   *
   * @param entries as `openEntry` gave them, so that their hashes are known to be true.
   * @throws BatonError `otherRace` or `damaged` (names), with nothing taken in; otherwise as `append`.
   */
  merge(entries: readonly SealedEntry[], names: readonly NamesRecord[]): Promise<{ added: SealedEntry[] }> {
    return this.#queue.alone(async () => {
      this.#assertOpen();
      this.#assertSameRace(entries);
      this.#assertTrueNames(names);
      const deviceId = this.#options.newId();
      const added = await this.#recorder.recordMany({
        entries,
        areNew: false,
        names: this.#newNames(names),
        within: (fresh) => {
          if (fresh.length > 0) this.#to.writes.setDevice(deviceId);
        },
      });
      if (added.length > 0) this.#writeAs(deviceId);
      return { added };
    });
  }

  /** Gives this station a new device id, durably, and answers it. */
  newDevice(): Promise<string> {
    return this.#queue.alone(() => {
      this.#assertOpen();
      this.#recorder.assertRecording();
      const deviceId = this.#options.newId();
      withStorageErrors(this.#to.files.database, () => {
        this.#to.writes.transaction(() => {
          this.#to.writes.setDevice(deviceId);
        });
      });
      this.#writeAs(deviceId);
      return deviceId;
    });
  }

  /**
   * Erases names of people: afterwards no file of the folder holds a byte of them. The entries, which hold
   * only their salted hashes, stay as they are. Copies elsewhere are not reached.
   *
   * @throws BatonError `locked` where a reader holds traces back: erase again once it is closed.
   */
  eraseNames(namesHashes: readonly string[] | 'all'): Promise<void> {
    return this.#queue.alone(() => {
      this.#assertOpen();
      this.#recorder.assertRecording();
      const { files, reads, writes, namesText } = this.#to;
      withStorageErrors(files.database, () => {
        const erased = new Set(
          namesHashes === 'all' ? reads.names().map((row) => row.namesHash) : namesHashes,
        );
        writes.transaction(() => {
          for (const namesHash of erased) writes.deleteNames(namesHash);
        });
        namesText.rewrite(reads.names().map(({ text }) => text));
        if (writes.scrub()) return;
        throw new BatonError(
          'locked',
          `The names are erased, but traces of them are left in ${files.folder} while another window or command reads it. Close that and erase them again.`,
        );
      });
    });
  }

  /** Finishes what is under way, closes the files and frees the folder for another writer. */
  close(): Promise<void> {
    return this.#queue.alone(() => {
      if (this.#closed) return;
      this.#closed = true;
      closeFolder(this.#to);
    });
  }

  async #appendJoined(requests: AppendRequest[]): Promise<Outcome<SealedEntry[]>[]> {
    this.#assertOpen();
    this.#recorder.assertRecording();
    const [first] = requests;
    const [only, ...others] = first?.drafts ?? [];
    if (requests.length === 1 && only !== undefined && others.length === 0 && first?.names.length === 0) {
      // A key press: nothing else to look after, and somebody waits for the tick.
      const place = this.#place(only, this.#head);
      const sealed = await this.#recorder.recordOne(writeEntry(only.draft, place, this.#options.sha256));
      this.#head = sealed.entry;
      return [{ ok: true, value: [sealed] }];
    }
    return this.#appendMany(requests);
  }

  async #appendMany(requests: AppendRequest[]): Promise<Outcome<SealedEntry[]>[]> {
    let head = this.#head;
    const outcomes = requests.map(({ drafts }): Outcome<SealedEntry[]> => {
      try {
        const sealed = this.#seal(drafts, head);
        head = sealed.at(-1)?.entry ?? head;
        return { ok: true, value: sealed };
      } catch (error) {
        return { ok: false, error };
      }
    });
    const entries = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []));
    const names = this.#newNames(
      requests.flatMap((request, at) => (outcomes[at]?.ok === true ? request.names : [])),
    );
    await this.#recorder.recordMany({ entries, areNew: true, names });
    this.#head = head;
    return outcomes;
  }

  #seal(drafts: readonly StampedDraft[], after: ChainHead | null): SealedEntry[] {
    let head = after;
    return drafts.map((stamped) => {
      const sealed = sealEntry(stamped.draft, this.#place(stamped, head), this.#options.sha256);
      head = sealed.entry;
      return sealed;
    });
  }

  #place({ at, by }: StampedDraft, after: ChainHead | null): EntryPlace {
    return {
      id: this.#options.newId(),
      raceId: this.raceId,
      deviceId: this.#deviceId,
      deviceSeq: (after?.deviceSeq ?? 0) + 1,
      prevHash: after?.hash ?? null,
      at,
      by,
    };
  }

  #newNames(names: readonly NamesRecord[]): NamesRow[] {
    return names
      .filter(({ namesHash }) => !this.#to.reads.hasNames(namesHash))
      .map((record) => ({ namesHash: record.namesHash, text: namesRecordText(record) }));
  }

  #writeAs(deviceId: string): void {
    this.#deviceId = deviceId;
    this.#head = null;
  }

  #assertOpen(): void {
    if (this.#closed) throw new Error('the journal is closed');
  }

  #assertSameRace(entries: readonly SealedEntry[]): void {
    const other = entries.find(({ entry }) => entry.raceId !== this.raceId);
    if (other === undefined) return;
    throw new BatonError(
      'otherRace',
      `These entries belong to another race (${other.entry.raceId}) than ${this.#to.files.folder} (${this.raceId}). Nothing was taken in. Restore them into a folder of their own.`,
    );
  }

  #assertTrueNames(names: readonly NamesRecord[]): void {
    for (const record of names) {
      const why = whyNotTrue(record, this.#options.sha256);
      if (why === null) continue;
      throw new BatonError(
        'damaged',
        `The names record ${record.namesHash} is damaged: ${why}. Nothing was taken in. Use another copy.`,
      );
    }
  }
}

/** Closes all of a folder's files, the lock last, even where one of them fails to close. */
function closeFolder({ entriesText, namesText, db, lock }: OpenFolder): void {
  try {
    entriesText.close();
  } finally {
    try {
      namesText.close();
    } finally {
      try {
        db.close();
      } finally {
        lock.release();
      }
    }
  }
}
