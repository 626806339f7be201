import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RaceMirror } from '../../../src-shared/contract/mirror.ts';
import type { SetUpContext, SetUpForm } from './set-up-form.ts';
import { readSetUp, setUpFormOf } from './set-up-form.ts';
import { readStartAt, startText } from './start-text.ts';

const gunUs = Date.parse('2026-06-20T07:00:00Z') * 1_000;
const minuteUs = 60_000_000;
const race: RaceMirror = {
  name: 'Fjord Relay',
  legs: 15,
  gunUs,
  gunRecorded: false,
  timeZone: 'Europe/Oslo',
  waves: [],
  massStarts: [],
  asSet: {
    waves: [{ name: 'A', elapsedUs: 10 * minuteUs }],
    massStarts: [{ leg: 12, kind: 'restart', timeUs: gunUs, closesAtElapsedUs: minuteUs, exclude: ['t7'] }],
  },
  rounding: { unitUs: 1_000_000, mode: 'up' },
  missing: 'dnf',
  total: 'sum',
  waiting: 'counts',
  doubleMs: 10_000,
  agreeMs: 3_000,
  officialUs: null,
};
const context: SetUpContext = {
  race,
  nowUs: gunUs - 86_400_000_000,
  teamOfBib: (bib) => (bib === '7' ? 't7' : null),
  bibOfTeam: () => '7',
};
const before = setUpFormOf(context);
const read = (patch: Partial<SetUpForm>) => readSetUp({ ...before, ...patch }, before, context);

describe('race set-up', () => {
  it('sends nothing while nothing is different', () => {
    expect(read({})).toEqual({ ok: false, problems: { all: 'Nothing is different yet.' } });
  });

  it('sends only what is different', () => {
    expect(read({ double: '8', total: 'clock' })).toEqual({
      ok: true,
      sent: { total: 'clock', doubleMs: 8_000 },
      says: 'Changes: total, double presses',
    });
    expect(read({ start: '2026-06-20 09:30' })).toMatchObject({ sent: { startUs: gunUs + 30 * minuteUs } });
    expect(read({ start: '', timeZone: '' })).toMatchObject({ sent: { startUs: null, timeZone: null } });
    expect(read({ unit: '100000' })).toMatchObject({ sent: { rounding: { unitUs: 100_000, mode: 'up' } } });
  });

  it('keeps what else a list holds when one row of it changes', () => {
    const [mass] = before.massStarts;
    if (mass === undefined) throw new Error('The form lost the mass start.');
    expect(read({ massStarts: [{ ...mass, leg: '13' }] })).toMatchObject({
      sent: {
        massStarts: [
          { leg: 13, kind: 'restart', timeUs: gunUs, closesAtElapsedUs: minuteUs, exclude: ['t7'] },
        ],
      },
    });
    expect(read({ waves: [...before.waves, { name: 'B', at: '09:20' }] })).toMatchObject({
      sent: {
        waves: [
          { name: 'A', elapsedUs: 10 * minuteUs },
          { name: 'B', timeUs: gunUs + 20 * minuteUs },
        ],
      },
    });
  });

  it('takes a time without a day on the day from the gun on', () => {
    const waves = [{ name: 'Night', at: '03:00' }];
    expect(read({ waves })).toMatchObject({ sent: { waves: [{ timeUs: gunUs + 18 * 60 * minuteUs }] } });
  });

  it.each<[Partial<SetUpForm>, string]>([
    [{ legs: '0' }, 'legs'],
    [{ timeZone: 'Oslo' }, 'timeZone'],
    [{ start: 'soon' }, 'start'],
    [{ agree: '-1' }, 'agree'],
    [{ waves: [{ name: '', at: '+5' }] }, 'waves'],
    [
      {
        waves: [
          { name: 'A', at: '+5' },
          { name: 'A', at: '+6' },
        ],
      },
      'waves',
    ],
    [{ massStarts: [{ leg: '1', kind: 'catchUp', at: '+5', closes: '', exclude: '' }] }, 'massStarts'],
    [{ massStarts: [{ leg: '2', kind: 'catchUp', at: '+5', closes: '', exclude: '99' }] }, 'massStarts'],
  ])('says beside the field what is wrong: %o', (patch, field) => {
    const reading = read(patch);
    expect(reading.ok ? [] : Object.keys(reading.problems)).toEqual([field]);
  });

  it('reads back the starts that it writes, to the microsecond', () => {
    const us = fc.integer({ min: -3_600_000_000, max: 300_000_000_000 });
    fc.assert(
      fc.property(us, (elapsedUs) => {
        expect(readStartAt(startText({ elapsedUs }, 'UTC'), gunUs, 'UTC')).toEqual({ elapsedUs });
        const timeUs = gunUs + elapsedUs;
        expect(readStartAt(startText({ timeUs }, 'UTC'), 0, 'UTC')).toEqual({ timeUs });
      }),
    );
  });
});
