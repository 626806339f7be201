import { describe, expect, it } from 'vitest';
import type { MistakeRates } from './made-mistakes.ts';
import { USUAL_MISTAKES } from './made-mistakes.ts';
import type { MadeRace } from './made-race.ts';
import { makeRace } from './made-race.ts';

const FIELD = { teams: 400, legs: 20, seed: 5, waves: 2, massStarts: true };
const HANDOFFS = FIELD.teams * FIELD.legs;
const MANY: MistakeRates = {
  mistyped: 0.05,
  doubled: 0.05,
  openTime: 0.05,
  unknownBib: 0.05,
  missed: 0.05,
  wrongPoint: 0.05,
  inOut: 0.05,
};

/** How often each mistake was made; an `in` and `out` pair is one. */
function tally({ presses, missed }: MadeRace): Record<keyof MistakeRates, number> {
  const tallied = { mistyped: 0, doubled: 0, openTime: 0, unknownBib: 0, wrongPoint: 0, inOut: 0 };
  for (const { mistake, side } of presses) {
    if (mistake !== null && side !== 'out') tallied[mistake] += 1;
  }
  return { ...tallied, missed: missed.length };
}

describe('the presses of a made race', () => {
  it('are one for each true finish, right and within its bound, where no mistakes are asked for', () => {
    const { presses, missed, truth, teams } = makeRace({ ...FIELD, mistakes: false });
    const bibOf = new Map(teams.map((team) => [team.teamId, team.bib]));
    const left = new Map(
      truth.flatMap(({ teamId, legs }) =>
        legs.flatMap(({ leg, finishUs }) => (finishUs === null ? [] : [[`${teamId} ${leg}`, finishUs]])),
      ),
    );
    expect(missed).toEqual([]);
    for (const press of presses) {
      const key = `${press.truth?.teamId ?? ''} ${press.point}`;
      expect(Math.abs(press.timeUs - (left.get(key) ?? NaN))).toBeLessThanOrEqual(press.errorUs);
      expect(press).toMatchObject({
        bib: bibOf.get(press.truth?.teamId ?? ''),
        side: 'handoff',
        mistake: null,
      });
      left.delete(key);
    }
    expect([...left.keys()]).toEqual([]);
  });

  it('are in order of time', () => {
    const { presses } = makeRace(FIELD);
    expect(presses.map((press) => press.timeUs)).toEqual(
      presses.map((press) => press.timeUs).toSorted((a, b) => a - b),
    );
  });

  it.each([
    ['usual', true, USUAL_MISTAKES],
    ['given', MANY, MANY],
  ] as const)('hold the %s rates of mistakes', (_, mistakes, rates) => {
    const tallied = tally(makeRace({ ...FIELD, mistakes }));
    for (const mistake of Object.keys(rates) as (keyof MistakeRates)[]) {
      const expected = rates[mistake] * HANDOFFS;
      // Four standard deviations of a count, and a tenth for legs that nobody ran and exchanges with a mass start.
      const slack = 4 * Math.sqrt(expected) + 0.1 * expected;
      expect(Math.abs(tallied[mistake] - expected), mistake).toBeLessThanOrEqual(slack);
    }
  });

  it('say the truth about each mistake', () => {
    const made = makeRace({ ...FIELD, mistakes: MANY });
    const bibOf = new Map(made.teams.map((team) => [team.teamId, team.bib]));
    const worn = new Set(bibOf.values());
    for (const { mistake, bib, point, side, truth } of made.presses) {
      const trueBib = truth === null ? null : bibOf.get(truth.teamId);
      expect(truth === null).toBe(mistake === 'unknownBib');
      expect(bib === trueBib).toBe(
        mistake !== 'mistyped' && mistake !== 'openTime' && mistake !== 'unknownBib',
      );
      expect(bib === '').toBe(mistake === 'openTime');
      if (mistake === 'unknownBib') expect(worn.has(bib)).toBe(false);
      expect(side !== 'handoff').toBe(mistake === 'inOut');
      if (truth !== null) expect(Math.abs(truth.point - point)).toBe(mistake === 'wrongPoint' ? 1 : 0);
      expect(point).toBeGreaterThanOrEqual(1);
      expect(point).toBeLessThanOrEqual(FIELD.legs);
    }
  });

  it('double a press half a second to three seconds after the true one', () => {
    const { presses } = makeRace({ ...FIELD, mistakes: MANY });
    for (const double of presses.filter((press) => press.mistake === 'doubled')) {
      const first = presses.find((press) => press.truth === double.truth && press.mistake === null);
      const laterUs = double.timeUs - (first?.timeUs ?? NaN);
      expect(laterUs).toBeGreaterThanOrEqual(0.5e6);
      expect(laterUs).toBeLessThanOrEqual(3e6);
    }
  });

  it('part in and out where the next runner truly left later', () => {
    const { presses, truth } = makeRace({ ...FIELD, mistakes: { inOut: 0.1 } });
    const runOf = new Map(truth.map((run) => [run.teamId, run.legs]));
    for (const { truth: at, timeUs, errorUs } of presses.filter((press) => press.side === 'out')) {
      const legs = runOf.get(at?.teamId ?? '') ?? [];
      const incoming = legs[(at?.point ?? 0) - 1];
      const outgoing = legs[at?.point ?? 0];
      expect(Math.abs(timeUs - (outgoing?.startUs ?? NaN))).toBeLessThanOrEqual(errorUs);
      expect(timeUs).toBeGreaterThan(incoming?.finishUs ?? NaN);
    }
  });

  it('miss exactly those passings that are listed as missed', () => {
    const { presses, missed, truth } = makeRace({ ...FIELD, mistakes: MANY });
    const seen = new Set(presses.map((press) => `${press.truth?.teamId ?? ''} ${press.truth?.point ?? 0}`));
    const unseen = truth.flatMap(({ teamId, legs }) =>
      legs.filter((leg) => leg.finishUs !== null && !seen.has(`${teamId} ${leg.leg}`)).map((leg) => leg.leg),
    );
    expect(missed.some(({ teamId, point }) => seen.has(`${teamId} ${point}`))).toBe(false);
    expect(unseen).toHaveLength(missed.length);
  });
});
