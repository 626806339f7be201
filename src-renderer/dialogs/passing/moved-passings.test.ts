import { describe, expect, it } from 'vitest';
import type { KnownPassing } from './known-passing.ts';
import { chosenPassings, readMove } from './moved-passings.ts';

const passing = (id: string, point: number): KnownPassing => {
  return { id, timeUs: 1, errorUs: 0, bib: id, teamId: null, point, voided: false, by: '', station: null };
};
const passings = [passing('a', 12), passing('b', 12), passing('c', 13)];
const empty = { atPoint: '', toPoint: '', by: '', reason: 'wrong point set' };

describe('moving passings', () => {
  it('takes those at the point that is typed, or all', () => {
    expect(chosenPassings(passings, '12', 15).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(chosenPassings(passings, '', 15)).toHaveLength(3);
  });

  it('sends them to a point, by a time, or both', () => {
    expect(readMove({ ...empty, toPoint: '13' }, passings, 15)).toEqual({
      ok: true,
      sent: { ids: ['a', 'b', 'c'], toPoint: 13, shiftUs: null, reason: 'wrong point set' },
      says: '3 passings to Exchange 13. One undo takes it back.',
    });
    expect(readMove({ ...empty, toPoint: 'f', by: '-0:30' }, passings, 15)).toMatchObject({
      sent: { toPoint: 15, shiftUs: -30_000_000 },
      says: '3 passings to Finish, 30 s earlier. One undo takes it back.',
    });
  });

  it('refuses to do nothing, to move nothing, and to say nothing', () => {
    expect(readMove(empty, passings, 15)).toMatchObject({ ok: false });
    expect(readMove({ ...empty, by: '0' }, passings, 15)).toMatchObject({ ok: false });
    expect(readMove({ ...empty, by: '5' }, [], 15)).toMatchObject({
      problems: { all: 'No passing lies there.' },
    });
    expect(readMove({ ...empty, by: '5', reason: '' }, passings, 15)).toMatchObject({ ok: false });
  });
});
