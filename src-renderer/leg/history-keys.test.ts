import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import { actionOf, candidatesAt, isPossible, likelyMeant } from './history-keys.ts';

const entry = (id: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  hash: '',
  kind: 'passing',
  at: 0,
  by: 'MK',
  station: null,
  live: true,
  point: 12,
  says: '',
  typed: '143',
  timeUs: 1,
  errorUs: 1,
  ...more,
});
const entries = [
  entry('start', { point: 11 }),
  entry('late', { timeUs: 9 }),
  entry('early', { timeUs: 3 }),
  entry('voided', { live: false }),
  entry('note', { kind: 'note', point: null }),
];
const state = (id: string, leg: number | null = 12) => ({
  entry: entries.find((one) => one.id === id) ?? null,
  leg,
  entries,
});

describe('what can be done from the history of a leg', () => {
  it('is asked for by letter in either case', () => {
    expect(['t', 'B', 'p', 'v', 'Delete', 'r', 'M', 's', 'n', 'x', '1'].map(actionOf)).toEqual([
      'correct',
      'correct',
      'correct',
      'void',
      'void',
      'ruling',
      'missed',
      'status',
      'note',
      null,
      null,
    ]);
  });

  it('rules among the passings that still count there, the earliest first', () => {
    expect(candidatesAt(entries, 12).map(({ id }) => id)).toEqual(['early', 'late']);
    expect(isPossible('ruling', state('early'))).toBe(true);
    expect(isPossible('ruling', state('early', 11))).toBe(false);
    expect(isPossible('ruling', state('early', null))).toBe(false);
  });

  it('corrects what still counts, and voids nothing twice', () => {
    expect(isPossible('correct', state('early'))).toBe(true);
    expect(isPossible('correct', state('voided'))).toBe(false);
    expect(isPossible('correct', state('note'))).toBe(false);
    expect(isPossible('void', state('note'))).toBe(true);
    expect(isPossible('void', state('voided'))).toBe(false);
  });

  it('begins at the last passing that ends the leg', () => {
    expect(likelyMeant(entries, 12)?.id).toBe('early');
    expect(likelyMeant(entries, 11)?.id).toBe('start');
    expect(likelyMeant([], 3)).toBeNull();
  });
});
