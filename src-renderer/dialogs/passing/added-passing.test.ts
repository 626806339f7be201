import { describe, expect, it } from 'vitest';
import { madeTeam } from '../testing/made-team.ts';
import type { AddedForm } from './added-passing.ts';
import { readAdded } from './added-passing.ts';

const nowUs = Date.parse('2026-01-25T02:00:00Z') * 1_000;
const context = { team: madeTeam('143', 'Holmen'), legs: 15, timeZone: 'Europe/Oslo', nowUs };
const form: AddedForm = { teamId: '143', point: '12', side: 'handoff', time: '02:50:10', reason: 'sheet 4' };

describe('a passing that nobody pressed', () => {
  it('is sent with the time that was read off', () => {
    expect(readAdded(form, context)).toEqual({
      ok: true,
      sent: { bib: '143', point: 12, side: 'handoff', timeUs: nowUs - 590_000_000, reason: 'sheet 4' },
      says: '143 Holmen, Exchange 12, 02:50:10.0',
    });
  });

  it('may have been seen without a time', () => {
    expect(readAdded({ ...form, time: ' ' }, context)).toMatchObject({ sent: { timeUs: null } });
  });

  it('says where it comes from', () => {
    expect(
      readAdded({ ...form, reason: '', point: '', time: 'x' }, { ...context, team: undefined }),
    ).toMatchObject({
      ok: false,
      problems: { team: 'Choose a team.', point: 'Type a point.', time: expect.any(String) as string },
    });
  });
});
