/** One open race: its station, what the window mirrors of it, and what watches over it. */
import type { Progress } from '../../src-shared/contract/envelope.ts';
import type { Change, RaceSnapshot, Serves, StickMirror } from '../../src-shared/contract/mirror.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Body, Draft, Entry, EntryOf } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import type { Station, Taken } from '../station/station.ts';
import type { Sticks } from '../sticks/sticks.ts';
import type { Battery } from './battery.ts';
import { readBattery } from './battery.ts';
import type { DeskSettings } from './desk-settings.ts';
import { readDeskSettings, writeDeskSettings } from './desk-settings.ts';
import { withClockMoves } from './mirror/clock-moved.ts';
import { FieldWatch } from './mirror/field-watch.ts';
import type { FieldParts } from './mirror/mirror.ts';
import { RaceMirrorKeeper } from './mirror/mirror.ts';
import { freeBytes, statusLine } from './mirror/status-line.ts';
import { Presses } from './presses.ts';
import { samePart } from './same-part.ts';
import type { StationClock } from './station-clock.ts';

/** What a session tells the desk. */
export interface SessionListener {
  readonly change: (parts: Omit<Change, 'seq'>) => void;
  readonly progress: (progress: Progress) => void;
}

/** Look at the whole field this long after an entry, so that a burst of presses costs one look. */
const SETTLE_MS = 120;
/** Who is expected, silence and the status line move with time alone. */
const TICK_MS = 1_000;
const FIELD_TICKS = 5;
const MACHINE_TICKS = 30;
/** What a journal says when the disk does not take an entry. */
const STORAGE_ERRORS: ReadonlySet<string> = new Set<ErrorCode>(['diskFull', 'noPermission', 'writeFailed']);
/** What a look at the field shows anew, in the order in which a person wants it. */
const FIELD_PARTS = ['questions', 'expected', 'status', 'holds', 'field'] as const;

export class RaceSession {
  readonly station: Station;
  readonly folder: string;
  readonly sticks: Sticks | null;
  readonly presses = new Presses();
  readonly #clock: StationClock;
  /** Jumps of the clock that a person has seen, by their cards' keys. */
  readonly #seenMoves = new Set<string>();
  readonly #listener: SessionListener;
  readonly #mirror: RaceMirrorKeeper;
  readonly #field: FieldWatch;
  readonly #ends: (() => void)[] = [];
  #settings: DeskSettings;
  #draft = '';
  #shown: FieldParts;
  #battery: Battery | null = null;
  #diskFreeBytes: number | null = null;
  #trouble: string | null = null;
  #settle: NodeJS.Timeout | null = null;
  #ticks = 0;
  #isClosed = false;
  /** Resolves when all that was asked for until now is recorded or refused. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    station: Station,
    folder: string,
    { sticks, clock }: { readonly sticks: Sticks | null; readonly clock: StationClock },
    listener: SessionListener,
  ) {
    this.station = station;
    this.#clock = clock;
    this.folder = folder;
    this.sticks = sticks;
    this.#listener = listener;
    this.#settings = readDeskSettings(folder);
    this.#mirror = new RaceMirrorKeeper(station);
    this.#field = new FieldWatch(station);
    this.#shown = this.#firstParts();
    this.presses.remember(station.entries);
    this.#ends.push(
      station.onTaken((taken) => {
        this.#take(taken);
      }),
    );
    const timer = setInterval(() => {
      this.#tick();
    }, TICK_MS);
    this.#ends.push(() => {
      clearInterval(timer);
    });
    if (sticks !== null) {
      this.#ends.push(
        sticks.onChange(() => {
          this.#showNow(['sticks', 'status', 'holds']);
        }),
      );
    }
    void this.#lookAtMachine();
    this.#lookSoon();
  }

  get settings(): DeskSettings {
    return this.#settings;
  }

  /** A race is on: the gun went, and teams are still to come. */
  get isOn(): boolean {
    const { state } = this.#shown.expected;
    return this.#mirror.race.gunRecorded && state === 'running';
  }

  get unsafeElsewhere(): number {
    return this.#shown.status.unsafeElsewhere;
  }

  /** The whole mirror of the race, less its number. */
  snapshot(): Omit<RaceSnapshot, 'mode' | 'seq' | 'program'> {
    return { ...this.#mirror.snapshot(this.#settings), ...this.#shown, desk: this.#deskPart() };
  }

  /**
   * Does what is decided by how things stand once all that was asked for before it stands: an undo pressed twice takes
   * back two steps, and one pressed right after a bib takes back that bib.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Records drafts for whoever is on shift. Call it in turn. */
  record(drafts: readonly Draft[], names: readonly NamesRecord[] = []): Promise<Entry[]> {
    return this.#watched(async () => {
      const sealed = await this.station.record(drafts, this.#settings.shift, names);
      return sealed.map(({ entry }) => entry);
    });
  }

  /** Records a passing under the stamp that it was taken with; it waits for nothing but the disk. */
  recordPassing(body: Body<'passing'>, stampUs: number): Promise<EntryOf<'passing'>> {
    const recorded = this.#watched(async () => {
      const [sealed] = await this.station.recordPassing(body, stampUs, this.#settings.shift);
      if (sealed === undefined || !isKind(sealed.entry, 'passing')) {
        throw new Error('A passing was recorded as something else.');
      }
      return sealed.entry;
    });
    this.#turn = Promise.allSettled([this.#turn, recorded]);
    return recorded;
  }

  keepDraft(line: string): void {
    this.#draft = line;
  }

  /** @returns whether the window needs a new snapshot: the lines of another point are to be shown. */
  set(settings: Partial<DeskSettings>): boolean {
    const before = this.#settings;
    this.#settings = { ...before, ...settings };
    writeDeskSettings(this.folder, this.#settings);
    this.#listener.change({ desk: this.#deskPart() });
    if (samePart(before.serves, this.#settings.serves)) return false;
    this.#lookSoon();
    return true;
  }

  see(key: string): void {
    this.#field.see(key);
    this.#seenMoves.add(key);
    this.#showNow(['questions']);
  }

  /** Tells the window how far a long piece of work is. */
  progress(progress: Progress): void {
    this.#listener.progress(progress);
  }

  /** Looks at the machine and the field now: something may have changed while it slept. */
  look(): void {
    void this.#lookAtMachine();
    this.#lookSoon();
  }

  /** Lets work go on beside the session until it is closed. What it fails of ends it quietly. */
  accompany(work: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    this.#ends.push(() => {
      controller.abort();
    });
    void work(controller.signal).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const end of this.#ends) end();
    if (this.#settle !== null) clearTimeout(this.#settle);
    await this.sticks?.close();
    await this.station.close();
  }

  /** A journal that refuses to record says so in the status line until it records again. */
  async #watched<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) {
      throw new BatonError(
        'noRace',
        'The race was closed before this was recorded. Open it and do it again.',
      );
    }
    try {
      const result = await work();
      this.#setTrouble(null);
      return result;
    } catch (error) {
      if (error instanceof BatonError && STORAGE_ERRORS.has(error.code)) this.#setTrouble(error.message);
      throw error;
    }
  }

  #setTrouble(trouble: string | null): void {
    if (this.#trouble === trouble || this.#isClosed) return;
    this.#trouble = trouble;
    this.#showNow(['status']);
  }

  #take(taken: Taken): void {
    this.presses.remember(taken.entries);
    const parts = this.#mirror.take(taken, this.#settings);
    this.#field.update(taken.teamIds);
    this.#listener.change(parts);
    this.#lookSoon();
  }

  /** Works the parts out and shows them one by one, each in a turn of its own: a key press waits for one at most. */
  #lookSoon(): void {
    this.#settle ??= setTimeout(() => {
      this.#settle = null;
      this.#inTurns([
        ...this.#field.preparations(this.#serves(), this.#nowUs()),
        ...FIELD_PARTS.map((part) => () => {
          this.#showNow([part]);
        }),
      ]);
    }, SETTLE_MS);
  }

  #inTurns([work, ...rest]: readonly (() => void)[]): void {
    if (this.#isClosed) return;
    if (work === undefined) {
      if (this.#field.isWanting) this.#lookSoon();
      return;
    }
    work();
    setImmediate(() => {
      this.#inTurns(rest);
    });
  }

  #tick(): void {
    this.#ticks += 1;
    if (this.#ticks % MACHINE_TICKS === 0) void this.#lookAtMachine();
    if (this.#ticks % FIELD_TICKS === 0) this.#lookSoon();
    else this.#showNow(['status', 'holds']);
  }

  async #lookAtMachine(): Promise<void> {
    [this.#battery, this.#diskFreeBytes] = await Promise.all([readBattery(), freeBytes(this.folder)]);
  }

  /** Works these parts out again and tells the window those that differ. */
  #showNow(parts: readonly (keyof FieldParts)[]): void {
    const changed: Partial<FieldParts> = {};
    for (const part of parts) {
      const now = this.#part(part);
      if (!samePart(this.#shown[part], now)) Object.assign(changed, { [part]: now });
    }
    if (Object.keys(changed).length === 0) return;
    this.#shown = { ...this.#shown, ...changed };
    this.#listener.change(changed);
  }

  /** What is shown until the first look: the board must not wait for it. */
  #firstParts(): FieldParts {
    return {
      questions: { cards: [], total: 0, byKind: {} },
      expected: { state: 'running', rows: [], dueIn5Min: 0, handedOver: 0, stillToCome: 0, rates: [] },
      field: { medianLegUs: [] },
      status: this.#part('status'),
      holds: this.#part('holds'),
      sticks: this.#part('sticks'),
    };
  }

  #part<P extends keyof FieldParts>(part: P): FieldParts[P] {
    const makers: { [K in keyof FieldParts]: () => FieldParts[K] } = {
      questions: () =>
        withClockMoves(
          this.#field.questions(this.#serves(), this.#nowUs()),
          this.station,
          this.#clock.moves,
          this.#seenMoves,
        ),
      expected: () => this.#field.expected(this.#serves(), this.#nowUs()),
      field: () => this.#field.field(this.#nowUs()),
      status: () =>
        statusLine({
          station: this.station,
          clock: this.#clock.item(),
          sticks: this.sticks?.status() ?? null,
          battery: this.#battery,
          diskFreeBytes: this.#diskFreeBytes,
          trouble: this.#trouble,
          nowMs: Date.now(),
        }),
      holds: () => ({ stick: this.sticks?.status().heldTo ?? 0, cloud: 0 }),
      sticks: () => sticksMirror(this.sticks),
    };
    return makers[part]();
  }

  #serves(): Serves {
    return this.#settings.serves;
  }

  #nowUs(): number {
    return this.station.clock.stamp().timeUs;
  }

  #deskPart(): RaceSnapshot['desk'] {
    const { stationName, deviceId } = this.station.journal;
    return { stationName, deviceId, folder: this.folder, ...this.#settings, draft: this.#draft };
  }
}

/** Sticks as the window shows them. */
function sticksMirror(sticks: Sticks | null): StickMirror[] {
  return (sticks?.status().sticks ?? []).map(({ id, label, path, state, sentence, offered }) => ({
    id,
    label,
    path: path ?? '',
    state,
    says: sentence,
    offered,
    sets: [],
  }));
}
