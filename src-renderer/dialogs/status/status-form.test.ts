import { describe, expect, it } from 'vitest';
import { madeTeam } from '../testing/made-team.ts';
import type { StatusForm } from './status-form.ts';
import { emptyStatus, readStatus } from './status-form.ts';

const team = madeTeam('143', 'Holmen IL 2');
const read = (patch: Partial<StatusForm>) => readStatus({ ...emptyStatus('143', null), ...patch }, team, 15);

describe('a status', () => {
  it('of the whole team, or of one leg', () => {
    expect(read({ status: 'DNS' })).toMatchObject({ sent: { set: { status: 'DNS', leg: null } } });
    expect(read({ status: 'DNF', leg: '12', why: 'medical' })).toEqual({
      ok: true,
      sent: { teamId: '143', set: { status: 'DNF', leg: 12, why: 'medical' }, reason: '' },
      says: '143 Holmen IL 2: did not finish on leg 12 (medical)',
    });
  });

  it('withdrawn needs the leg from which on', () => {
    expect(read({ status: 'withdrawn' })).toEqual({
      ok: false,
      problems: { leg: 'Type a leg from 1 to 15.' },
    });
    expect(read({ status: 'withdrawn', leg: '3' })).toMatchObject({
      sent: { set: { status: 'withdrawn', fromLeg: 3 } },
      says: '143 Holmen IL 2: withdrawn from leg 3 on',
    });
  });

  it('a penalty needs its time and why, and may be taken off', () => {
    expect(read({ status: 'penalty' })).toMatchObject({
      problems: { amount: expect.any(String) as string, reason: expect.any(String) as string },
    });
    expect(read({ status: 'penalty', amount: '-0:30', reason: 'appeal' })).toMatchObject({
      sent: { set: { penaltyUs: -30_000_000 }, reason: 'appeal' },
      says: '143 Holmen IL 2: 30 s taken off',
    });
  });

  it('a given time needs leg, time and why, and is never negative', () => {
    expect(read({ status: 'given', leg: '4', amount: '42:10', reason: 'fallen tree' })).toMatchObject({
      sent: { set: { status: 'given', leg: 4, timeUs: 2_530_000_000 } },
      says: '143 Holmen IL 2: leg 4 counts as 42 min 10 s',
    });
    expect(read({ status: 'given', leg: '4', amount: '-5', reason: 'x' })).toMatchObject({ ok: false });
    expect(read({ status: 'given', leg: '16', amount: '5', reason: 'x' })).toEqual({
      ok: false,
      problems: { leg: 'There is no leg 16. Type a leg from 1 to 15.' },
    });
  });

  it('needs a team and a choice first', () => {
    expect(readStatus(emptyStatus(null, 3), undefined, 15)).toEqual({
      ok: false,
      problems: { team: 'Choose a team.', status: 'Choose what happened: keys 1 to 6.' },
    });
  });
});
