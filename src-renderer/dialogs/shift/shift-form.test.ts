import { describe, expect, it } from 'vitest';
import { readShift, shiftFormOf } from './shift-form.ts';

describe('the shift', () => {
  it('is sent with the point, which is said back in words', () => {
    expect(readShift({ shift: ' MK ', serves: '12' }, 15)).toEqual({
      ok: true,
      sent: { shift: 'MK', serves: { from: 12, to: 12 } },
      says: 'Exchange 12, leg 12 → 13: every bib typed here is a handoff at this point.',
    });
  });

  it('says what a range and the next of each team mean', () => {
    expect(readShift({ shift: '', serves: '14-finish' }, 15)).toMatchObject({
      sent: { shift: '', serves: { from: 14, to: 15 } },
      says: 'Exchange 14 to Finish: a bib typed here counts for its next point of these.',
    });
    expect(readShift({ shift: 'MK', serves: 'all' }, 15)).toMatchObject({ sent: { serves: null } });
  });

  it('refuses a point that the race does not have, beside its field', () => {
    expect(readShift({ shift: 'MK', serves: '16' }, 15)).toEqual({
      ok: false,
      problems: {
        serves: '“16” is no point of this race. Type an exchange from 1 to 14, start, finish, 3-5, or all.',
      },
    });
  });

  it('begins with what holds now', () => {
    expect(shiftFormOf({ shift: 'AB', serves: { from: 3, to: 5 } })).toEqual({ shift: 'AB', serves: '3-5' });
  });
});
