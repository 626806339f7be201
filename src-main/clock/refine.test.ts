import { describe, expect, it } from 'vitest';
import type { Knowledge } from './estimator.ts';
import type { Burst } from './exchange.ts';
import { refinedEstimate } from './refine.ts';

const LENGTH_S = 10_000;
const wide = { lowUs: -1e6, highUs: 1e6 };

function knownAt(atS: number, offsetUs: number, ppm: number): Knowledge {
  const burst: Burst = {
    upperUs: offsetUs + 20_000,
    upperAtS: atS,
    lowerUs: offsetUs - 20_000,
    lowerAtS: atS,
    slackUs: 0,
    noiseUs: 2_000,
  };
  const model = { atS, offsetUs, ppm, varOffset: 4e6, covariance: 0, varPpm: 0.01 };
  return { model, bursts: [burst], held: [], prior: null };
}

/** A clock whose frequency went evenly from 0 to 2 ppm: its offset is a parabola. */
const offsetUs = (atS: number): number => (0.5 * 2 * atS ** 2) / LENGTH_S;
const before = knownAt(0, 0, 0);
const after = knownAt(LENGTH_S, offsetUs(LENGTH_S), 2);

describe('a time between two ends', () => {
  it.each([0, 2_500, 5_000, 9_000, LENGTH_S])(
    'follows the frequency from one to the other, at %i s',
    (atS) => {
      const refined = refinedEstimate({ before, after, againS: LENGTH_S }, atS, wide);
      expect(refined?.offsetUs).toBeCloseTo(offsetUs(atS), 3);
    },
  );

  it('has the bound that both ends leave: widest in the middle', () => {
    const boundAt = (atS: number): number =>
      refinedEstimate({ before, after, againS: LENGTH_S }, atS, wide)?.errorUs ?? Number.NaN;
    expect(boundAt(5_000)).toBeGreaterThan(boundAt(500));
    expect(boundAt(5_000)).toBeGreaterThan(boundAt(9_500));
    expect(boundAt(500)).toBeLessThan(40_000);
  });

  it('is carried back from the end alone, where nothing was known before', () => {
    const refined = refinedEstimate({ before: null, after, againS: LENGTH_S }, LENGTH_S - 1_000, wide);
    expect(refined?.offsetUs).toBeCloseTo(offsetUs(LENGTH_S) - 2_000, 3);
  });

  it('stays within what was recorded, and is none where that cannot be', () => {
    const stretch = { before, after, againS: LENGTH_S };
    const recorded = { lowUs: 10_000, highUs: 30_000 };
    expect(refinedEstimate(stretch, 5_000, recorded)?.offsetUs).toBe(10_000);
    expect(refinedEstimate(stretch, 5_000, { lowUs: 5e5, highUs: 6e5 })).toBeNull();
  });
});
