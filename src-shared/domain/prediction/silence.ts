/** "No handoff for 6 min, 9 expected": a point that says nothing though it should. */
import type { Arrival } from './arrival.ts';
import { chanceRecorded } from './arrival.ts';
import type { PointRange } from './expected.ts';
import type { FieldModel } from './field-model.ts';
import { outlookAt, outlookInput } from './outlook.ts';

export interface Silence {
  /** The last passing there, µs since 1970; `null` where there was none yet. */
  readonly sinceUs: number | null;
  /** How many should have passed since, as a mean. */
  readonly expected: number;
}

/** The chance that nobody came by mere luck must be below this. */
const MAX_CHANCE = 1e-3;
/** One team alone that does not come is overdue, not a silence. */
const MIN_EXPECTED = 3;
const MIN_SILENCE_US = 180_000_000;
/**
 * A leg that is slower than thought is slower for all, which must not look like a silence: the field is taken
 * to be slower by so many standard deviations of what is known of the leg.
 */
const CAUTION = 3;

/**
 * Whether nothing has come from a point for so long that something must be wrong there.
 *
 * @param lastPassingUs - the last passing recorded there, µs since 1970; `null` where there is none.
 * @returns `null` where the silence can be chance.
 */
export function silence(
  model: FieldModel,
  range: PointRange,
  nowUs: number,
  lastPassingUs: number | null,
): Silence | null {
  if (lastPassingUs !== null && nowUs - lastPassingUs < MIN_SILENCE_US) return null;
  const sinceUs = lastPassingUs ?? -Infinity;
  let [expected, logChance] = [0, 0];
  for (const arrival of cautiousArrivals(model, range, nowUs)) {
    const chance = chanceRecorded(arrival, sinceUs, nowUs);
    expected += chance;
    logChance += Math.log1p(-Math.min(chance, 1 - Number.EPSILON));
  }
  if (expected < MIN_EXPECTED || logChance > Math.log(MAX_CHANCE)) return null;
  return { sinceUs: lastPassingUs, expected: Math.round(expected) };
}

function* cautiousArrivals(model: FieldModel, range: PointRange, nowUs: number): Generator<Arrival> {
  const { legs } = model.paceAt(nowUs);
  if (legs === null) return;
  for (const team of model.teams.values()) {
    const input = outlookInput(model, team, nowUs);
    for (let point = Math.max(1, range.from); point <= Math.min(range.to, legs.length); point++) {
      const outlook = outlookAt(input, point);
      if (outlook.state !== 'coming') continue;
      const slower = Math.exp(CAUTION * Math.sqrt(legs[point - 1]?.logVariance ?? 0));
      yield { ...outlook.arrival, medianUs: outlook.arrival.medianUs * slower };
      break;
    }
  }
}
