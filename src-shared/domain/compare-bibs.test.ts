import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBibs } from './compare-bibs.ts';

describe('compareBibs', () => {
  it('puts numbers in number order, before bibs with letters', () => {
    const bibs = ['2', '1a', '10', 'B7', '007', '07', '7', '99999999999999999999', 'A7'];
    expect(bibs.sort(compareBibs)).toEqual([
      '2',
      '007',
      '07',
      '7',
      '10',
      '99999999999999999999',
      '1a',
      'A7',
      'B7',
    ]);
  });

  it('is a total order', () => {
    const bib = fc.string({
      unit: fc.constantFrom('0', '1', '2', '9', 'a', '-'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(bib, bib, bib, (a, b, c) => {
        expect(Math.sign(compareBibs(a, b))).toBe(0 - Math.sign(compareBibs(b, a)));
        expect(compareBibs(a, b) === 0).toBe(a === b);
        if (compareBibs(a, b) <= 0 && compareBibs(b, c) <= 0)
          expect(compareBibs(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
