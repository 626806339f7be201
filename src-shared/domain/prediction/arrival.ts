/**
 * When somebody comes in, as a chance: the time since a known moment is log-logistic.
 *
 * The log-logistic is the usual choice for times to an event with now and then a very late one: a runner who
 * breaks down is no surprise to it, its chances and quantiles are closed formulas, and it knows what it means
 * that somebody is not in yet (Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, ch. 2).
 */

/** Standard deviation of a logistic variable to its scale: π / √3 to 1. */
export const SCALE_OF_SD = Math.sqrt(3) / Math.PI;
/** The standard logistic variable stays below this nine times in ten. */
const NINE_IN_TEN = Math.log(9);

export interface Arrival {
  /** The known moment that the time counts from, µs since 1970. */
  readonly sinceUs: number;
  /** Half of all such teams take less than this from there, µs. */
  readonly medianUs: number;
  /** Logistic scale of the logarithm of the time. */
  readonly scale: number;
}

/** The middle and the edges of a predicted moment, µs since 1970: one in ten comes before, one in ten after. */
export interface Expectation {
  readonly expectedUs: number;
  readonly earliestUs: number;
  readonly latestUs: number;
}

/** The arrival in whole µs, as it is shown. */
export function expectationOf({ sinceUs, medianUs, scale }: Arrival): Expectation {
  const edge = Math.exp(NINE_IN_TEN * scale);
  return {
    expectedUs: Math.round(sinceUs + medianUs),
    earliestUs: Math.round(sinceUs + medianUs / edge),
    latestUs: Math.round(sinceUs + medianUs * edge),
  };
}

/** When nine in ten are in, µs since 1970. */
export function latestUsOf({ sinceUs, medianUs, scale }: Arrival): number {
  return sinceUs + medianUs * Math.exp(NINE_IN_TEN * scale);
}

/** The odds of being in by a moment against being out still, 0 to infinity. */
function oddsBy({ sinceUs, medianUs, scale }: Arrival, atUs: number): number {
  return atUs <= sinceUs ? 0 : ((atUs - sinceUs) / medianUs) ** (1 / scale);
}

/** The chance of being in by a moment, 0 to 1. */
export function chanceBy(arrival: Arrival, atUs: number): number {
  return 1 - 1 / (1 + oddsBy(arrival, atUs));
}

/** The chance that somebody who was not in at `fromUs` is in by `toUs`, 0 to 1. */
export function chanceBetween(arrival: Arrival, fromUs: number, toUs: number): number {
  return 1 - (1 + oddsBy(arrival, fromUs)) / (1 + oddsBy(arrival, Math.max(fromUs, toUs)));
}

/** So many are never recorded at a point: a missed press, a bib that went astray, a team that stopped unseen. */
const NEVER_RECORDED = 0.03;

/**
 * As `chanceBetween`, but of being recorded, which not all ever are: the longer one is overdue, the likelier it
 * is to be one of these (a cure fraction, in the words of survival analysis).
 */
export function chanceRecorded(arrival: Arrival, fromUs: number, toUs: number): number {
  const stillToCome = (1 - NEVER_RECORDED) * (1 - chanceBy(arrival, fromUs));
  return (chanceBetween(arrival, fromUs, toUs) * stillToCome) / (stillToCome + NEVER_RECORDED);
}

/** The chance of coming in within the µs at this moment. */
export function densityAt(arrival: Arrival, atUs: number): number {
  const odds = oddsBy(arrival, atUs);
  if (odds === 0) return 0;
  return odds / (1 + odds) ** 2 / (arrival.scale * (atUs - arrival.sinceUs));
}

/** The time, µs, that half of those take who are still out after `elapsedUs`. */
export function medianStillOutUs(medianUs: number, scale: number, elapsedUs: number): number {
  if (elapsedUs <= 0) return medianUs;
  return medianUs * (1 + 2 * (elapsedUs / medianUs) ** (1 / scale)) ** scale;
}
