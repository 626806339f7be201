import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSetNames, safePart, setName } from './set-name.ts';

const AT = new Date('2026-08-28T21:05:09.900Z');

describe('the name of a set', () => {
  it('says race, time in UTC, station and sequence number', () => {
    const name = setName({
      raceName: 'Holmedal Stafett 2026',
      stationName: 'Tent 3',
      at: AT,
      deviceSeq: 412,
    });
    expect(name).toBe('Holmedal-Stafett-2026_20260828-210509_Tent-3_412');
  });

  it('drops accents, and gives a hyphen for what has no ASCII form', () => {
    expect(safePart('Zoë / Ångström: nº 1*', 40, 'race')).toBe('Zoe-Angstrom-no-1');
    expect(safePart('../..\\x', 40, 'race')).toBe('x');
  });

  it('is never empty and never a device of DOS', () => {
    expect(safePart('走れ', 40, 'race')).toBe('race');
    expect(safePart('nul', 40, 'race')).toBe('race-nul');
    expect(safePart('Com1', 20, 'station')).toBe('station-Com1');
  });

  it('is made of what FAT and exFAT take, whatever the race is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (raceName, stationName) => {
        const name = setName({ raceName, stationName, at: AT, deviceSeq: 1 });
        expect(name).toMatch(/^[A-Za-z0-9-]{1,40}_20260828-210509_[A-Za-z0-9-]{1,20}_1$/);
        expect(name).not.toMatch(/^-|-_|_-/);
      }),
    );
  });
});

describe('the order of sets', () => {
  it('is newest first by time, then by sequence number, then by the number behind it', () => {
    const newestFirst = [
      'A-race_20260829-000000_Tent_1',
      'Z-race_20260828-210509_Tent_10',
      'Z-race_20260828-210509_Tent_9-10',
      'Z-race_20260828-210509_Tent_9-2',
      'Z-race_20260828-210509_Tent_9',
      'old copy',
    ];
    expect(newestFirst.toReversed().sort(compareSetNames)).toEqual(newestFirst);
  });
});
