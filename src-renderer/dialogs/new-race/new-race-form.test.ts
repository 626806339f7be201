import { describe, expect, it } from 'vitest';
import type { NewRaceForm } from './new-race-form.ts';
import { legsOf, readNewRace } from './new-race-form.ts';

const nowUs = Date.parse('2026-06-19T07:00:00Z') * 1_000;
const empty: NewRaceForm = {
  from: 'typed',
  raceFile: null,
  teamsFile: null,
  name: 'Fjord Relay',
  legs: '15',
  start: '2026-06-20 09:00',
  timeZone: 'Europe/Oslo',
  stationName: 'Tent 12',
  folder: null,
};
const file = (text: string) => ({ name: 'race.json', text });

describe('a new race', () => {
  it('is made of what is typed', () => {
    expect(readNewRace(empty, nowUs, 0)).toEqual({
      ok: true,
      sent: {
        folder: null,
        stationName: 'Tent 12',
        set: { name: 'Fjord Relay', legs: 15, timeZone: 'Europe/Oslo', startUs: nowUs + 86_400_000_000 },
        raceFile: null,
        teamsFile: null,
        takeGood: false,
      },
      says: 'Makes Fjord Relay, 15 legs and opens it.',
    });
  });

  it('or of a file, with the good rows of a start list', () => {
    const form = { ...empty, from: 'file' as const, raceFile: file('{"legs": 7}'), teamsFile: file('bib') };
    expect(readNewRace(form, nowUs, 2)).toMatchObject({ sent: { set: null, takeGood: true } });
    expect(legsOf(form)).toBe(7);
    expect(legsOf({ ...form, raceFile: file('{"legs": ') })).toBeNull();
  });

  it('says beside each field what is missing', () => {
    const bad = { ...empty, name: '', legs: 'x', start: 'soon', timeZone: 'Oslo', stationName: ' ' };
    const reading = readNewRace(bad, nowUs, 0);
    expect(reading.ok ? [] : Object.keys(reading.problems).sort()).toEqual([
      'legs',
      'name',
      'start',
      'stationName',
      'timeZone',
    ]);
    expect(readNewRace({ ...empty, from: 'file' }, nowUs, 0)).toMatchObject({
      problems: { raceFile: 'Choose a race.json, or type the settings (key 1).' },
    });
  });
});
