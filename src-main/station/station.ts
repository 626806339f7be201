/** The station: a journal, the board that follows from it, and a clock. All that is recorded goes through here. */
import { hash, randomBytes } from 'node:crypto';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import type { Body, Draft, Entry } from '../../src-shared/domain/entry.ts';
import { isKind, RULES_VERSION } from '../../src-shared/domain/entry.ts';
import type { Fold } from '../../src-shared/domain/fold/fold.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import type { Clock } from '../clock/clock.ts';
import { createMachineClock } from '../clock/machine-clock.ts';
import type { JournalReads } from '../journal/journal-reader.ts';
import type { Journal, JournalOptions, StampedDraft } from '../journal/journal.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { makeNamesRecord } from '../journal/names-record.ts';
import type { NewJournal } from '../journal/open-journal.ts';
import { createJournal, openJournal, openJournalReader } from '../journal/open-journal.ts';
import { createIdSource } from './new-id.ts';

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** What a station takes from the machine it runs on. */
export interface StationOptions extends JournalOptions {
  readonly clock: Clock;
}

/** The real machine. */
export function machine(): StationOptions {
  const now = (): number => Date.now();
  return { sha256, newId: createIdSource(now), now, clock: createMachineClock() };
}

/** What came into the journal, in local order, and the teams whose lines it reaches. */
export interface Taken {
  readonly entries: readonly Entry[];
  readonly teamIds: readonly string[];
}

/** The one process that writes a data folder. */
export class Station {
  readonly journal: Journal;
  readonly fold: Fold;
  readonly clock: Clock;
  /** Every entry, in local order. */
  readonly entries: Entry[];
  readonly #listeners = new Set<(taken: Taken) => void>();
  #lastAt = 0;
  #last: Promise<void> = Promise.resolve();

  private constructor(journal: Journal, entries: Entry[], options: StationOptions) {
    this.journal = journal;
    this.entries = entries;
    this.clock = options.clock;
    this.fold = createFold();
    this.fold.add(entries);
  }

  /**
   * Opens the race in a data folder for writing.
   *
   * @throws BatonError as `openJournal`, and `newer` where the race is scored by later rules than this program
   *   knows; nothing is written then.
   */
  static async open(folder: string, options: StationOptions = machine()): Promise<Station> {
    await refuseNewerRules(folder);
    const journal = await openJournal(folder, options);
    try {
      return new Station(journal, readAll(journal), options);
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  /**
   * Makes a data folder with an empty race. A folder in which an earlier attempt ended before anything was
   * recorded is taken as it is.
   *
   * @throws BatonError as `createJournal`.
   */
  static async create(
    folder: string,
    made: NewJournal,
    options: StationOptions = machine(),
  ): Promise<Station> {
    try {
      return new Station(await createJournal(folder, made, options), [], options);
    } catch (error) {
      if (!(error instanceof BatonError) || error.code !== 'otherRace') throw error;
      const journal = await openJournal(folder, options).catch(() => null);
      if (journal?.count === 0 && (made.raceId ?? journal.raceId) === journal.raceId) {
        return new Station(journal, [], options);
      }
      await journal?.close();
      throw error;
    }
  }

  /**
   * Records what the drafts say, all or none, and answers when it is on disk and on the board. Each draft
   * supersedes what is known to have set the same things before.
   *
   * @param by - initials of the person on shift.
   */
  async record(
    drafts: readonly Draft[],
    by: string,
    names: readonly NamesRecord[] = [],
  ): Promise<SealedEntry[]> {
    const at = this.#stepAt(this.clock.stamp().timeUs);
    const before = this.#last;
    const work = async (): Promise<SealedEntry[]> => {
      // What a draft supersedes is known only when the step before it stands.
      await before;
      const stamped = drafts.map((draft) => ({ draft: this.#superseding(draft), at, by }));
      return this.#append(stamped, names);
    };
    return this.#remember(work());
  }

  /**
   * Records a passing under the stamp that it was taken with. Passings set nothing that others set, so they
   * need not wait for each other and share the disk's work.
   */
  recordPassing(body: Body<'passing'>, stampUs: number, by: string): Promise<SealedEntry[]> {
    const at = this.#stepAt(stampUs);
    return this.#remember(this.#append([{ draft: { kind: 'passing', body }, at, by }], []));
  }

  /** Takes in entries from elsewhere; see `Journal.merge`. */
  async merge(entries: readonly SealedEntry[], names: readonly NamesRecord[]): Promise<number> {
    const { added } = await this.journal.merge(entries, names);
    this.#takeIn(added);
    return added.length;
  }

  /** The hashes of all names that were ever recorded of a team, replaced ones too. */
  namesHashesOf(teamId: string): string[] {
    return this.entries.flatMap((entry) => {
      const hash =
        isKind(entry, 'team.set') && entry.fact.body.teamId === teamId ? entry.fact.body.set.namesHash : null;
      return hash === null || hash === undefined ? [] : [hash];
    });
  }

  /** A names record of these runners, with a salt of its own. */
  namesRecord(runners: readonly string[]): NamesRecord {
    return makeNamesRecord([...runners], randomBytes(16).toString('hex'), sha256);
  }

  /** Calls `listener` whenever entries are on disk and on the board, before whoever recorded them is answered. */
  onTaken(listener: (taken: Taken) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  async #append(drafts: readonly StampedDraft[], names: readonly NamesRecord[]): Promise<SealedEntry[]> {
    const sealed = await this.journal.append(drafts, names);
    this.#takeIn(sealed);
    return sealed;
  }

  #superseding(draft: Draft): Draft {
    const setters = this.fold.settersOf(draft);
    return setters.length === 0 ? draft : { ...draft, supersedes: setters };
  }

  #takeIn(sealed: readonly SealedEntry[]): void {
    const entries = sealed.map(({ entry }) => entry);
    for (const entry of entries) this.entries.push(entry);
    const { teamIds } = this.fold.add(entries);
    for (const listener of this.#listeners) listener({ entries, teamIds });
  }

  /** Keeps the work, so that the next step can wait for it whether or not it succeeds. */
  #remember(work: Promise<SealedEntry[]>): Promise<SealedEntry[]> {
    this.#last = work.then(
      () => undefined,
      () => undefined,
    );
    return work;
  }

  /** What was recorded in one step shares one `at`, and no other step has it: that is how undo knows a step. */
  #stepAt(stampUs: number): number {
    this.#lastAt = stampUs === this.#lastAt ? stampUs + 1 : stampUs;
    return this.#lastAt;
  }
}

/** A race as somebody who looks on sees it: the state at the moment of reading. */
export interface RaceView {
  readonly raceId: string;
  readonly deviceId: string;
  readonly stationName: string;
  readonly entries: readonly SealedEntry[];
  readonly names: ReadonlyMap<string, NamesRecord>;
}

/**
 * Reads a data folder without writing to it, also while another process does.
 *
 * @throws BatonError as `openJournalReader`, and `newer` as `Station.open`.
 */
export async function viewRace(folder: string): Promise<RaceView> {
  await refuseNewerRules(folder);
  const reader = await openJournalReader(folder, { sha256 });
  try {
    const { raceId, deviceId, stationName } = reader;
    return { raceId, deviceId, stationName, entries: [...reader.entries()], names: reader.names() };
  } finally {
    reader.close();
  }
}

function readAll(journal: JournalReads): Entry[] {
  return Array.from(journal.entries(), ({ entry }) => entry);
}

/** Looks before anything is opened for writing: later rules could read the same entries as another board. */
async function refuseNewerRules(folder: string): Promise<void> {
  const reader = await openJournalReader(folder, { sha256 });
  try {
    const fold = createFold();
    fold.add(Array.from(reader.entriesOfKind('race.set'), ({ entry }) => entry));
    if (fold.rulesVersion() <= RULES_VERSION) return;
    throw new BatonError(
      'newer',
      `The race in ${folder} is scored by version ${fold.rulesVersion()} of the rules; this Baton knows version ${RULES_VERSION}. Nothing was changed. Open it with the newer Baton.`,
    );
  } finally {
    reader.close();
  }
}
