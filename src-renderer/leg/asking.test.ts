import { describe, expect, it } from 'vitest';
import { GUN_US, madeRow } from '../grid/testing/made-row.ts';
import type { Asking } from './asking.ts';
import { callsOf, nothingAsked } from './asking.ts';

const team = madeRow('143', 3, [40]);
const calls = (asking: Partial<Asking>, leg: number | null = 2) =>
  callsOf({ ...nothingAsked, ...asking }, { team, leg, timeZone: 'UTC' });

describe('what the leg dialog asks', () => {
  it('voids an entry only with a reason', () => {
    expect(calls({ what: 'void', entryId: 'e', words: ' ' })).toBeNull();
    expect(calls({ what: 'void', entryId: 'e', words: ' pressed twice ' })).toEqual([
      { name: 'entries.void', args: { ids: ['e'], reason: 'pressed twice' } },
    ]);
  });

  it('adds a missed passing with a time near its leg, or without one', () => {
    const args = { bib: '143', point: 2, side: 'handoff', reason: 'seen by TS' };
    expect(calls({ what: 'missed', words: 'seen by TS' })).toEqual([
      { name: 'passing.add', args: { ...args, timeUs: null } },
    ]);
    expect(calls({ what: 'missed', words: 'seen by TS', time: '09:20:30' })).toEqual([
      { name: 'passing.add', args: { ...args, timeUs: GUN_US + (80 * 60 + 30) * 1_000_000 } },
    ]);
    expect(calls({ what: 'missed', words: 'seen by TS', time: 'noon' })).toBeNull();
    expect(calls({ what: 'missed', words: '', time: '09:20' })).toBeNull();
    expect(calls({ what: 'missed', words: 'seen by TS' }, null)).toBeNull();
  });

  it('writes a note about the team', () => {
    expect(calls({ what: 'note', words: 'shoe lost' }, null)).toEqual([
      { name: 'note.write', args: { text: 'shoe lost', teamId: '143' } },
    ]);
  });
});
