import { describe, expect, it } from 'vitest';
import { fittingBibs, isPartial, nearBibs } from './near-bibs.ts';

const BIBS = new Set(['143', '104', '14', '1430', '12', '21']);
const near = (typed: string): string[] => nearBibs(typed, (bib) => BIBS.has(bib)).sort();

describe('nearBibs', () => {
  it('finds swapped, wrong, missing and doubled digits', () => {
    expect(near('134')).toEqual(['104', '14', '143']);
    expect(near('1043')).toEqual(['104', '143']);
    expect(near('43')).toEqual(['143']);
    expect(near('12')).toEqual(['14', '21']);
  });
});

describe('fittingBibs', () => {
  it('fills each unknown digit with one character', () => {
    expect(fittingBibs('1?', BIBS)).toEqual(['14', '12']);
    expect(fittingBibs('1*3', BIBS)).toEqual(['143']);
    expect(isPartial('1*3') && isPartial('?') && !isPartial('13')).toBe(true);
  });
});
