/** The lane, the alarm and the bars, on a made race that is stopped on its way. */
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../tests/kit/hand-journal.ts';
import { madeEntries } from '../../demo/made-entries.ts';
import { makeRace } from '../../demo/made-race.ts';
import type { TeamLine } from '../board.ts';
import type { Entry } from '../entry.ts';
import type { Fold } from '../fold/fold.ts';
import { createFold } from '../fold/fold.ts';
import { expectedAt } from './expected.ts';
import type { FieldModel } from './field-model.ts';
import { createFieldModel } from './field-model.ts';
import { predictTeam } from './predict-team.ts';
import { rates } from './rates.ts';
import { silence } from './silence.ts';

const OPTIONS = { teams: 200, legs: 8, seed: 31, mistakes: false, withdrawals: 0 };
const MINUTE_US = 60_000_000;
const { gunUs, race } = makeRace(OPTIONS);
const entries = madeEntries(OPTIONS, sha256).map(({ entry }) => entry);
const at4 = { from: 4, to: 4 };
/** When half of the field has passed point 4. */
const middleUs = passingsAt(4)[100]?.at ?? NaN;

function passingsAt(point: number): Entry[] {
  return entries.filter(({ fact }) => fact.kind === 'passing' && fact.body.point === point);
}

function modelOf(taken: readonly Entry[]): { fold: Fold; model: FieldModel; lines: readonly TeamLine[] } {
  const fold = createFold();
  fold.add(taken);
  const lines = fold.board().teams;
  return { fold, model: createFieldModel(fold.race(), lines), lines };
}

const upTo = (untilUs: number): Entry[] => entries.filter((entry) => entry.at <= untilUs);

function fastestMs(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 30 }, () => {
      const beganMs = performance.now();
      work();
      return performance.now() - beganMs;
    }),
  );
}

describe('expectedAt', () => {
  it('expects nobody before the gun, and says nothing while nobody has run a leg', () => {
    const { model } = modelOf(upTo(gunUs));
    expect(expectedAt(model, at4, gunUs - MINUTE_US, 8)).toEqual({ state: 'beforeStart' });
    expect(expectedAt(model, at4, gunUs + MINUTE_US, 8)).toEqual({ state: 'noPace', outCount: 200 });
  });

  it('has among its few rows most of those who come next', () => {
    const { model } = modelOf(upTo(middleUs));
    const lane = expectedAt(model, at4, middleUs, 10);
    if (lane.state !== 'expecting') throw new Error(lane.state);
    const next = passingsAt(4).filter((entry) => entry.at > middleUs);
    const bibs = next.slice(0, 20).map(({ fact }) => (fact.kind === 'passing' ? fact.body.bib : ''));
    const hits = lane.rows.filter(({ teamId }) => bibs.includes(model.teams.get(teamId)?.line.bib ?? ''));
    expect(lane.rows).toHaveLength(10);
    expect(hits.length).toBeGreaterThanOrEqual(7);
    expect(lane.toCome).toBe(next.length);
    const expectedTimes = lane.rows.map(({ expectedUs }) => expectedUs);
    expect(expectedTimes).toEqual(expectedTimes.toSorted((a, b) => a - b));
  });

  it('counts about as many due in five minutes as come', () => {
    const { model } = modelOf(upTo(middleUs));
    const lane = expectedAt(model, at4, middleUs, 1);
    const came = passingsAt(4).filter(({ at }) => at > middleUs && at <= middleUs + 5 * MINUTE_US).length;
    if (lane.state !== 'expecting') throw new Error(lane.state);
    expect(Math.abs(lane.dueSoon - came)).toBeLessThanOrEqual(2 + 3 * Math.sqrt(came));
  });

  it('keeps the team that is overdue longest, and no team with a status', () => {
    const [lost, gone] = passingsAt(4)
      .slice(0, 2)
      .map(({ fact }) => (fact.kind === 'passing' ? fact.body.bib : ''));
    const missing = entries.filter(({ fact }) => {
      return fact.kind !== 'passing' || ![lost, gone].includes(fact.body.bib) || (fact.body.point ?? 0) < 4;
    });
    const { model, lines } = modelOf(missing.filter((entry) => entry.at <= middleUs));
    const goneLine = lines.find(({ bib }) => bib === gone);
    if (goneLine === undefined) throw new Error('no such team');
    model.update({ ...goneLine, status: 'DNF' });
    const lane = expectedAt(model, at4, middleUs, 5);
    if (lane.state !== 'expecting') throw new Error(lane.state);
    const row = lane.rows.find(({ teamId }) => model.teams.get(teamId)?.line.bib === lost);
    expect(row?.overdueUs).toBe(middleUs - (row?.latestUs ?? NaN));
    expect(row?.overdueUs).toBeGreaterThan(0);
    expect(lane.overdue).toBeGreaterThan(0);
    expect(lane.rows.map(({ teamId }) => teamId)).not.toContain(goneLine.teamId);
  });

  it('expects each team once at a station that serves several points', () => {
    const { model } = modelOf(upTo(middleUs));
    const lane = expectedAt(model, { from: 3, to: 8 }, middleUs, 300);
    if (lane.state !== 'expecting') throw new Error(lane.state);
    expect(new Set(lane.rows.map(({ teamId }) => teamId)).size).toBe(200);
  });

  it('costs no more than a few walks over the legs of all teams', () => {
    const many = { ...OPTIONS, teams: 1_500, legs: 10 };
    const all = madeEntries(many, sha256).map(({ entry }) => entry);
    const taken = all.slice(0, all.length / 2);
    const { model, lines } = modelOf(taken);
    const nowUs = taken.at(-1)?.at ?? 0;
    let seen = 0;
    const bare = fastestMs(() => {
      for (const { legs } of lines) for (const leg of legs) if (leg.finishUs !== null) seen++;
    });
    const lane = fastestMs(() => expectedAt(model, { from: 6, to: 6 }, nowUs, 8));
    expect(seen).toBeGreaterThan(0);
    expect(lane).toBeLessThan(25 * bare);
  });

  it('says so when all are in', () => {
    const { model } = modelOf(entries);
    expect(expectedAt(model, { from: 8, to: 8 }, entries.at(-1)?.at ?? 0, 8)).toEqual({ state: 'allIn' });
  });
});

describe('predictTeam', () => {
  it('finds the leg that each team is on, and finishes in order', () => {
    const { model, lines } = modelOf(upTo(middleUs));
    for (const line of lines) {
      const forecast = predictTeam(model, line.teamId, middleUs);
      const leg = line.legs.find(({ finishUs }) => finishUs === null)?.leg ?? null;
      expect(forecast).toMatchObject({ state: leg === null ? 'done' : 'underWay', leg });
      const ends = (forecast?.legs ?? []).map((one) =>
        one.state === 'finished' ? one.finishUs : 'expectedUs' in one ? one.expectedUs : NaN,
      );
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      const toCome = (forecast?.legs ?? []).slice(leg ?? race.legs).map(({ state }) => state);
      expect(new Set(toCome)).toEqual(new Set(toCome.length === 0 ? [] : ['toCome']));
    }
  });

  it('does not know other teams, and stops at a status', () => {
    const { model, lines } = modelOf(upTo(middleUs));
    const [line] = lines;
    if (line === undefined) throw new Error('no team');
    expect(predictTeam(model, 'nobody', middleUs)).toBeUndefined();
    model.update({ ...line, status: 'DQ' });
    expect(predictTeam(model, line.teamId, middleUs)).toMatchObject({ state: 'stopped', leg: null });
    model.remove(line.teamId);
    expect(predictTeam(model, line.teamId, middleUs)).toBeUndefined();
  });
});

describe('silence', () => {
  it('is no alarm while passings come, and one when they stop', () => {
    const { model } = modelOf(upTo(middleUs));
    expect(silence(model, at4, middleUs + 2 * MINUTE_US, middleUs)).toBeNull();
    const found = silence(model, at4, middleUs + 10 * MINUTE_US, middleUs);
    const came = passingsAt(4).filter(({ at }) => at > middleUs && at <= middleUs + 10 * MINUTE_US).length;
    expect(found?.sinceUs).toBe(middleUs);
    expect(found?.expected).toBeGreaterThan(came / 2);
    expect(found?.expected).toBeLessThan(2 * came);
  });

  it('hardly raises an alarm over a whole race, though now and then a press is missed or mistyped', () => {
    const usual = madeEntries({ ...OPTIONS, mistakes: true, waves: 3 }, sha256).map(({ entry }) => entry);
    const { fold, model } = modelOf(usual.filter(({ fact }) => fact.kind !== 'passing'));
    const last = new Map<number, number>();
    const alarms: string[] = [];
    for (const entry of usual) {
      if (entry.fact.kind !== 'passing') continue;
      const point = entry.fact.body.point ?? 0;
      const found = silence(model, { from: point, to: point }, entry.at, last.get(point) ?? null);
      if (found !== null) alarms.push(`point ${point}: ${JSON.stringify(found)}`);
      last.set(point, entry.at);
      for (const teamId of fold.add([entry]).teamIds) {
        const line = fold.team(teamId);
        if (line !== undefined) model.update(line);
      }
    }
    // The chance by which it goes is one in a thousand, and it was asked at each passing.
    expect(alarms.length).toBeLessThan(usual.length / 1_000);
  });
});

describe('rates', () => {
  it('counts what was recorded and expects about as much', () => {
    const { model } = modelOf(upTo(middleUs));
    const bins = rates(model, at4, middleUs);
    expect(bins).toHaveLength(6);
    for (const { fromUs, toUs, recorded } of bins) {
      const came = passingsAt(4).filter(({ at }) => at >= fromUs && at < Math.min(toUs, middleUs)).length;
      expect(recorded).toBe(fromUs < middleUs ? came : recorded);
      expect(toUs - fromUs).toBe(10 * MINUTE_US);
    }
    for (const { expected, fromUs, toUs } of bins) {
      const came = passingsAt(4).filter(({ at }) => at >= fromUs && at < toUs).length;
      expect(Math.abs(expected - came)).toBeLessThanOrEqual(3 + 3 * Math.sqrt(came));
    }
  });
});
