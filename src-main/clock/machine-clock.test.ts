import { describe, expect, it } from 'vitest';
import { createMachineClock } from './machine-clock.ts';

describe('the machine’s clock', () => {
  it('stamps with time, bound, monotonic reading and boot, and says that nobody checked it', () => {
    const before = Date.now() * 1_000;
    const stamp = createMachineClock().stamp();
    expect(stamp.timeUs).toBeGreaterThanOrEqual(before - 2_000);
    expect(stamp.timeUs).toBeLessThanOrEqual((Date.now() + 2) * 1_000);
    expect(stamp).toMatchObject({ errorUs: 2_000_000, state: 'unverified' });
    expect(Number.isSafeInteger(stamp.monoNs)).toBe(true);
    expect(stamp.bootId).not.toBe('');
  });

  it('goes on with the monotonic clock when the wall clock is stepped', () => {
    const clock = createMachineClock();
    const first = clock.stamp();
    const wall = Date.now;
    try {
      Date.now = () => wall() + 3_600_000;
      const second = clock.stamp();
      const monoUs = (second.monoNs - first.monoNs) / 1_000;
      expect(Math.abs(second.timeUs - first.timeUs - monoUs)).toBeLessThan(2);
    } finally {
      Date.now = wall;
    }
  });

  it('stamps a moment of the past by its monotonic reading', () => {
    const clock = createMachineClock();
    const pressed = clock.monoNs();
    const now = clock.stamp();
    const then = clock.stampAt(pressed);
    expect(then.monoNs).toBe(pressed);
    expect(Math.abs(now.timeUs - then.timeUs - (now.monoNs - pressed) / 1_000)).toBeLessThanOrEqual(1);
    expect(clock.stampAt(pressed - 5_000_000_000).timeUs).toBe(then.timeUs - 5_000_000);
  });
});
