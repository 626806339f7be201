import { describe, expect, it } from 'vitest';
import { makeRace } from './made-race.ts';

const FIELD = { teams: 300, legs: 12, seed: 11 };

function count<T>(list: readonly T[], holds: (value: T) => boolean): number {
  return list.filter(holds).length;
}

describe('makeRace', () => {
  it('gives the same race for the same options, and another for another seed', () => {
    const options = { ...FIELD, waves: 3, massStarts: true };
    expect(makeRace(options)).toEqual(makeRace(options));
    expect(makeRace({ ...options, seed: 12 }).presses).not.toEqual(makeRace(options).presses);
  });

  it('is as large as asked for, with one bib for each team', () => {
    const { race, teams, truth } = makeRace(FIELD);
    expect(race.legs).toBe(FIELD.legs);
    expect(new Set(teams.map((team) => team.bib)).size).toBe(FIELD.teams);
    expect(new Set(teams.map((team) => team.name)).size).toBe(FIELD.teams);
    expect(new Set(teams.map((team) => team.teamId)).size).toBe(FIELD.teams);
    expect(truth.map((run) => run.teamId)).toEqual(teams.map((team) => team.teamId));
    expect(teams.every((team) => team.runners.length === FIELD.legs)).toBe(true);
  });

  it('has plain bibs, and a few with letters and with leading zeros', () => {
    const bibs = makeRace({ ...FIELD, teams: 1000, legs: 1 }).teams.map((team) => team.bib);
    expect(count(bibs, (bib) => /^[1-9]\d*$/.test(bib))).toBeGreaterThan(900);
    expect(count(bibs, (bib) => bib.startsWith('0'))).toBeGreaterThan(2);
    expect(count(bibs, (bib) => /^[A-Z]/.test(bib))).toBeGreaterThan(2);
  });

  it('has names as they come: with letters beyond ASCII and with apostrophes', () => {
    const names = makeRace(FIELD).teams.flatMap((team) => [team.name, ...team.runners]);
    expect(names.some((name) => /[æøå]/i.test(name))).toBe(true);
    expect(names.some((name) => name.includes("'"))).toBe(true);
    expect(names.every((name) => name !== '' && name === name.normalize('NFC'))).toBe(true);
  });

  it('lets each leg start with the handoff before it, and takes humanly possible times', () => {
    for (const { legs } of makeRace({ ...FIELD, mistakes: false }).truth) {
      legs.forEach((leg, index) => {
        if (leg.startUs === null || leg.finishUs === null) return;
        const before = legs[index - 1];
        if (before !== undefined) expect(leg.startUs).toBe(before.finishUs);
        expect(leg.finishUs - leg.startUs).toBeGreaterThan(8 * 60e6);
        expect(leg.finishUs - leg.startUs).toBeLessThan(6 * 3600e6);
      });
    }
  });

  it('starts the waves by their times, the slower teams first', () => {
    const { race, gunUs, teams, truth } = makeRace({ ...FIELD, waves: 3 });
    const startOf = new Map(race.waves?.map((wave) => [wave.name, gunUs + (wave.elapsedUs ?? NaN)]));
    expect(startOf.size).toBe(3);
    teams.forEach((team, index) => {
      expect(truth[index]?.legs[0]?.startUs).toBe(startOf.get(team.wave ?? ''));
    });
  });

  it('releases with the mass start those who still wait, and nobody else', () => {
    const { race, gunUs, truth } = makeRace({ ...FIELD, massStarts: true, mistakes: false });
    const massStart = race.massStarts?.[0];
    if (massStart === undefined) throw new Error('the race has no mass start');
    const massStartUs = gunUs + (massStart.elapsedUs ?? NaN);
    let released = 0;
    for (const { legs } of truth) {
      const handoffUs = legs[massStart.leg - 2]?.finishUs;
      const startUs = legs[massStart.leg - 1]?.startUs;
      if (handoffUs === undefined || handoffUs === null || startUs === null) continue;
      expect(startUs).toBe(Math.min(handoffUs, massStartUs));
      if (startUs === massStartUs) released++;
    }
    expect(released).toBeGreaterThan(FIELD.teams / 30);
    expect(released).toBeLessThan(FIELD.teams / 5);
  });

  it('runs the same race whatever the stations get wrong', () => {
    const clean = makeRace({ ...FIELD, mistakes: false });
    const messy = makeRace({ ...FIELD, mistakes: { mistyped: 0.2, missed: 0.2, doubled: 0.2 } });
    expect(messy.truth).toEqual(clean.truth);
    expect(messy.teams).toEqual(clean.teams);
  });

  it('takes out the share of teams that is asked for, whose legs from there on have no finish', () => {
    const { truth, withdrawals } = makeRace({ ...FIELD, withdrawals: 0.3 });
    expect(withdrawals.length).toBeGreaterThan(60);
    expect(withdrawals.length).toBeLessThan(120);
    for (const { teamId, fromLeg, why } of withdrawals) {
      const legs = truth.find((run) => run.teamId === teamId)?.legs ?? [];
      expect(legs.map((leg) => leg.finishUs !== null)).toEqual(legs.map((leg) => leg.leg < fromLeg));
      expect(legs[fromLeg - 1]?.startUs !== null).toBe(why === 'medical');
    }
    expect(makeRace({ ...FIELD, withdrawals: 0 }).withdrawals).toEqual([]);
  });

  it('can be as small as one team on one leg', () => {
    const options = {
      teams: 1,
      legs: 1,
      seed: 3,
      withdrawals: 0,
      mistakes: false,
      massStarts: true,
      waves: 4,
    };
    expect(makeRace(options).presses).toHaveLength(1);
  });

  it.each([{ teams: 0 }, { teams: 2.5 }, { legs: 0 }, { legs: 201 }])('refuses %j', (size) => {
    expect(() => makeRace({ ...FIELD, ...size })).toThrow(RangeError);
  });
});
