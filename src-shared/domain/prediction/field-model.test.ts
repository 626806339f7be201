import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../tests/kit/hand-journal.ts';
import { madeEntries } from '../../demo/made-entries.ts';
import { makeRace } from '../../demo/made-race.ts';
import { createFold } from '../fold/fold.ts';
import { expectedAt } from './expected.ts';
import type { FieldModel } from './field-model.ts';
import { createFieldModel } from './field-model.ts';
import { implausible } from './implausible.ts';

const OPTIONS = { teams: 120, legs: 6, seed: 41, mistakes: false, withdrawals: 0 };

function half(options: typeof OPTIONS): {
  model: FieldModel;
  grown: FieldModel;
  nowUs: number;
  updateMs: number;
} {
  const entries = madeEntries(options, sha256).map(({ entry }) => entry);
  const taken = entries.slice(0, Math.floor(entries.length / 2));
  const fold = createFold();
  fold.add(taken.filter(({ fact }) => fact.kind !== 'passing'));
  const grown = createFieldModel(fold.race(), fold.board().teams);
  let updateMs = 0;
  for (const [index, entry] of taken.filter(({ fact }) => fact.kind === 'passing').entries()) {
    for (const teamId of fold.add([entry]).teamIds) {
      const line = fold.team(teamId);
      const beganMs = performance.now();
      if (line !== undefined) grown.update(line);
      updateMs += performance.now() - beganMs;
    }
    if (index % 10 === 0) grown.paceAt(entry.at);
  }
  const model = createFieldModel(fold.race(), fold.board().teams);
  return { model, grown, nowUs: taken.at(-1)?.at ?? 0, updateMs: updateMs / taken.length };
}

describe('the field model', () => {
  it('finds the true order and length of the legs', () => {
    const { model, nowUs } = half(OPTIONS);
    const { course, truth } = makeRace(OPTIONS);
    const { legs } = model.paceAt(nowUs);
    for (const { leg } of course) {
      const times = truth.flatMap(({ legs: runs }) => {
        const run = runs[leg - 1];
        return run?.startUs == null || run.finishUs === null ? [] : [run.finishUs - run.startUs];
      });
      const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;
      const fit = legs?.[leg - 1];
      // Of a leg that few have run, the fit says itself how far it can be off.
      const bound = 0.04 + 3 * Math.sqrt(fit?.logVariance ?? NaN);
      expect(Math.abs(Math.log((fit?.typicalUs ?? NaN) / median))).toBeLessThan(bound);
    }
  });

  it('says the same whether it grew with the race or was made from its board', () => {
    const { model, grown, nowUs } = half(OPTIONS);
    const [made, kept] = [model.paceAt(nowUs).legs, grown.paceAt(nowUs).legs];
    for (const [index, leg] of (made ?? []).entries()) {
      const differs = Math.abs(leg.log - (kept?.[index]?.log ?? NaN));
      expect(differs).toBeLessThan(0.02 + 0.5 * Math.sqrt(leg.logVariance));
    }
    expect(made).not.toBeNull();
  });

  it('is not led astray by the fast, who are the first in', () => {
    const entries = madeEntries(OPTIONS, sha256).map(({ entry }) => entry);
    const first = entries.findIndex(({ fact }) => fact.kind === 'passing');
    const taken = entries.slice(0, first + OPTIONS.teams / 6);
    const fold = createFold();
    fold.add(taken);
    const nowUs = taken.at(-1)?.at ?? 0;
    const times = fold.board().teams.flatMap((line) => line.legs[0]?.timeUs ?? []);
    const model = createFieldModel(fold.race(), fold.board().teams);
    expect(model.paceAt(nowUs).legs?.[0]?.typicalUs).toBeGreaterThan(1.05 * Math.max(...times));
    const lane = expectedAt(model, { from: 1, to: 1 }, nowUs, 8);
    expect(lane.state === 'expecting' ? lane.overdue : NaN).toBeLessThan(OPTIONS.teams / 10);
  });

  it('takes in a passing at the same cost in a field of ten times as many', () => {
    half(OPTIONS);
    const small = half(OPTIONS);
    const large = half({ ...OPTIONS, teams: 10 * OPTIONS.teams });
    expect(large.updateMs).toBeLessThan(4 * small.updateMs);
  });
});

describe('implausible', () => {
  it.each([
    [0.4, 'tooFast'],
    [3, 'tooSlow'],
  ])('calls a leg of %s times the usual time %s, and the usual one not', (factor, kind) => {
    const { model, nowUs } = half(OPTIONS);
    const team = [...model.teams.values()].find(({ line }) => line.legs[1]?.timeUs != null);
    if (team === undefined) throw new Error('nobody has run leg 2');
    expect(implausible(model, team.line.teamId, 2, nowUs)).toBeNull();
    const legs = team.line.legs.map((leg) => {
      return leg.leg === 2 ? { ...leg, timeUs: Math.round((leg.timeUs ?? 0) * factor) } : leg;
    });
    model.update({ ...team.line, legs });
    expect(implausible(model, team.line.teamId, 2, nowUs)?.kind).toBe(kind);
  });
});
