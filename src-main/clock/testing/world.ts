/** A laptop, a mobile network and a time server, all made up, with the truth beside them. */
import { Dice } from '../../../src-shared/demo/dice.ts';
import type { MachineTime, Timers } from '../machine-time.ts';
import type { Answer, TimeSource } from '../time-source.ts';
import { NoAnswer } from '../time-source.ts';
import type { OscillatorOptions } from './oscillator.ts';
import { LAPTOP, normal, Oscillator } from './oscillator.ts';
import type { RoadOptions } from './road.ts';
import { MOBILE, Road } from './road.ts';
import { VirtualTime } from './virtual-time.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly lengthS: number;
  readonly road?: RoadOptions;
  readonly oscillator?: OscillatorOptions;
}

/** The moment at which every world begins, µs since 1970 UTC: an hour before a summer's race. */
const EPOCH_US = Date.UTC(2026, 5, 20, 5) * 1_000;

const INSTANCES = 4;
const INSTANCE_SPREAD_US = 700;
const SERVER_WORK_S = 0.000_3;
const IDLE_S = 60;

export class World implements Timers {
  readonly time = new VirtualTime();
  readonly oscillator: Oscillator;
  readonly road: Road;
  readonly #dice: Dice;
  readonly #instancesUs: readonly number[];
  readonly #outages: { fromS: number; toS: number }[] = [];
  readonly #sleeps: { fromS: number; toS: number }[] = [];
  readonly #serverOff: { fromS: number; toS: number; byUs: number }[] = [];
  readonly #delays = new Map<number, number>();
  #exchanges = 0;
  #wallOffUs = 0;
  #bootId = 'boot-1';
  /** Crystal's reading at the last boot, s. */
  #bootedAtS = -1_000;
  /** How late the machine notices an answer, ms. */
  busyMs: () => number = () => 0;

  constructor({ seed, lengthS, road = MOBILE, oscillator = LAPTOP }: WorldOptions) {
    this.oscillator = new Oscillator(new Dice(seed, 0), lengthS, oscillator);
    this.road = new Road(new Dice(seed, 1), lengthS, road);
    this.#dice = new Dice(seed, 2);
    this.#instancesUs = Array.from({ length: INSTANCES }, () => INSTANCE_SPREAD_US * normal(this.#dice));
  }

  /** The true time now, µs since 1970 UTC. */
  get trueUs(): number {
    return EPOCH_US + this.time.nowS * 1e6;
  }

  /**
   * What a program that trusts the machine takes for the time, µs; never set while the world lasts, but by
   * `setWall`.
   */
  get wallUs(): number {
    return EPOCH_US + this.oscillator.readingS(this.time.nowS) * 1e6 + this.#wallOffUs;
  }

  machine(): MachineTime {
    const crystalS = (): number => this.oscillator.readingS(this.time.nowS) - this.#bootedAtS;
    return {
      monoNs: () => Math.round((crystalS() - this.#sleptS()) * 1e9),
      // In hundredths, as Linux tells it.
      uptimeS: () => Math.floor(crystalS() * 100) / 100,
      wallUs: () => Math.floor(this.wallUs / 1_000) * 1_000,
      bootId: this.#bootId,
    };
  }

  /** Alarms of the machine: they stand still while it sleeps. */
  after(ms: number, ring: () => void): () => void {
    let alarm = 0;
    const setAtS = this.time.nowS;
    const ringAwake = (): void => {
      const nowS = this.time.nowS;
      const sleep = this.#sleeps.find(({ fromS, toS }) => setAtS <= fromS && fromS <= nowS && nowS < toS);
      if (sleep === undefined) ring();
      else alarm = this.time.at(nowS + sleep.toS - sleep.fromS, ring);
    };
    alarm = this.time.at(setAtS + ms / 1_000, ringAwake);
    return () => {
      this.time.cancel(alarm);
    };
  }

  outage(fromS: number, toS: number): void {
    this.#outages.push({ fromS, toS });
  }

  sleep(fromS: number, toS: number): void {
    this.#sleeps.push({ fromS, toS });
  }

  serverOff(fromS: number, toS: number, byMs: number): void {
    this.#serverOff.push({ fromS, toS, byUs: byMs * 1_000 });
  }

  /** The way there of the exchange of this number, counted from 0, takes so much longer. */
  delayExchange(number: number, byMs: number): void {
    this.#delays.set(number, byMs);
  }

  setWall(byMs: number): void {
    this.#wallOffUs += byMs * 1_000;
  }

  /** A new boot, now: the monotonic clock begins again. */
  reboot(): void {
    this.#bootId = `boot-${this.time.nowS}`;
    this.#bootedAtS = this.oscillator.readingS(this.time.nowS) - 20;
    this.#sleeps.length = 0;
  }

  isOffline(): boolean {
    return this.#outages.some(({ fromS, toS }) => this.time.nowS >= fromS && this.time.nowS < toS);
  }

  /**
   * Sends something to the server and back.
   *
   * @param connection - keeps the connection between two messages.
   * @returns the server's time when it came in and when it left again, µs; `null` when it was lost.
   */
  async exchange(connection: Connection): Promise<{ inUs: number; outUs: number; reused: boolean } | null> {
    const nowS = this.time.nowS;
    const reused = nowS - connection.usedAtS < connection.idleS;
    const trip = this.isOffline() ? null : this.road.trip(nowS, !reused);
    const lateMs = this.#delays.get(this.#exchanges++) ?? 0;
    if (trip === null) return null;
    await this.time.sleep(trip.upMs + lateMs);
    const instanceUs = this.#dice.pick(this.#instancesUs) + this.#serverOffUs();
    const inUs = this.trueUs + instanceUs;
    await this.time.sleep(SERVER_WORK_S * 1_000 + trip.downMs);
    connection.usedAtS = this.time.nowS;
    return { inUs, outUs: inUs + SERVER_WORK_S * 1e6, reused };
  }

  /** The server as the clock asks it. */
  source(): TimeSource {
    const machine = this.machine();
    let connection = newConnection(IDLE_S);
    return {
      ask: async (timeoutMs): Promise<Answer> => {
        const sentMonoNs = machine.monoNs();
        const late = this.time.sleep(timeoutMs).then(() => 'late' as const);
        const answer = await Promise.race([this.exchange(connection), late]);
        if (answer === null) await late;
        if (answer === null || answer === 'late') {
          connection = newConnection(IDLE_S);
          throw new NoAnswer('timeout', 'The time server did not answer in time.');
        }
        await this.time.sleep(this.busyMs());
        return {
          sentMonoNs,
          receivedMonoNs: machine.monoNs(),
          serverReceivedUs: answer.inUs,
          serverSentUs: answer.outUs,
          reused: answer.reused,
        };
      },
      close: () => undefined,
    };
  }

  #serverOffUs(): number {
    const nowS = this.time.nowS;
    return this.#serverOff.reduce(
      (sum, { fromS, toS, byUs }) => sum + (nowS >= fromS && nowS < toS ? byUs : 0),
      0,
    );
  }

  /** Crystal time that sleep took, s. */
  #sleptS(): number {
    const nowS = this.time.nowS;
    const at = (s: number): number => this.oscillator.readingS(Math.min(s, nowS));
    return this.#sleeps.reduce((sum, { fromS, toS }) => sum + at(toS) - at(Math.min(fromS, nowS)), 0);
  }
}

/** A connection that the other side drops when nothing was said for so long. */
export interface Connection {
  readonly idleS: number;
  usedAtS: number;
}

export function newConnection(idleS: number): Connection {
  return { idleS, usedAtS: -Infinity };
}
