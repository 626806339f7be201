/** What is known of a stretch in the past, from what was known before it and what is known after it. */
import type { Interval } from './bound.ts';
import { boundAt, clamped } from './bound.ts';
import type { Estimate, Knowledge } from './estimator.ts';
import type { ClockModel } from './kalman.ts';

/**
 * A stretch of the local timeline, with what stands at its ends. `before` is `null` where nothing was known,
 * or the machine had slept.
 */
export interface Stretch {
  readonly before: Knowledge | null;
  readonly after: Knowledge;
  /** Bursts of `after` count from here on, s. */
  readonly againS: number;
}

/**
 * The offset at a moment of the stretch, within what was recorded then.
 *
 * Between two ends with known offset and frequency the likeliest course of a clock whose frequency walks at
 * random is the cubic that meets both (the smoothing spline of an integrated Wiener process; Wahba 1978).
 *
 * @param recorded - the edges of the offset that were recorded, µs.
 * @returns `null` where before, after and record leave no common place.
 */
export function refinedEstimate(stretch: Stretch, atS: number, recorded: Interval): Estimate | null {
  const { before, after, againS } = stretch;
  const later = after.bursts.filter(({ lowerAtS }) => lowerAtS >= againS);
  const edges = [
    recorded,
    boundAt(later, atS, after.model),
    ...(before === null ? [] : [boundAt(before.bursts, atS, before.model)]),
  ];
  let lowUs = -Infinity;
  let highUs = Infinity;
  for (const edge of edges) {
    if (edge === null) return null;
    lowUs = Math.max(lowUs, edge.lowUs);
    highUs = Math.min(highUs, edge.highUs);
  }
  if (lowUs > highUs) return null;
  const likeliest = before === null ? straight(after.model, atS) : cubic(before.model, after.model, atS);
  const offsetUs = clamped(likeliest, { lowUs, highUs });
  return { offsetUs, errorUs: Math.max(highUs - offsetUs, offsetUs - lowUs) };
}

function straight(model: ClockModel, atS: number): number {
  return model.offsetUs + model.ppm * (atS - model.atS);
}

/** The cubic Hermite polynomial through both ends. */
function cubic(from: ClockModel, to: ClockModel, atS: number): number {
  const lengthS = to.atS - from.atS;
  if (lengthS <= 0) return straight(to, atS);
  const u = Math.min(1, Math.max(0, (atS - from.atS) / lengthS));
  const chord = to.offsetUs - from.offsetUs;
  const [rise, fall] = [from.ppm * lengthS - chord, chord - to.ppm * lengthS];
  return from.offsetUs + u * chord + u * (1 - u) * ((1 - u) * rise + u * fall);
}
