import { describe, expect, it } from 'vitest';
import type { CorrectionContext, CorrectionForm } from './correction.ts';
import { correctionOf, readCorrection } from './correction.ts';
import type { KnownPassing } from './known-passing.ts';

const passing: KnownPassing = {
  id: 'p',
  timeUs: Date.parse('2026-01-25T02:14:09.500Z') * 1_000,
  errorUs: 40_000,
  bib: '143',
  teamId: 't',
  point: 12,
  voided: false,
  by: 'MK',
  station: null,
};
const context: CorrectionContext = { passing, bib: '143', legs: 15, timeZone: 'Europe/Oslo', nowUs: 0 };
const read = (patch: Partial<CorrectionForm>, other: Partial<CorrectionContext> = {}) => {
  const both = { ...context, ...other };
  return readCorrection({ ...correctionOf(both), ...patch }, both);
};

describe('correcting a passing', () => {
  it('sends nothing while nothing is different', () => {
    expect(read({})).toEqual({ ok: false, problems: { nothing: 'Nothing is different yet.' } });
    expect(read({ time: '03:14:09.50', point: ' 12 ' })).toMatchObject({ ok: false });
  });

  it('sends only what is different, the bib last', () => {
    const all = read({ time: '03:14:04.5', point: '11', bib: '281', reason: 'photo' });
    expect(all).toMatchObject({
      sent: [
        {
          name: 'passing.retime',
          args: { id: 'p', timeUs: (passing.timeUs ?? 0) - 5_000_000, reason: 'photo' },
        },
        { name: 'passing.assign', args: { id: 'p', teamId: null, point: 11 } },
        { name: 'passing.rebib', args: { id: 'p', bib: '281' } },
      ],
      says: 'Time 03:14:09.50 → 03:14:04.50 (5 s earlier), Bib 143 → 281, Point Exchange 12 → Exchange 11',
    });
    expect(read({ bib: '281' })).toMatchObject({ sent: [{ name: 'passing.rebib' }] });
  });

  it('asks why for another time and for a void, not for another bib', () => {
    expect(read({ time: '03:14:04' })).toMatchObject({
      ok: false,
      problems: { reason: expect.any(String) as string },
    });
    expect(read({ what: 'void' })).toMatchObject({ ok: false });
    expect(read({ what: 'void', reason: 'spectator' })).toMatchObject({
      sent: [{ name: 'entries.void', args: { ids: ['p'], reason: 'spectator' } }],
    });
  });

  it('tells each field what is wrong with it', () => {
    expect(read({ time: 'late', point: '16', bib: '' })).toMatchObject({
      ok: false,
      problems: {
        time: '“late” is not a time of day. Type it as 03:14:09 or 031409.',
        point: '“16” is no point. Type an exchange from 1 to 14, or start, or finish.',
        bib: 'Type the bib that passed.',
      },
    });
  });

  it('gives an open time without a point its bib and point', () => {
    const open = { ...passing, bib: '', teamId: null, point: null };
    expect(read({ bib: '7', point: '3' }, { passing: open, bib: '' })).toMatchObject({
      sent: [{ name: 'passing.assign' }, { name: 'passing.rebib' }],
    });
  });
});
