import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointWords, readLeg, readPoint, readServes, typedServes } from './typed-point.ts';

describe('a point as it is typed', () => {
  it('is a number, or start or finish by any of their first letters', () => {
    expect(readPoint('12', 15)).toBe(12);
    expect(readPoint(' 0 ', 15)).toBe(0);
    expect(readPoint('S', 15)).toBe(0);
    expect(readPoint('fin', 15)).toBe(15);
  });

  it('is none where the race has no such point', () => {
    for (const text of ['', '16', '-1', '1.5', 'x', 'starting']) expect(readPoint(text, 15)).toBeNull();
  });

  it('is said with what happens there', () => {
    expect(pointWords(0, 15)).toBe('Start, leg 1 starts');
    expect(pointWords(12, 15)).toBe('Exchange 12, leg 12 → 13');
    expect(pointWords(15, 15)).toBe('Finish, leg 15 ends');
  });
});

it('a leg is 1 to the last one', () => {
  expect(['0', '1', '15', '16', 'a', ''].map((text) => readLeg(text, 15))).toEqual([
    null,
    1,
    15,
    null,
    null,
    null,
  ]);
});

describe('what a station serves', () => {
  it('is one point, a range in either order, or the next of each team', () => {
    expect(readServes('12', 15)).toEqual({ serves: { from: 12, to: 12 } });
    expect(readServes('5-3', 15)).toEqual({ serves: { from: 3, to: 5 } });
    expect(readServes('14 to finish', 15)).toEqual({ serves: { from: 14, to: 15 } });
    expect(readServes('all', 15)).toEqual({ serves: null });
  });

  it('is nothing where a point is not in the race', () => {
    for (const text of ['', '3-', '3-16', '16', '1-2-3']) expect(readServes(text, 15)).toBeNull();
  });

  it('is read back as it was written', () => {
    const point = fc.integer({ min: 0, max: 36 });
    fc.assert(
      fc.property(point, point, (a, b) => {
        const serves = { from: Math.min(a, b), to: Math.max(a, b) };
        expect(readServes(typedServes(serves), 36)).toEqual({ serves });
      }),
    );
    expect(readServes(typedServes(null), 36)).toEqual({ serves: null });
  });
});
