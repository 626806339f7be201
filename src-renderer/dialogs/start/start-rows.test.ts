import { describe, expect, it } from 'vitest';
import type { RaceMirror } from '../../../src-shared/contract/mirror.ts';
import { firstToStart, readBibs, startRows } from './start-rows.ts';

const race: RaceMirror = {
  name: 'Fjord Relay',
  legs: 15,
  gunUs: 1_000,
  gunRecorded: true,
  timeZone: 'Europe/Oslo',
  waves: [
    { name: 'A', plannedUs: 2_000, startedUs: null },
    { name: 'B', plannedUs: null, startedUs: null },
  ],
  massStarts: [{ leg: 12, kind: 'restart', plannedUs: 9_000, startedUs: null }],
  asSet: { waves: [], massStarts: [] },
  rounding: { unitUs: 1_000_000, mode: 'up' },
  missing: 'dnf',
  total: 'sum',
  waiting: 'counts',
  doubleMs: 10_000,
  agreeMs: 3_000,
  officialUs: null,
};
const isKnown = (bib: string): boolean => ['12', '47', '103'].includes(bib);

describe('what can be started', () => {
  it('has a key each: gun, waves, mass starts, then the typed bibs', () => {
    const rows = startRows(race, readBibs('12/47', '13', 15, isKnown));
    expect(rows.map(({ key, name }) => `${key} ${name}`)).toEqual([
      '1 The gun',
      '2 Wave A',
      '3 Wave B',
      '4 Mass start of leg 12',
      '5 Leg 13 of 12/47',
    ]);
    expect(rows.at(-1)?.start).toEqual({ what: 'leg', bibs: ['12', '47'], leg: 13 });
  });

  it('shows what is recorded, and begins with the first that is not', () => {
    const rows = startRows(race, null);
    expect(rows[0]).toMatchObject({ recordedUs: 1_000, plannedUs: null });
    expect(firstToStart(rows)).toBe(1);
    expect(startRows({ ...race, gunRecorded: false }, null)[0]).toMatchObject({
      recordedUs: null,
      plannedUs: 1_000,
    });
  });

  it('goes on with letters where nine keys are not enough', () => {
    const waves = Array.from({ length: 12 }, (_, n) => ({
      name: String(n),
      plannedUs: null,
      startedUs: null,
    }));
    expect(
      startRows({ ...race, waves }, null)
        .map(({ key }) => key)
        .join(''),
    ).toBe('123456789abcde');
  });
});

describe('typed bibs', () => {
  it('count once each, and all must be worn', () => {
    expect(readBibs('12/47/12', '3', 15, isKnown)).toEqual({ ok: true, bibs: ['12', '47'], leg: 3 });
    expect(readBibs('12/48', '', 15, isKnown)).toEqual({
      ok: false,
      problems: { bibs: 'No team wears bib 48.', leg: 'Type a leg from 1 to 15.' },
    });
    expect(readBibs(' / ', '3', 15, isKnown)).toBeNull();
  });
});
