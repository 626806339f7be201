import { describe, expect, it } from 'vitest';
import { plotData, plotRange } from './plot-data.ts';

const check = (atMs: number, offsetMs: number, delayMs: number, errorMs: number) => ({
  atMs,
  offsetMs,
  delayMs,
  errorMs,
  verdict: 'accepted' as const,
});

describe('the plot of the checks', () => {
  it('has a column of moments in seconds and one of each figure', () => {
    expect(plotData([check(1_000, 3, 24, 40), check(301_000, -2, 22, 38)])).toEqual([
      [1, 301],
      [40, 38],
      [24, 22],
      [3, -2],
    ]);
  });

  it('shows every bound and delay, also beside a first check that moved the clock by a minute', () => {
    const [low, high] = plotRange([check(0, -60_000, 24, 40), check(1, -5, 80, 38)]);
    expect(high).toBeGreaterThan(80);
    expect(high).toBeLessThan(120);
    expect(low).toBeLessThan(-5);
    expect(low).toBeGreaterThan(-120);
  });

  it('is no taller than it must be, and never flat', () => {
    const [low, high] = plotRange([check(0, 0.1, 1, 2)]);
    expect(low).toBeCloseTo(0);
    expect(high).toBeGreaterThanOrEqual(20);
    expect(plotRange([])[1]).toBeGreaterThanOrEqual(20);
  });
});
