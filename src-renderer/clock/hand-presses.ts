/** Key presses at announced times, as they are collected: which announced time each is for, and how they scatter. */

export interface Press {
  /** The station's monotonic clock at the key press, ns. */
  readonly monoNs: number;
  readonly announcedUs: number;
}

/** When times are announced, µs. */
export interface Announced {
  readonly firstUs: number;
  readonly everyUs: number;
}

export interface Scatter {
  /** Of each press, how much later than the median of all it was, µs. */
  readonly offUs: readonly number[];
  /** The farthest of them from the median, µs. */
  readonly farthestUs: number;
  /** How far off a clock set by them can be, µs. */
  readonly boundUs: number;
}

/** Fewer say too little: the station refuses them. */
export const LEAST_PRESSES = 5;

/** As the station reckons: what all presses share, and the best that a hand can do, µs. */
const SHARED_US = 150_000;
const LEAST_BOUND_US = 300_000;

const NS_PER_US = 1_000;

/**
 * The announced time that a press is for: the first one for the first press; for the others, the one that lies nearest
 * to the time that has passed since, so that an announcement may be missed.
 */
function announcedFor(presses: readonly Press[], { firstUs, everyUs }: Announced, monoNs: number): number {
  const [first] = presses;
  if (first === undefined) return firstUs;
  const sinceUs = (monoNs - first.monoNs) / NS_PER_US;
  return first.announcedUs + Math.round(sinceUs / everyUs) * everyUs;
}

/** The presses with one more; the same ones where that announced time has a press already: a key hit twice. */
export function withPress(presses: readonly Press[], announced: Announced, monoNs: number): readonly Press[] {
  const announcedUs = announcedFor(presses, announced, monoNs);
  const isTaken = presses.some((press) => press.announcedUs === announcedUs);
  return isTaken ? presses : [...presses, { monoNs, announcedUs }];
}

/** How the presses scatter; `null` before the first. */
export function scatterOf(presses: readonly Press[]): Scatter | null {
  const lateUs = presses.map(({ monoNs, announcedUs }) => monoNs / NS_PER_US - announcedUs);
  const sorted = [...lateUs].sort((a, b) => a - b);
  const medianUs = sorted[sorted.length >> 1];
  if (medianUs === undefined) return null;
  const offUs = lateUs.map((us) => us - medianUs);
  const farthestUs = Math.max(...offUs.map(Math.abs));
  return { offUs, farthestUs, boundUs: Math.max(LEAST_BOUND_US, farthestUs + SHARED_US) };
}
