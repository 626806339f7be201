/**
 * The clock of this laptop at its desk: it lives as long as the program, whatever races are opened, asks the time
 * server that a person named, and remembers for the window what happened to it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockView } from '../../src-shared/contract/calls.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { StatusItem } from '../../src-shared/contract/mirror.ts';
import type { Body } from '../../src-shared/domain/entry.ts';
import type { Clock, ClockEvent, ClockStatus, RefinedSpan } from '../clock/clock.ts';
import type { ClockHint, ClockService, ClockServiceOptions } from '../clock/clock-service.ts';
import { confidenceOf, createClockService } from '../clock/clock-service.ts';
import type { HandPress } from '../clock/hand-set.ts';
import { httpTimeSource } from '../clock/http-time-source.ts';
import { nsBetween } from '../clock/machine-time.ts';
import type { ClockStorage } from '../clock/saved-clock.ts';
import { fileStorage } from '../clock/saved-clock.ts';
import { clockItem, eventWords, syncWords } from './clock-words.ts';
import { keepTimeServer, readTimeServer, timeServerUrl } from './time-server.ts';

/** What a desk's clock is made from. */
export interface StationClockOptions {
  /** Where the clock's state and the time server's address are kept. */
  readonly home: string;
  /** A clock that somebody else keeps (tests): it is read and never set. */
  readonly injected: Clock | null;
  /** What the clock takes from the world; the real machine where absent, with the server that was named. */
  readonly world?: Omit<ClockServiceOptions, 'storage'>;
  /** The times of a stretch are known better than when they were recorded. */
  readonly onRefinable: (span: RefinedSpan) => void;
}

/** The time jumped by more than had been said that it could; what was stamped in between went by the old one. */
export interface ClockMove {
  readonly atUs: number;
  readonly byUs: number;
  readonly bootId: string;
  /** The last moment at which the old time was believed by a check, ns; `null` for none in this run. */
  readonly fromMonoNs: number | null;
  readonly toMonoNs: number;
}

const FILE = 'clock.json';
const AHEAD_HOURS = [1, 6, 24] as const;
const EVENTS_KEPT = 30;
/** A press that was taken longer ago is of another attempt. */
const OLDEST_PRESS_NS = 3_600 * 1e9;

export class StationClock {
  readonly clock: Clock;
  readonly #options: StationClockOptions;
  /** `null` where the clock is somebody else's. */
  readonly #service: ClockService | null;
  readonly #events: { atUs: number; says: string }[] = [];
  readonly #moves: ClockMove[] = [];
  /** When the last two checks were believed, ns. */
  #believedNs: number | null = null;
  #believedBeforeNs: number | null = null;
  #server: string | null = null;

  constructor(options: StationClockOptions) {
    this.#options = options;
    if (options.injected !== null) {
      this.clock = options.injected;
      this.#service = null;
      return;
    }
    const service = createClockService({ ...options.world, storage: this.#storage() });
    service.subscribe((event) => {
      this.#note(event);
    });
    this.clock = service;
    this.#service = service;
    this.#server = readTimeServer(options.home);
    if (this.#server !== null) service.useSource(this.#sourceOf(this.#server));
  }

  /** The jumps beyond the bound of this run, oldest first. */
  get moves(): readonly ClockMove[] {
    return this.#moves;
  }

  /** The clock's item of the status line. */
  item(): StatusItem {
    return clockItem(this.#status(), this.#server !== null);
  }

  /** All that the window shows of it. */
  read(): ClockView {
    const service = this.#service;
    const { says, detail } = this.item();
    return {
      ...this.#status(),
      says,
      detail,
      server: this.#server,
      history: [...(service?.history() ?? [])],
      ahead:
        service === null
          ? []
          : AHEAD_HOURS.map((hours) => ({ hours, errorMs: service.boundAheadMs(hours * 3_600) })),
      events: this.#events,
    };
  }

  /** Asks the time server now. */
  async syncNow(): Promise<{ worked: boolean; says: string }> {
    if (this.#service === null) return { worked: false, says: OTHERS };
    const outcome = await this.#service.syncNow();
    return { worked: outcome.ok && isBelieved(outcome.sample), says: syncWords(outcome) };
  }

  /**
   * Asks this server from now on, and at the next start.
   *
   * @param typed - its address, in full or the cloud's alone; `null` or blank for none.
   * @returns the whole address.
   * @throws BatonError `badInput` for what is no address, `writeFailed` where it cannot be kept; it is asked all the
   *   same then.
   */
  setServer(typed: string | null): string | null {
    const server = typed === null || typed.trim() === '' ? null : timeServerUrl(typed);
    if (this.#service === null) throw new BatonError('notFound', OTHERS);
    this.#server = server;
    this.#service.useSource(server === null ? null : this.#sourceOf(server));
    keepTimeServer(this.#options.home, server);
    return server;
  }

  /**
   * Sets the clock by key presses at announced times.
   *
   * @returns what is to be recorded of it.
   * @throws BatonError `badInput` with the reason why it was not set.
   */
  setByHand(presses: readonly HandPress[]): Body<'clock.set'> {
    if (this.#service === null) throw new BatonError('notFound', OTHERS);
    const nowNs = this.#service.monoNs();
    const isOfNow = ({ monoNs }: HandPress): boolean => {
      const ageNs = nsBetween(monoNs, nowNs);
      return ageNs >= 0 && ageNs <= OLDEST_PRESS_NS;
    };
    if (!presses.every(isOfNow)) {
      throw new BatonError('badInput', 'Some of these presses were not made just now. Begin anew.');
    }
    const outcome = this.#service.setByHand(presses);
    if (outcome.ok) return outcome.set;
    throw new BatonError('badInput', outcome.says);
  }

  /** Something outside may have changed: the clock looks for itself. */
  hint(what: ClockHint): void {
    this.#service?.hint(what);
  }

  /** Ends the asking; the clock can still be read. */
  stop(): void {
    this.#service?.stop();
  }

  #storage(): ClockStorage {
    const { home } = this.#options;
    const file = fileStorage(join(home, FILE), () => {
      this.#tell(
        `The clock’s state cannot be kept in ${home}. After a restart it would have to be checked anew.`,
      );
    });
    return {
      load: () => file.load(),
      save: (saved) => {
        try {
          mkdirSync(home, { recursive: true });
        } catch {
          // The file cannot be written either then, and that is told.
        }
        file.save(saved);
      },
    };
  }

  #sourceOf(url: string) {
    return httpTimeSource({ url, monoNs: () => this.clock.monoNs() });
  }

  #status(): ClockStatus {
    if (this.#service !== null) return this.#service.status();
    const { state, errorUs, timeUs } = this.clock.stamp();
    return {
      state,
      isSynced: state === 'acquiring' || state === 'synced' || state === 'holdover',
      isOnline: null,
      confidence: confidenceOf(errorUs),
      errorMs: errorUs / 1_000,
      lastSync: null,
      timeSinceLastSync: null,
      offset: timeUs / 1_000 - Date.now(),
      frequency: null,
      trouble: null,
    };
  }

  #note(event: ClockEvent): void {
    const says = eventWords(event);
    if (says !== null) this.#tell(says);
    if (event.kind === 'sample' && isBelieved(event.sample)) {
      this.#believedBeforeNs = this.#believedNs;
      this.#believedNs = this.clock.monoNs();
    }
    // The check that moved the time is told of before the move.
    if (event.kind === 'moved' && event.beyondBound) this.#noteMove(event.byMs * 1_000);
    if (event.kind === 'refinable') this.#options.onRefinable(event.span);
  }

  #noteMove(byUs: number): void {
    const { timeUs, monoNs, bootId } = this.clock.stamp();
    this.#moves.push({
      atUs: timeUs,
      byUs: Math.round(byUs),
      bootId,
      fromMonoNs: this.#believedBeforeNs,
      toMonoNs: monoNs,
    });
  }

  #tell(says: string): void {
    // A server that is away is tried for hours: one line says so.
    if (this.#events[0]?.says === says) this.#events.shift();
    this.#events.unshift({ atUs: this.clock.stamp().timeUs, says });
    this.#events.length = Math.min(this.#events.length, EVENTS_KEPT);
  }
}

const OTHERS = 'This station’s clock is kept by somebody else and cannot be set here.';

function isBelieved({ verdict }: { readonly verdict: string }): boolean {
  return verdict === 'accepted' || verdict === 'stepped';
}
