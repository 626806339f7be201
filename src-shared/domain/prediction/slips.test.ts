import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipOf } from './slips.ts';

const bibs = fc.stringMatching(/^[0-9]{2,5}$/);

describe('slipOf', () => {
  it.each([
    ['134', '143', 'transposed'],
    ['341', '143', 'transposed'],
    ['14', '143', 'missingDigit'],
    ['1443', '143', 'doubledDigit'],
    ['1043', '143', 'extraDigit'],
    ['146', '143', 'wrongDigit'],
    ['12', '012', 'missingDigit'],
    ['12', 'A12', 'missingDigit'],
    ['1*3', '143', 'unknownDigits'],
    ['1?3', '143', 'unknownDigits'],
  ])('reads %s for %s as %s', (typed, bib, reason) => {
    expect(slipOf(typed, bib)?.reason).toBe(reason);
  });

  it.each([
    ['143', '143'],
    ['999', '143'],
    ['1*', '143'],
    ['9*3', '143'],
    ['', '143'],
  ])('sees no single slip from %s to %s', (typed, bib) => {
    expect(slipOf(typed, bib)?.chance ?? 0).toBe(0);
  });

  it('holds a neighbouring key for likelier than one across the pad', () => {
    const near = slipOf('146', '143')?.chance ?? 0;
    const far = slipOf('147', '143')?.chance ?? 0;
    expect(near).toBeGreaterThan(2 * far);
  });

  it('finds every digit left out, doubled or exchanged, with a chance between 0 and 1', () => {
    fc.assert(
      fc.property(bibs, fc.nat(), (bib, seed) => {
        const at = seed % bib.length;
        const digit = bib[at] ?? '';
        const slips = [
          bib.slice(0, at) + bib.slice(at + 1),
          bib.slice(0, at) + digit + bib.slice(at),
          bib.slice(0, at) + (bib[at + 1] ?? '') + digit + bib.slice(at + 2),
        ].filter((typed) => typed !== bib && typed.length > 0);
        for (const typed of slips) {
          const chance = slipOf(typed, bib)?.chance ?? 0;
          expect(chance).toBeGreaterThan(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
