/**
 * How the window's clock stands to the station's monotonic one. Both tick alike on one machine, but have their zero at
 * different moments; a round trip says where the station's stood at some moment between sending and receiving.
 * Of many, the quickest says it best: its error is at most half of itself (the bound of Cristian, 1989).
 */

/** One `mono.read`: what the station said, and when by the window's clock (`performance.now()`, ms). */
export interface RoundTrip {
  readonly sentMs: number;
  readonly receivedMs: number;
  /** The station's monotonic clock, ns. */
  readonly monoNs: number;
  /** The station's time, µs since 1970. */
  readonly timeUs: number;
}

/** The round trips that count now, oldest first. */
export type ClockMap = readonly RoundTrip[];

/** Round trips older than this are forgotten, so that a slow change between the clocks cannot add up. */
const WINDOW_MS = 120_000;
/** How far two clocks of one machine may drift apart, as a share: far more than was ever seen. */
const DRIFT = 20e-6;
const NS_PER_MS = 1e6;
const US_PER_MS = 1e3;

/**
 * Takes in a round trip. Where it contradicts what is known beyond both their errors (the laptop slept, the station
 * was started anew), all that was known before is dropped.
 */
export function withRoundTrip(map: ClockMap, trip: RoundTrip): ClockMap {
  const best = bestOf(map, trip.receivedMs);
  if (best !== null && contradicts(best, trip)) return [trip];
  return [...map.filter(({ receivedMs }) => trip.receivedMs - receivedMs < WINDOW_MS), trip];
}

/** The station's monotonic clock, ns, at a moment of the window's clock, ms; `null` before the first round trip. */
export function monoNsAt(map: ClockMap, windowMs: number): number | null {
  const best = bestOf(map, windowMs);
  return best === null ? null : Math.round(best.monoNs + (windowMs - middleMs(best)) * NS_PER_MS);
}

/** The station's time, µs since 1970, at a moment of the window's clock, ms; `null` before the first round trip. */
export function timeUsAt(map: ClockMap, windowMs: number): number | null {
  // Its time may be steered while its monotonic clock is not: the last word counts.
  const last = map.at(-1);
  return last === undefined ? null : Math.round(last.timeUs + (windowMs - middleMs(last)) * US_PER_MS);
}

/** By how much `monoNsAt` can be off at a moment, ms; `null` before the first round trip. */
export function errorMsAt(map: ClockMap, windowMs: number): number | null {
  const best = bestOf(map, windowMs);
  return best === null ? null : errorMs(best, windowMs);
}

function bestOf(map: ClockMap, windowMs: number): RoundTrip | null {
  return map.reduce<RoundTrip | null>(
    (best, trip) => (best !== null && errorMs(best, windowMs) <= errorMs(trip, windowMs) ? best : trip),
    null,
  );
}

function errorMs(trip: RoundTrip, windowMs: number): number {
  return (trip.receivedMs - trip.sentMs) / 2 + Math.abs(windowMs - middleMs(trip)) * DRIFT;
}

function middleMs({ sentMs, receivedMs }: RoundTrip): number {
  return (sentMs + receivedMs) / 2;
}

function contradicts(best: RoundTrip, trip: RoundTrip): boolean {
  const expectedNs = best.monoNs + (middleMs(trip) - middleMs(best)) * NS_PER_MS;
  const apartMs = Math.abs(trip.monoNs - expectedNs) / NS_PER_MS;
  return apartMs > errorMs(best, middleMs(trip)) + errorMs(trip, middleMs(trip));
}
