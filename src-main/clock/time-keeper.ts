/** All that one machine knows of the time, and what it gives out for it. No timers and no network in here. */
import type { ClockSample, ClockState, RefinedSpan, Stamp } from './clock.ts';
import type { Estimate, FrequencyPrior, Knowledge, Verdict } from './estimator.ts';
import { estimateAt, firstKnowledge, learned, shaken, sigmaPpm, UNKNOWN_FREQUENCY } from './estimator.ts';
import type { Burst, Exchange } from './exchange.ts';
import { burstOf, delayUs, middleAtS, middleUs } from './exchange.ts';
import type { ClosedGap, Moment } from './gap-watch.ts';
import { GapWatch } from './gap-watch.ts';
import type { HandPress, HandReading } from './hand-set.ts';
import { readHand } from './hand-set.ts';
import type { Look } from './local-timeline.ts';
import { LocalTimeline } from './local-timeline.ts';
import { UNVERIFIED_ERROR_US } from './machine-clock.ts';
import type { MachineTime } from './machine-time.ts';
import { nsBetween } from './machine-time.ts';
import { refinedEstimate } from './refine.ts';
import type { SavedClock } from './saved-clock.ts';
import type { Answer } from './time-source.ts';

/** How far a wall clock drifts that nobody steers. */
const WALL_DRIFT_PPM = 200;

/** A crystal measured in another boot is this close to what it was: other temperature, same crystal. */
const REBOOT_SIGMA_PPM = 40;

/**
 * What sleep does to a machine's count of it: clocks of its own that know whole seconds, and run as they
 * like.
 */
const SLEEP_US = 1_000_000;
const SLEEP_PPM = 100;

/** How well the frequency must be known before a loss of the network is harmless for long. */
const SETTLED_PPM = 5;

/** The wall clock, believed for want of anything better. */
interface WallGuess extends Estimate {
  readonly atS: number;
  readonly state: 'unsynced' | 'unverified';
}

/** What a burst led to. */
export interface Learning {
  readonly sample: ClockSample;
  readonly verdict: Verdict;
  /** How far the time that is given out moved, and how far it had been said that it could, µs. */
  readonly movedUs: number;
  readonly boundBeforeUs: number;
  readonly refinable: RefinedSpan | null;
}

export class TimeKeeper {
  readonly #machine: MachineTime;
  readonly #timeline: LocalTimeline;
  readonly #gaps = new GapWatch();
  readonly #prior: FrequencyPrior;
  #wall: WallGuess;
  #known: Knowledge | null = null;
  #origin: SavedClock['origin'] = 'network';
  #degraded = false;
  #lastVerdict: Verdict = 'accepted';
  #lastSync: Moment | null = null;
  #sleeps = 0;

  /** @param saved - what an earlier run left behind: carried on in the same boot, else a hint. */
  constructor(machine: MachineTime, saved: SavedClock | null) {
    this.#machine = machine;
    const nowNs = machine.monoNs();
    const sameBoot =
      saved?.bootId === machine.bootId && nsBetween(saved.mark.monoNs, nowNs) >= 0 ? saved : null;
    this.#timeline = new LocalTimeline(machine, sameBoot?.mark);
    this.#wall = guessFromWall(machine, this.#timeline, saved);
    this.#prior =
      saved === null
        ? UNKNOWN_FREQUENCY
        : { ppm: saved.knowledge.model.ppm, sigmaPpm: Math.max(REBOOT_SIGMA_PPM, sigmaPpm(saved.knowledge)) };
    if (sameBoot !== null) this.#carryOn(sameBoot);
    this.#gaps.open(this.#lastSync ?? this.#moment(nowNs), this.#known);
    this.look();
  }

  /** How often the machine was found to have slept. */
  get sleeps(): number {
    return this.#sleeps;
  }

  /** When a server's answer was last believed, s on the local timeline; `null` for never in this boot. */
  get lastSyncAtS(): number | null {
    return this.#lastSync?.atS ?? null;
  }

  /** Known frequency of the clock, ppm. */
  get ppm(): number | null {
    return this.#known?.model.ppm ?? null;
  }

  /** Compares the machine's clocks; what sleep did to them is reckoned with from here on. */
  look(): Look {
    const look = this.#timeline.look();
    if (look.sleptS > 0) this.#slept(look.sleptS);
    return look;
  }

  nowS(): number {
    return this.#timeline.atS(this.#machine.monoNs());
  }

  /** What is known of a moment of the local timeline. */
  estimate(atS: number): Estimate {
    if (this.#known !== null) return estimateAt(this.#known, atS);
    const sinceS = Math.abs(atS - this.#wall.atS);
    return { offsetUs: this.#wall.offsetUs, errorUs: this.#wall.errorUs + WALL_DRIFT_PPM * sinceS };
  }

  stampAt(monoNs: number, online: boolean): Stamp {
    const atS = this.#timeline.atS(monoNs);
    const { offsetUs, errorUs } = this.estimate(atS);
    return {
      timeUs: Math.round(atS * 1e6 + offsetUs),
      // One for the rounding of the time.
      errorUs: Math.ceil(errorUs) + 1,
      monoNs,
      bootId: this.#machine.bootId,
      state: this.state(online),
    };
  }

  state(online: boolean): ClockState {
    const known = this.#known;
    if (known === null) return this.#wall.state;
    if (known.held.length > 0 && this.#lastVerdict === 'conflict') return 'conflict';
    if (this.#degraded) return 'degraded';
    if (this.#origin === 'hand') return 'byHand';
    if (!online) return 'holdover';
    return sigmaPpm(known) <= SETTLED_PPM ? 'synced' : 'acquiring';
  }

  /** Takes in the answers of a burst. */
  learn(answers: readonly Answer[]): Learning {
    const burst = burstOf(answers.map((answer) => this.#exchange(answer)));
    const atS = this.nowS();
    const before = this.estimate(atS);
    const boundBeforeUs = before.errorUs;
    const surpriseUs = middleUs(burst) - this.estimate(middleAtS(burst)).offsetUs;
    const verdict = this.#believe(burst);
    const after = this.estimate(atS);
    const sample: ClockSample = {
      atMs: (atS * 1e6 + after.offsetUs) / 1_000,
      offsetMs: surpriseUs / 1_000,
      delayMs: delayUs(burst) / 1_000,
      errorMs: after.errorUs / 1_000,
      verdict,
    };
    const movedUs = after.offsetUs - before.offsetUs;
    return { sample, verdict, movedUs, boundBeforeUs, refinable: this.#afterBurst(verdict) };
  }

  /**
   * The server does not answer any more; answers the stretch that it was back for, where that can be refined.
   */
  offline(): RefinedSpan | null {
    if (this.#known === null || this.#origin !== 'network') return null;
    const closed = this.#gaps.lost(this.#known);
    if (this.#lastSync !== null) this.#gaps.open(this.#lastSync, this.#known);
    return closed === null ? null : this.#span(closed);
  }

  /** Sets the clock by presses, in place of whatever was known less well. */
  setByHand(presses: readonly HandPress[]): HandReading {
    const reading = readHand(
      presses.map(({ announcedUs, monoNs }) => {
        const atS = this.#timeline.atS(monoNs);
        return { offsetUs: announcedUs - atS * 1e6, atS };
      }),
    );
    if (!reading.ok) return reading;
    const knownUs = this.estimate(this.nowS()).errorUs;
    if (this.#known !== null && this.#origin === 'network' && knownUs <= reading.errorUs) {
      return {
        ok: false,
        says: `The clock is good to ± ${Math.ceil(knownUs / 1_000)} ms as it is, which is better than a hand can do. Nothing was changed.`,
      };
    }
    this.#known = this.#afterHand(reading.burst);
    this.#origin = 'hand';
    this.#degraded = false;
    return reading;
  }

  /** What to keep for the next run; `null` while nothing is known. */
  toSave(): SavedClock | null {
    if (this.#known === null) return null;
    const { mark } = this.#timeline;
    return {
      version: 1,
      bootId: this.#machine.bootId,
      mark,
      timeUs: Math.round(mark.atS * 1e6 + this.estimate(mark.atS).offsetUs),
      origin: this.#origin,
      degraded: this.#degraded,
      lastSync: this.#lastSync,
      knowledge: this.#known,
    };
  }

  #carryOn(saved: SavedClock): void {
    this.#known = saved.knowledge;
    this.#origin = saved.origin;
    this.#degraded = saved.degraded;
    this.#lastSync = saved.lastSync;
  }

  #slept(forS: number): void {
    this.#sleeps++;
    const byUs = SLEEP_US + SLEEP_PPM * forS;
    if (this.#known !== null) {
      this.#known = shaken(this.#known, byUs);
      this.#degraded = true;
    }
    this.#wall = { ...this.#wall, errorUs: this.#wall.errorUs + byUs };
    this.#gaps.restart(this.#moment(this.#machine.monoNs()));
  }

  #believe(burst: Burst): Verdict {
    if (this.#known === null || this.#origin === 'hand') {
      this.#known = firstKnowledge(burst, this.#frequency());
      this.#origin = 'network';
      this.#lastVerdict = 'accepted';
    } else {
      const { knowledge, verdict } = learned(this.#known, burst);
      this.#known = knowledge;
      this.#lastVerdict = verdict;
    }
    return this.#lastVerdict;
  }

  #afterBurst(verdict: Verdict): RefinedSpan | null {
    if (this.#known === null || verdict === 'held' || verdict === 'conflict') return null;
    this.#degraded = false;
    this.#lastSync = this.#moment(this.#machine.monoNs());
    // Somewhere before a step the local clock jumped, and nobody knows where.
    if (verdict === 'stepped') this.#gaps.forget();
    const closed = this.#gaps.believed(this.#lastSync, this.#known);
    return closed === null ? null : this.#span(closed);
  }

  #afterHand(burst: Burst): Knowledge {
    const known = this.#known;
    if (known !== null && this.#origin === 'hand') {
      const { knowledge, verdict } = learned(known, burst);
      if (verdict === 'accepted') return knowledge;
    }
    return firstKnowledge(burst, this.#frequency());
  }

  /** What is known of the frequency, where the offset is to be learned anew. */
  #frequency(): FrequencyPrior {
    const known = this.#known;
    return known === null ? this.#prior : { ppm: known.model.ppm, sigmaPpm: sigmaPpm(known) };
  }

  #exchange(answer: Answer): Exchange {
    return {
      sentAtS: this.#timeline.atS(answer.sentMonoNs),
      serverReceivedUs: answer.serverReceivedUs,
      serverSentUs: answer.serverSentUs,
      receivedAtS: this.#timeline.atS(answer.receivedMonoNs),
    };
  }

  #moment(monoNs: number): Moment {
    return { monoNs, atS: this.#timeline.atS(monoNs) };
  }

  #span({ from, to, stretch }: ClosedGap): RefinedSpan {
    const timeline = this.#timeline;
    return {
      bootId: this.#machine.bootId,
      fromMonoNs: from.monoNs,
      toMonoNs: to.monoNs,
      refined({ timeUs, errorUs, monoNs }) {
        const atS = timeline.atS(monoNs);
        const recordedUs = timeUs - atS * 1e6;
        // Less one, so that the rounded time still lies within the bound that was recorded.
        const recorded = { lowUs: recordedUs - errorUs + 1, highUs: recordedUs + errorUs - 1 };
        const better = refinedEstimate(stretch, atS, recorded);
        if (better === null || Math.ceil(better.errorUs) + 1 >= errorUs) return null;
        return {
          timeUs: Math.round(atS * 1e6 + better.offsetUs),
          errorUs: Math.ceil(better.errorUs) + 1,
        };
      },
    };
  }
}

/**
 * What the wall clock says. Where the machine was checked in an earlier boot, the wall clock may have drifted
 * since; where it stands before the last time that was known, it is off by at least that.
 */
function guessFromWall(machine: MachineTime, timeline: LocalTimeline, saved: SavedClock | null): WallGuess {
  const atS = timeline.atS(machine.monoNs());
  const wallUs = machine.wallUs();
  const offsetUs = wallUs - atS * 1e6;
  if (saved === null) return { atS, offsetUs, errorUs: UNVERIFIED_ERROR_US, state: 'unsynced' };
  const sinceUs = wallUs - saved.timeUs;
  const driftUs = (WALL_DRIFT_PPM * Math.abs(sinceUs)) / 1e6;
  const errorUs = UNVERIFIED_ERROR_US + driftUs + Math.max(0, -sinceUs);
  return { atS, offsetUs, errorUs, state: 'unverified' };
}
