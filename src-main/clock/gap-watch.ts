/**
 * Notices when a stretch without answers is over and what is known after it is firm enough to refine its
 * times.
 */
import type { Knowledge } from './estimator.ts';
import type { Stretch } from './refine.ts';

/** A moment in both readings. */
export interface Moment {
  readonly monoNs: number;
  readonly atS: number;
}

/** A gap that is over. */
export interface ClosedGap {
  readonly from: Moment;
  readonly to: Moment;
  readonly stretch: Stretch;
}

/** So many bursts over so long make a firm end: the first after a gap can have been unlucky. */
const FIRM_BURSTS = 3;
const FIRM_S = 170;

/** Shorter gaps cost a few ms at most and are not worth an entry. */
const LEAST_GAP_S = 600;

interface Gap {
  readonly from: Moment;
  readonly before: Knowledge | null;
}

export class GapWatch {
  #gap: Gap | null = null;
  /** The first burst after the gap, and how many there were. */
  #again: Moment | null = null;
  #bursts = 0;

  /** What is known from here on stands on nothing new. A gap that is open already goes on. */
  open(from: Moment, before: Knowledge | null): void {
    this.#gap ??= { from, before };
    this.#again = null;
    this.#bursts = 0;
  }

  /** What was known before this moment cannot be carried across it. */
  restart(from: Moment): void {
    this.#gap = null;
    this.open(from, null);
  }

  /** Nothing can be said of the gap. */
  forget(): void {
    this.#gap = null;
    this.#again = null;
  }

  /** A burst was believed; answers the gap where this makes its end firm. */
  believed(at: Moment, after: Knowledge): ClosedGap | null {
    if (this.#gap === null) return null;
    this.#again ??= at;
    this.#bursts++;
    const isFirm = this.#bursts >= FIRM_BURSTS && at.atS - this.#again.atS >= FIRM_S;
    return isFirm ? this.#close(after) : null;
  }

  /** The answers stop again: a gap that had some since closes with what there is. */
  lost(after: Knowledge): ClosedGap | null {
    return this.#bursts > 0 ? this.#close(after) : null;
  }

  #close(after: Knowledge): ClosedGap | null {
    const [gap, again] = [this.#gap, this.#again];
    this.forget();
    this.#bursts = 0;
    if (gap === null || again === null) return null;
    if (gap.before !== null && again.atS - gap.from.atS < LEAST_GAP_S) return null;
    return { from: gap.from, to: again, stretch: { before: gap.before, after, againS: again.atS } };
  }
}
