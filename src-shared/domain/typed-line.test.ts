import { describe, expect, it } from 'vitest';
import { readTypedLines } from './typed-line.ts';

const bibs = (line: string, served: number | null = 12): string[] =>
  readTypedLines(line, served).map(({ bib, point, side }) => `${bib} ${side} ${String(point)}`);

describe('readTypedLines', () => {
  it('reads one bib as one line', () => {
    expect(bibs('143')).toEqual(['143 handoff 12']);
  });

  it('reads an empty line as an open time', () => {
    expect(bibs('')).toEqual([' handoff 12']);
  });

  it('reads several bibs, and no bib where two strokes stand together', () => {
    expect(bibs('12/47//103/')).toEqual(['12 handoff 12', '47 handoff 12', '103 handoff 12']);
  });

  it('lets a side or a point at the end hold for all that have none of their own', () => {
    expect(bibs('12/47-/103+')).toEqual(['12 in 12', '47 out 12', '103 in 12']);
    expect(bibs('12/47@3/103@5')).toEqual(['12 handoff 5', '47 handoff 3', '103 handoff 5']);
    expect(bibs('12/47-@3', null)).toEqual(['12 out 3', '47 out 3']);
  });

  it('keeps unknown digits as typed', () => {
    expect(bibs('1?3/4*')).toEqual(['1?3 handoff 12', '4* handoff 12']);
  });

  it('says what a line lacks, and leaves its time open', () => {
    const [first] = readTypedLines('143+', null);
    expect(first).toMatchObject({ bib: '', side: 'handoff' });
    expect(first?.problem).toContain('143+@3');
  });
});
