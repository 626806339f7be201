import { describe, expect, it } from 'vitest';
import type { ClockModel } from './kalman.ts';
import { predicted, updated } from './kalman.ts';

const unknown: ClockModel = { atS: 0, offsetUs: 0, ppm: 0, varOffset: 1e10, covariance: 0, varPpm: 1e4 };

describe('the filter', () => {
  it('finds offset and frequency of a clock that has both', () => {
    let model = unknown;
    for (let atS = 0; atS <= 3_600; atS += 60) model = updated(predicted(model, atS), 5_000 + 37 * atS, 1);
    expect(model.ppm).toBeCloseTo(37, 3);
    expect(model.offsetUs).toBeCloseTo(5_000 + 37 * 3_600, 0);
  });

  it('is as unsure of the frequency as two measurements make it', () => {
    let model = updated(unknown, 0, 4);
    model = updated(predicted(model, 100), 0, 4);
    // Two of ± 2 µs, 100 s apart: √8 / 100 ppm, and what the frequency walked meanwhile.
    expect(Math.sqrt(model.varPpm)).toBeGreaterThan(Math.sqrt(8) / 100);
    expect(Math.sqrt(model.varPpm)).toBeLessThan(0.2);
  });

  it('grows less sure with time, the offset faster than the frequency', () => {
    const hour = predicted({ ...unknown, varOffset: 1, varPpm: 0.01 }, 3_600);
    expect(hour.varPpm).toBeCloseTo(0.01 + 0.6, 6);
    expect(Math.sqrt(hour.varOffset)).toBeGreaterThan(0.1 * 3_600);
  });
});
