/**
 * The clock of a station: asks its time source in bursts, watches the machine's clocks, and tells who
 * listens.
 */
import { runBurst } from './burst-run.ts';
import { BurstSchedule } from './burst-schedule.ts';
import type {
  Clock,
  ClockEvent,
  ClockSample,
  ClockState,
  ClockStatus,
  Confidence,
  RefinedSpan,
  Stamp,
  SyncOutcome,
} from './clock.ts';
import { Display } from './display.ts';
import type { HandPress } from './hand-set.ts';
import type { MachineTime, Timers } from './machine-time.ts';
import { machineTime, machineTimers } from './machine-time.ts';
import type { ClockStorage } from './saved-clock.ts';
import { noStorage } from './saved-clock.ts';
import type { Learning } from './time-keeper.ts';
import { TimeKeeper } from './time-keeper.ts';
import type { Answer, TimeSource } from './time-source.ts';
import { NoAnswer } from './time-source.ts';

/** What a clock takes from the world; what is absent is the real machine's, without storage or server. */
export interface ClockServiceOptions {
  readonly machine?: MachineTime;
  readonly timers?: Timers;
  readonly storage?: ClockStorage;
  readonly source?: TimeSource | null;
}

/** A clock set by hand, as the body of a `clock.set` entry, or the sentence that says why it was not set. */
export type HandOutcome =
  | {
      readonly ok: true;
      readonly set: {
        readonly timeUs: number;
        readonly errorUs: number;
        readonly monoNs: number;
        readonly bootId: string;
        readonly presses: number;
      };
    }
  | { readonly ok: false; readonly says: string };

/** A hint from outside that something may have changed: the clock looks for itself. */
export type ClockHint = 'woke' | 'online' | 'offline';

const HEARTBEAT_MS = 1_000;

/** Some 36 hours at a burst every five minutes. */
const SAMPLES_KEPT = 500;

/** Moves that are worth a word, µs. */
const WORTH_TELLING_US = 100_000;

const HIGH_US = 100_000;
const MEDIUM_US = 500_000;

export class ClockService implements Clock {
  readonly #machine: MachineTime;
  readonly #timers: Timers;
  readonly #storage: ClockStorage;
  readonly #keeper: TimeKeeper;
  readonly #display = new Display();
  readonly #listeners = new Set<(event: ClockEvent) => void>();
  readonly #samples: ClockSample[] = [];
  #schedule = new BurstSchedule();
  #source: TimeSource | null = null;
  #online: boolean | null = null;
  #trouble: string | null = null;
  #state: ClockState;
  #running: Promise<SyncOutcome> | null = null;
  #cancelNext: () => void = () => undefined;
  #cancelHeartbeat: () => void = () => undefined;
  #stopped = false;

  constructor(options: ClockServiceOptions) {
    this.#machine = options.machine ?? machineTime();
    this.#timers = options.timers ?? machineTimers();
    this.#storage = options.storage ?? noStorage;
    this.#keeper = new TimeKeeper(this.#machine, this.#storage.load());
    this.#state = this.#keeper.state(false);
    this.useSource(options.source ?? null);
    this.#beat();
  }

  monoNs(): number {
    return this.#machine.monoNs();
  }

  stamp(): Stamp {
    return this.stampAt(this.#machine.monoNs());
  }

  stampAt(monoNs: number): Stamp {
    // The first key after sleep may come before the heartbeat does.
    this.#look();
    return this.#keeper.stampAt(monoNs, this.#online === true);
  }

  /** The time for the eye, µs since 1970 UTC: slewed, never backwards, and never to be recorded. */
  now(): number {
    const atS = this.#keeper.nowS();
    const { offsetUs } = this.#keeper.estimate(atS);
    return this.#display.shownUs(atS, offsetUs, this.#keeper.ppm ?? 0);
  }

  status(): ClockStatus {
    const { timeUs, errorUs, state } = this.stamp();
    const { lastSyncAtS, ppm } = this.#keeper;
    const sinceS = lastSyncAtS === null ? null : this.#keeper.nowS() - lastSyncAtS;
    return {
      state,
      isSynced: state === 'acquiring' || state === 'synced' || state === 'holdover',
      isOnline: this.#online,
      confidence: confidenceOf(errorUs),
      errorMs: errorUs / 1_000,
      lastSync: sinceS === null ? null : timeUs / 1_000 - sinceS * 1_000,
      timeSinceLastSync: sinceS === null ? null : sinceS * 1_000,
      offset: (timeUs - this.#machine.wallUs()) / 1_000,
      frequency: ppm,
      trouble: this.#trouble,
    };
  }

  /** The bursts of this run, oldest first. */
  history(): readonly ClockSample[] {
    return this.#samples;
  }

  /** What the bound will be, ms, if the server stops answering now and stays away for so long. */
  boundAheadMs(forS: number): number {
    return this.#keeper.estimate(this.#keeper.nowS() + forS).errorUs / 1_000;
  }

  /** Calls this on every event until the answer is called. */
  subscribe(listener: (event: ClockEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks this source from now on, at once; `null` for none. */
  useSource(source: TimeSource | null): void {
    this.#source?.close();
    this.#source = source;
    this.#schedule = new BurstSchedule();
    this.#cancelNext();
    if (source === null) this.#setOnline(null);
    else this.#burstAfter(0);
  }

  /** Asks now, and says what came of it. One that is under way already is waited for. */
  syncNow(): Promise<SyncOutcome> {
    return this.#burst();
  }

  /** Takes a hint of the operating system or the window: looks at once instead of at the next turn. */
  hint(hint: ClockHint): void {
    this.#look();
    if (hint !== 'offline' && this.#source !== null) this.#burstAfter(0);
  }

  /** Sets the clock by key presses at announced times, where nothing better is known. */
  setByHand(presses: readonly HandPress[]): HandOutcome {
    this.#look();
    const reading = this.#keeper.setByHand(presses);
    if (!reading.ok) return reading;
    this.#save();
    this.#tellState();
    const { timeUs, errorUs, monoNs, bootId } = this.stamp();
    return {
      ok: true,
      set: { timeUs, errorUs: Math.max(errorUs, reading.errorUs), monoNs, bootId, presses: presses.length },
    };
  }

  /** Ends the asking and the watching; stamps can still be had. */
  stop(): void {
    this.#stopped = true;
    this.#cancelNext();
    this.#cancelHeartbeat();
    this.#source?.close();
    this.#save();
  }

  #beat(): void {
    if (this.#stopped) return;
    this.#look();
    this.now();
    this.#cancelHeartbeat = this.#timers.after(HEARTBEAT_MS, () => {
      this.#beat();
    });
  }

  #look(): void {
    const { sleptS, wallSteppedUs } = this.#keeper.look();
    if (wallSteppedUs !== 0) this.#tell({ kind: 'wallStepped', byMs: wallSteppedUs / 1_000 });
    if (sleptS === 0) return;
    this.#save();
    this.#tell({ kind: 'slept', forMs: sleptS * 1_000 });
    this.#tellState();
    if (this.#source !== null) this.#burstAfter(0);
  }

  #burstAfter(ms: number): void {
    this.#cancelNext();
    if (this.#stopped) return;
    this.#cancelNext = this.#timers.after(ms, () => {
      void this.#burst();
    });
  }

  #burst(): Promise<SyncOutcome> {
    this.#running ??= this.#burstOnce().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Never throws what a source may: a clock that cannot ask goes on without. */
  async #burstOnce(): Promise<SyncOutcome> {
    const source = this.#source;
    if (source === null || this.#stopped) return this.#noServer();
    this.#cancelNext();
    const sleepsBefore = this.#keeper.sleeps;
    try {
      const answers = await runBurst(source, this.#timers, () => this.#machine.monoNs());
      this.#look();
      if (!this.#asks(source)) return this.#superseded();
      if (this.#keeper.sleeps !== sleepsBefore) {
        this.#burstAfter(0);
        return {
          ok: false,
          why: 'offline',
          says: 'The laptop slept while the server was asked. It is asked again.',
        };
      }
      return this.#learn(answers);
    } catch (error) {
      return this.#failed(error, source);
    }
  }

  #learn(answers: readonly Answer[]): SyncOutcome {
    const learning = this.#keeper.learn(answers);
    const { sample, verdict } = learning;
    this.#samples.push(sample);
    if (this.#samples.length > SAMPLES_KEPT) this.#samples.shift();
    const isBelieved = verdict === 'accepted' || verdict === 'stepped';
    this.#burstAfter(isBelieved ? this.#schedule.believed() : this.#schedule.doubted());
    this.#trouble = null;
    this.#setOnline(true);
    this.#save();
    this.#tellLearning(learning);
    return { ok: true, sample };
  }

  #tellLearning({ sample, movedUs, boundBeforeUs, refinable }: Learning): void {
    this.#tell({ kind: 'sample', sample });
    const beyondBound = Math.abs(movedUs) > boundBeforeUs;
    if (beyondBound || Math.abs(movedUs) >= WORTH_TELLING_US) {
      this.#tell({ kind: 'moved', byMs: movedUs / 1_000, beyondBound });
    }
    this.#tellRefinable(refinable);
  }

  #failed(error: unknown, source: TimeSource): SyncOutcome {
    const why = error instanceof NoAnswer ? error.why : 'offline';
    const says = error instanceof Error ? error.message : 'The time server could not be asked.';
    if (!this.#asks(source)) return this.#superseded();
    this.#burstAfter(this.#schedule.failed());
    this.#trouble = says;
    this.#tellRefinable(this.#keeper.offline());
    this.#setOnline(false);
    this.#tell({ kind: 'trouble', why, says });
    return { ok: false, why, says };
  }

  #asks(source: TimeSource): boolean {
    return source === this.#source && !this.#stopped;
  }

  /** The source was replaced while it was asked: the new one has its turn. */
  #superseded(): SyncOutcome {
    if (this.#source !== null) this.#burstAfter(0);
    return this.#noServer();
  }

  #noServer(): SyncOutcome {
    return this.#stopped
      ? { ok: false, why: 'stopped', says: 'The clock was stopped.' }
      : {
          ok: false,
          why: 'noServer',
          says: 'No time server is set. Set the clock by hand, or connect the cloud.',
        };
  }

  #setOnline(online: boolean | null): void {
    this.#online = online;
    this.#tellState();
  }

  #save(): void {
    const saved = this.#keeper.toSave();
    if (saved !== null) this.#storage.save(saved);
  }

  #tellState(): void {
    const from = this.#state;
    this.#state = this.#keeper.state(this.#online === true);
    if (from !== this.#state) this.#tell({ kind: 'state', from, to: this.#state });
  }

  #tellRefinable(span: RefinedSpan | null): void {
    if (span !== null) this.#tell({ kind: 'refinable', span });
  }

  #tell(event: ClockEvent): void {
    // Later, so that a listener that fails cannot take a stamp with it.
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        listener(event);
      });
    }
  }
}

/** The clock of a station. Without a source it goes by the machine's wall clock of the start, or by hand. */
export function createClockService(options: ClockServiceOptions = {}): ClockService {
  return new ClockService(options);
}

/** How good a time with this bound is, in one word. */
export function confidenceOf(errorUs: number): Confidence {
  return errorUs <= HIGH_US ? 'high' : errorUs <= MEDIUM_US ? 'medium' : 'low';
}
