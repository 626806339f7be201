import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockMap, RoundTrip } from './clock-map.ts';
import { errorMsAt, monoNsAt, timeUsAt, withRoundTrip } from './clock-map.ts';

const ZERO_NS = 5_000_000_000_000;

/** A round trip whose answer was read `outMs` after sending and came back `backMs` later. */
function trip(sentMs: number, outMs: number, backMs: number, zeroNs = ZERO_NS): RoundTrip {
  const readMs = sentMs + outMs;
  return {
    sentMs,
    receivedMs: readMs + backMs,
    monoNs: zeroNs + readMs * 1e6,
    timeUs: 1_000_000 + readMs * 1e3,
  };
}

const mapOf = (...trips: RoundTrip[]): ClockMap => trips.reduce<ClockMap>(withRoundTrip, []);
const offMs = (map: ClockMap, atMs: number, zeroNs = ZERO_NS): number =>
  Math.abs(((monoNsAt(map, atMs) ?? Number.NaN) - zeroNs) / 1e6 - atMs);

describe('the map of the window’s clock to the station’s', () => {
  it('knows nothing before the first round trip', () => {
    expect([monoNsAt([], 5), timeUsAt([], 5), errorMsAt([], 5)]).toEqual([null, null, null]);
  });

  it('takes the quickest round trip, so that a blocked window never wins', () => {
    const map = mapOf(trip(0, 0.4, 0.4), trip(1_000, 0.5, 500), trip(2_000, 500, 0.3));
    expect(offMs(map, 2_600)).toBeLessThan(0.5);
    expect(errorMsAt(map, 2_600)).toBeLessThan(0.5);
  });

  it('maps a press made before the first round trip', () => {
    expect(offMs(mapOf(trip(800, 0.3, 0.3)), 200)).toBeLessThan(0.4);
  });

  it('starts anew when a round trip contradicts what was known: sleep, or another station', () => {
    const slept = ZERO_NS + 3_600e9;
    const map = mapOf(trip(0, 0.1, 0.1), trip(1_000, 0.1, 0.1), trip(2_000, 40, 40, slept));
    expect(offMs(map, 2_100, slept)).toBeLessThan(41);
  });

  it('is never further off than it says, whatever the delays', () => {
    const delay = fc.oneof(fc.double({ min: 0.05, max: 5, noNaN: true }), fc.constant(500));
    fc.assert(
      fc.property(fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 40 }), (delays) => {
        const map = mapOf(...delays.map(([out, back], index) => trip(index * 1_200, out, back)));
        const atMs = delays.length * 1_200;
        expect(offMs(map, atMs)).toBeLessThanOrEqual((errorMsAt(map, atMs) ?? 0) + 1e-6);
      }),
    );
  });

  it('forgets what is older than two minutes', () => {
    const map = mapOf(trip(0, 0.1, 0.1), trip(200_000, 2, 2));
    expect(map).toHaveLength(1);
  });
});
