/** The sticks of an open race: drives that come and go, and folders that a person has named. */
import { resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Drive, Drives } from './drives.ts';
import { KnownSticks } from './known-sticks.ts';
import type { StickPace, StickStatus, StickSurroundings } from './stick.ts';
import { Stick, USUAL_PACE } from './stick.ts';
import type { Looked } from './stick-jobs.ts';
import { StickThread } from './stick-thread.ts';

/** How time comes to the sticks. */
export interface SticksTime {
  /** A clock that only goes forward, ms. */
  monotonicMs(): number;
  /** The machine's time, ms since 1970. */
  wallMs(): number;
  /** Calls `work` again and again; answers what stops that. */
  every(periodMs: number, work: () => void): () => void;
}

/** What the sticks are made from. */
export interface SticksOptions {
  /** The data folder. */
  readonly folder: string;
  readonly station: {
    readonly journal: { readonly raceId: string };
    /** Every entry, in local order. */
    readonly entries: { readonly length: number };
  };
  readonly drives: Drives;
  readonly time?: SticksTime;
  readonly pace?: StickPace;
}

/** How all sticks are. */
export interface SticksStatus {
  readonly sticks: readonly StickStatus[];
  /** So many entries, the first ones in local order, are on at least one stick: those lines bear a ⛁. */
  readonly heldTo: number;
  /** When a set was last proven on any of them, ms since 1970. */
  readonly provenAtMs: number | null;
  /** What the crew should know beyond single sticks, in sentences. */
  readonly notices: readonly string[];
}

/** The sticks of an open race. */
export interface Sticks {
  status(): SticksStatus;
  /** Tells of each change; answers what ends that. */
  onChange(listener: (status: SticksStatus) => void): () => void;
  /**
   * Uses a stick that was offered.
   *
   * @throws BatonError where it is not there or cannot be written.
   */
  accept(id: string): Promise<void>;
  /** Does not use a stick that was offered; it is offered again when it is put in again. */
  decline(id: string): void;
  /**
   * Brings a stick up to date and proves a set on it, now.
   *
   * @throws BatonError with why there is none.
   */
  writeNow(id: string): Promise<void>;
  /**
   * Uses a folder as a stick; it is made where it is missing.
   *
   * @returns the stick's id.
   * @throws BatonError where it cannot be written.
   */
  addFolder(path: string): Promise<string>;
  /** Appends what is missing, for some seconds at most, and ends. */
  close(): Promise<void>;
}

const TICK_MS = 2_000;
/** How long closing waits for sticks; what they lack is on the laptop. */
const CLOSING_MS = 3_000;

const MACHINE_TIME: SticksTime = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  every: (periodMs, work) => {
    const timer = setInterval(work, periodMs).unref();
    return () => {
      clearInterval(timer);
    };
  },
};

/** Begins to look after the sticks of a race. Nothing of it ever waits for a stick but what a caller waits for. */
export function createSticks(options: SticksOptions): Sticks {
  return new SticksOfRace(options);
}

/** A drive that is in, and the stick that it is; none while that is looked at, and where it was declined. */
interface Arrival {
  readonly drive: Drive;
  stick: Stick | null;
}

class SticksOfRace implements Sticks {
  readonly #options: SticksOptions;
  readonly #known: KnownSticks;
  readonly #around: StickSurroundings;
  readonly #sticks = new Map<string, Stick>();
  readonly #arrivals = new Map<string, Arrival>();
  readonly #listeners = new Set<(status: SticksStatus) => void>();
  readonly #notices = new Set<string>();
  readonly #stopTicking: () => void;
  #isListing = false;
  #isClosed = false;
  #told = '';

  constructor(options: SticksOptions) {
    const { folder, station, time = MACHINE_TIME, pace = USUAL_PACE } = options;
    this.#options = options;
    this.#known = new KnownSticks(folder, v7, (sentence) => {
      this.#notice(sentence);
    });
    this.#around = {
      setupAt: (root) => ({ folder, stationId: this.#known.stationId, root }),
      recorded: () => station.entries.length,
      monotonicMs: () => time.monotonicMs(),
      wallMs: () => time.wallMs(),
      pace,
      changed: () => {
        this.#tell();
      },
    };
    for (const { id, label, folder: root } of this.#known.all()) {
      const stick = this.#add(id, label, 'used', [station.journal.raceId]);
      if (root !== undefined) stick.arrive(root);
    }
    this.#stopTicking = time.every(TICK_MS, () => {
      this.#tick();
    });
    this.#tick();
  }

  status(): SticksStatus {
    const sticks = Array.from(this.#sticks.values(), (stick) => stick.status());
    const provenAtMs = Math.max(...sticks.map((one) => one.provenAtMs ?? 0), 0);
    return {
      sticks,
      heldTo: Math.max(...sticks.map(({ heldTo }) => heldTo), 0),
      provenAtMs: provenAtMs === 0 ? null : provenAtMs,
      notices: [...this.#notices],
    };
  }

  onChange(listener: (status: SticksStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async accept(id: string): Promise<void> {
    const stick = this.#find(id);
    if (stick.isUsed) return;
    await stick.accept(this.#options.station.journal.raceId);
    this.#known.remember({ id, label: stick.label });
    stick.tick();
  }

  decline(id: string): void {
    const stick = this.#find(id);
    if (stick.isUsed) {
      throw new BatonError(
        'badInput',
        `${stick.label} is in use already. Pull it when it is not to be used any more.`,
      );
    }
    for (const arrival of this.#arrivals.values()) {
      if (arrival.stick === stick) arrival.stick = null;
    }
    this.#remove(stick);
  }

  writeNow(id: string): Promise<void> {
    return this.#find(id).writeNow();
  }

  async addFolder(path: string): Promise<string> {
    const root = resolve(path);
    const known = this.#known.all().find((one) => one.folder === root);
    if (known !== undefined) return known.id;
    if (isWithin(this.#options.folder, root) || isWithin(root, this.#options.folder)) {
      throw new BatonError(
        'badInput',
        `${root} lies with the race itself: what befalls one befalls both. Choose a folder on another disk.`,
      );
    }
    const id = await this.#idOf(root);
    const stick = this.#add(id, root, 'offered', []);
    try {
      stick.arrive(root);
      await stick.accept(this.#options.station.journal.raceId, true);
    } catch (error) {
      this.#remove(stick);
      throw error;
    }
    this.#known.remember({ id, label: root, folder: root });
    stick.tick();
    return id;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopTicking();
    this.#options.drives.close();
    const sticks = [...this.#sticks.values()];
    const finished = Promise.all(sticks.map((stick) => stick.finish()));
    await Promise.race([finished, sleep(CLOSING_MS, undefined, { ref: false })]);
    this.#listeners.clear();
    for (const stick of sticks) stick.leave();
  }

  #tick(): void {
    // Never rejects: see there.
    if (!this.#isListing) void this.#lookForDrives();
    for (const stick of this.#sticks.values()) stick.tick();
    this.#tell();
  }

  async #lookForDrives(): Promise<void> {
    this.#isListing = true;
    try {
      const drives = await this.#options.drives.list();
      if (!this.#isClosed)
        this.#takeDrives(drives.filter(({ path }) => !isWithin(this.#options.folder, path)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#notice(
        `The drives of this machine cannot be listed (${why}). Name a folder on the stick instead.`,
      );
    } finally {
      this.#isListing = false;
    }
  }

  #takeDrives(drives: readonly Drive[]): void {
    const present = new Map(drives.map((drive) => [`${drive.path}\n${drive.uuid}`, drive]));
    for (const [key, { stick }] of this.#arrivals) {
      if (present.has(key) && stick?.isLost !== true) continue;
      this.#arrivals.delete(key);
      if (stick === null) continue;
      stick.leave();
      if (!stick.isUsed) this.#remove(stick);
    }
    for (const [key, drive] of present) {
      if (this.#arrivals.has(key)) continue;
      const arrival: Arrival = { drive, stick: null };
      this.#arrivals.set(key, arrival);
      void this.#lookAt(arrival, () => this.#arrivals.get(key) === arrival && !this.#isClosed);
    }
  }

  /** Finds out which stick a drive is. One that cannot be read is offered: saying yes tells what is wrong. */
  async #lookAt(arrival: Arrival, isWanted: () => boolean): Promise<void> {
    const { path, label } = arrival.drive;
    const looked = await this.#look(path).catch((): Looked => ({ found: null, freeBytes: null }));
    if (!isWanted()) return;
    const stick = this.#stickFor(looked, label);
    arrival.stick = stick;
    stick.arrive(path, looked.freeBytes);
    stick.tick();
  }

  /** A copy of a stick that is in already is one that nobody knows. */
  #stickFor({ found }: Looked, label: string): Stick {
    const present = found === null ? undefined : this.#sticks.get(found.id);
    if (found === null || (present !== undefined && present.root !== null))
      return this.#add(v7(), label, 'offered', []);
    if (present !== undefined) return present;
    const { id, raceIds } = found;
    if (!raceIds.includes(this.#options.station.journal.raceId))
      return this.#add(id, label, 'foreign', raceIds);
    this.#known.remember({ id, label });
    return this.#add(id, label, 'used', raceIds);
  }

  async #look(root: string): Promise<Looked> {
    const thread = new StickThread(this.#around.setupAt(root));
    try {
      return await thread.ask('look', {});
    } finally {
      thread.end();
    }
  }

  /** The id that a folder has from an earlier time, or a new one. */
  async #idOf(root: string): Promise<string> {
    const { found } = await this.#look(root);
    return found === null || this.#sticks.has(found.id) ? v7() : found.id;
  }

  #add(id: string, label: string, use: 'used' | 'offered' | 'foreign', raceIds: readonly string[]): Stick {
    const stick = new Stick({ id, label, use, raceIds }, this.#around);
    this.#sticks.set(id, stick);
    return stick;
  }

  #remove(stick: Stick): void {
    this.#sticks.delete(stick.id);
    stick.leave();
  }

  #find(id: string): Stick {
    const stick = this.#sticks.get(id);
    if (stick !== undefined) return stick;
    throw new BatonError('notFound', 'This stick is not in any more. Put it in again.');
  }

  #notice(sentence: string): void {
    this.#notices.add(sentence);
    this.#tell();
  }

  #tell(): void {
    if (this.#listeners.size === 0) return;
    const status = this.status();
    const text = JSON.stringify(status);
    if (text === this.#told) return;
    this.#told = text;
    for (const listener of this.#listeners) listener(status);
  }
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [resolve(path), resolve(folder)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
