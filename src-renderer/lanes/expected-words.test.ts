import { describe, expect, it } from 'vitest';
import { countdown, shareOf } from './expected-words.ts';

const S = 1_000_000;
const ROW = {
  teamId: 't',
  point: 12,
  startedUs: 0,
  expectedUs: 3_000 * S,
  earliestUs: 2_900 * S,
  latestUs: 3_100 * S,
  overdueUs: null,
};

describe('countdown', () => {
  it('says how long to go, then now, then how long overdue', () => {
    expect(countdown(ROW, 2_875 * S)).toEqual({ words: '2:05', tone: 'coming' });
    expect(countdown(ROW, 2_950 * S)).toEqual({ words: '0:50', tone: 'due' });
    expect(countdown(ROW, 3_010 * S)).toEqual({ words: 'now', tone: 'due' });
    expect(countdown(ROW, 3_472 * S)).toEqual({ words: '+ 6:12', tone: 'overdue' });
  });
});

describe('shareOf', () => {
  it('lays the window around now, and keeps a stub of what lies beyond', () => {
    expect(shareOf(ROW, 3_000 * S)).toMatchObject({ now: 50 });
    expect(shareOf(ROW, 0)).toMatchObject({ from: 98, to: 100 });
    expect(shareOf(ROW, 9_000 * S)).toMatchObject({ from: 0, to: 2 });
  });
});
