/**
 * The local timeline: the machine's monotonic clock, and what sleep took from it, in s. Everything that the
 * clock knows is known against it. The wall clock is watched here and never used.
 */
import type { MachineTime } from './machine-time.ts';
import { nsBetween, secondsBetween } from './machine-time.ts';

/** Where the timeline stands: plain data, valid within one boot. */
export interface TimelineMark {
  readonly monoNs: number;
  readonly atS: number;
  /** Uptime less monotonic time, s; `null` where the machine has no such thing. */
  readonly uptimeAheadS: number | null;
}

/** What a look at the clocks found since the look before. */
export interface Look {
  /** The machine slept for so long, s; 0 for not. */
  readonly sleptS: number;
  /** The wall clock was set by so much, µs; 0 for not. */
  readonly wallSteppedUs: number;
}

/** Uptime comes in hundredths of a second; what is more than a few of them is sleep. */
const LEAST_SLEEP_S = 0.1;

/**
 * Where the monotonic clock goes on in sleep, a heartbeat that is so late was held up by sleep and not by
 * work.
 */
const LONG_SILENCE_S = 15;

/** A wall clock that is steered moves by up to 500 ppm; one that is set moves at once. */
const LEAST_STEP_US = 100_000;
const STEERED_US_PER_S = 1_000;

/** Readings that another program's turn came between are not compared. */
const SLOW_READING_NS = 10_000_000;

export class LocalTimeline {
  readonly #machine: MachineTime;
  #mark: TimelineMark;
  /** Wall clock less timeline, µs. */
  #wallAheadUs: number;
  /** Sleep that was found at a reading, newest last, so that a moment before it can still be placed. */
  readonly #sleeps: { readonly monoNs: number; readonly forS: number }[] = [];

  /**
   * @param mark - where the timeline stood earlier in this boot; what was slept since is found by the first
   * look.
   */
  constructor(machine: MachineTime, mark?: TimelineMark) {
    this.#machine = machine;
    this.#mark = mark ?? { monoNs: machine.monoNs(), atS: 0, uptimeAheadS: null };
    if (mark === undefined) this.#mark = { ...this.#mark, uptimeAheadS: this.#readUptimeAheadS() };
    this.#wallAheadUs = this.#readWallAheadUs();
  }

  get mark(): TimelineMark {
    return this.#mark;
  }

  /** The moment of a monotonic reading on the timeline, s. */
  atS(monoNs: number): number {
    let atS = this.#mark.atS + nsBetween(this.#mark.monoNs, monoNs) / 1e9;
    for (const sleep of this.#sleeps) if (nsBetween(sleep.monoNs, monoNs) < 0) atS -= sleep.forS;
    return atS;
  }

  /** Compares the machine's clocks with each other. Cheap enough for every stamp. */
  look(): Look {
    const before = this.#mark;
    const monoNs = this.#machine.monoNs();
    const awakeS = nsBetween(before.monoNs, monoNs) / 1e9;
    const uptimeAheadS = this.#readUptimeAheadS();
    const lostS =
      before.uptimeAheadS === null || uptimeAheadS === null
        ? 0
        : secondsBetween(before.uptimeAheadS, uptimeAheadS);
    const stoodStill = Math.abs(lostS) >= LEAST_SLEEP_S;
    if (stoodStill) this.#sleeps.push({ monoNs: before.monoNs, forS: lostS });
    this.#mark = {
      monoNs,
      atS: before.atS + awakeS + (stoodStill ? lostS : 0),
      uptimeAheadS: stoodStill ? uptimeAheadS : (before.uptimeAheadS ?? uptimeAheadS),
    };
    const silentS = this.#machine.uptimeS() === null && awakeS >= LONG_SILENCE_S ? awakeS : 0;
    const sleptS = stoodStill ? Math.abs(lostS) : silentS;
    return { sleptS, wallSteppedUs: this.#wallStep(awakeS + sleptS) };
  }

  #wallStep(sinceS: number): number {
    const aheadUs = this.#readWallAheadUs();
    const byUs = aheadUs - this.#wallAheadUs;
    this.#wallAheadUs = aheadUs;
    // After sleep the wall clock comes from a clock of its own that knows seconds.
    const leastUs = LEAST_STEP_US + STEERED_US_PER_S * sinceS;
    return Math.abs(byUs) >= leastUs ? byUs : 0;
  }

  #readWallAheadUs(): number {
    return this.#machine.wallUs() - this.atS(this.#machine.monoNs()) * 1e6;
  }

  #readUptimeAheadS(): number | null {
    for (let attempt = 0; attempt < 3; attempt++) {
      const before = this.#machine.monoNs();
      const uptimeS = this.#machine.uptimeS();
      if (uptimeS === null) return null;
      const after = this.#machine.monoNs();
      if (nsBetween(before, after) < SLOW_READING_NS) return uptimeS - after / 1e9;
    }
    return this.#mark.uptimeAheadS;
  }
}
