import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Display } from './display.ts';

describe('the time for the eye', () => {
  it('never runs backwards, whatever becomes of the offset', () => {
    const looks = fc.array(
      fc.record({
        afterS: fc.double({ min: 0, max: 100, noNaN: true }),
        offsetUs: fc.integer({ min: -1e10, max: 1e10 }),
        ppm: fc.integer({ min: -500, max: 500 }),
      }),
    );
    fc.assert(
      fc.property(looks, (all) => {
        const display = new Display();
        let [atS, shownUs] = [0, -Infinity];
        for (const { afterS, offsetUs, ppm } of all) {
          atS += afterS;
          const next = display.shownUs(atS, offsetUs, ppm);
          expect(next).toBeGreaterThanOrEqual(shownUs);
          shownUs = next;
        }
      }),
    );
  });

  it('takes up less than a second at 500 ppm, and jumps ahead over more', () => {
    const display = new Display();
    display.shownUs(0, 0, 0);
    expect(display.shownUs(10, 250_000, 0)).toBeCloseTo(10e6 + 5_000, 3);
    expect(display.shownUs(510, 250_000, 0)).toBeCloseTo(510e6 + 250_000, 3);
    expect(display.shownUs(511, 60e6, 0)).toBeCloseTo(571e6, 3);
  });

  it('waits at half speed for a time that it is far ahead of', () => {
    const display = new Display();
    display.shownUs(0, 60e6, 0);
    expect(display.shownUs(10, 0, 0)).toBeCloseTo(65e6, 3);
    expect(display.shownUs(130, 0, 0)).toBeCloseTo(130e6, 3);
  });
});
