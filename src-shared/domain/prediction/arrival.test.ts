import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from './arrival.ts';
import { chanceBetween, chanceBy, densityAt, expectationOf, medianStillOutUs } from './arrival.ts';

const arrivals: fc.Arbitrary<Arrival> = fc.record({
  sinceUs: fc.integer({ min: 0, max: 1e15 }),
  medianUs: fc.integer({ min: 60e6, max: 20_000e6 }),
  scale: fc.double({ min: 0.02, max: 0.3, noNaN: true }),
});

describe('arrival', () => {
  it('has a tenth before its earliest, half before its middle and a tenth after its latest', () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        const { earliestUs, expectedUs, latestUs } = expectationOf(arrival);
        expect(chanceBy(arrival, earliestUs)).toBeCloseTo(0.1, 4);
        expect(chanceBy(arrival, expectedUs)).toBeCloseTo(0.5, 4);
        expect(chanceBy(arrival, latestUs)).toBeCloseTo(0.9, 4);
      }),
    );
  });

  it('gives those who are out still half their chance at the median of those', () => {
    fc.assert(
      fc.property(arrivals, fc.double({ min: 0, max: 3, noNaN: true }), (arrival, part) => {
        const { sinceUs, medianUs, scale } = arrival;
        const nowUs = sinceUs + part * medianUs;
        const middleUs = sinceUs + medianStillOutUs(medianUs, scale, nowUs - sinceUs);
        expect(middleUs).toBeGreaterThan(nowUs);
        expect(chanceBetween(arrival, nowUs, middleUs)).toBeCloseTo(0.5, 3);
      }),
    );
  });

  it('has a density that adds up to its chance', () => {
    const arrival = { sinceUs: 0, medianUs: 2_400e6, scale: 0.08 };
    let sum = 0;
    for (let atUs = 0; atUs < 3_000e6; atUs += 1e6) sum += densityAt(arrival, atUs + 5e5) * 1e6;
    expect(sum).toBeCloseTo(chanceBy(arrival, 3_000e6), 4);
  });
});
