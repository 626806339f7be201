/**
 * Between which edges the offset must lie. Intervals that are each sure are intersected, as Marzullo's
 * algorithm (RFC 5905, section 11.2.1) and Spanner's TrueTime do, and each grows with its age, as in
 * ClockBound.
 */
import type { Burst } from './exchange.ts';
import type { ClockModel } from './kalman.ts';

/** Edges of an offset, µs. */
export interface Interval {
  readonly lowUs: number;
  readonly highUs: number;
}

/** How wrong the server's own clock may be, with the resolution of its answers. */
const SERVER_ALLOWANCE_US = 3_000;

/** No crystal is further off than this (RFC 5905's PHI is 15 ppm for a disciplined one; chrony caps at 500). */
const MOST_PPM = 500;

/** So many standard deviations of the frequency are believed to cover it. */
const SIGMAS = 3.5;

/**
 * What temperature may do to a crystal after it was last measured. A laptop carried from a car into the cold
 * shifts by 10 ppm; with 5 ppm allowed for it a third of the simulated offline spells were not covered.
 */
const SHOCK_PPM = 15;

/** How fast an interval must grow on each side, ppm, for this knowledge of the frequency. */
function growthPpm(model: ClockModel): number {
  return Math.min(MOST_PPM, SIGMAS * Math.sqrt(model.varPpm)) + SHOCK_PPM;
}

/** What one burst says of a moment before or after it, given the clock's frequency. */
export function edgesAt(burst: Burst, atS: number, model: ClockModel): Interval {
  const growth = growthPpm(model);
  const sinceUpperS = atS - burst.upperAtS;
  const sinceLowerS = atS - burst.lowerAtS;
  const slackUs = burst.slackUs + SERVER_ALLOWANCE_US;
  return {
    highUs: burst.upperUs + model.ppm * sinceUpperS + growth * Math.abs(sinceUpperS) + slackUs,
    lowUs: burst.lowerUs + model.ppm * sinceLowerS - growth * Math.abs(sinceLowerS) - slackUs,
  };
}

/** What all bursts together say of a moment; `null` where they contradict each other, or there is none. */
export function boundAt(bursts: readonly Burst[], atS: number, model: ClockModel): Interval | null {
  let lowUs = -Infinity;
  let highUs = Infinity;
  for (const burst of bursts) {
    const edges = edgesAt(burst, atS, model);
    lowUs = Math.max(lowUs, edges.lowUs);
    highUs = Math.min(highUs, edges.highUs);
  }
  return lowUs <= highUs && bursts.length > 0 ? { lowUs, highUs } : null;
}

/** The value within the interval that is closest to this one. */
export function clamped(value: number, { lowUs, highUs }: Interval): number {
  return Math.min(highUs, Math.max(lowUs, value));
}
