/** Are the predictions honest? Races replayed passing by passing, each leg predicted when it began. */
import { describe, expect, it } from 'vitest';
import { isRealRelayMissing, realRelayEntries } from '../../../tests/kit/real-relay.ts';
import { sha256 } from '../../../tests/kit/hand-journal.ts';
import type { MadeRaceOptions } from '../../demo/made-race.ts';
import { madeEntries } from '../../demo/made-entries.ts';
import type { TeamLine } from '../board.ts';
import type { Entry } from '../entry.ts';
import type { Fold } from '../fold/fold.ts';
import { createFold } from '../fold/fold.ts';
import type { FieldModel } from './field-model.ts';
import { createFieldModel } from './field-model.ts';
import { implausible } from './implausible.ts';
import { predictTeam } from './predict-team.ts';

interface Prediction {
  readonly teamId: string;
  readonly leg: number;
  readonly startUs: number;
  readonly expectedUs: number;
  readonly earliestUs: number;
  readonly latestUs: number;
  /** The finish by the median of those who are in, or of all legs where nobody is. */
  readonly plainUs: number;
}

interface Replayed {
  readonly fold: Fold;
  readonly model: FieldModel;
  readonly predictions: readonly Prediction[];
}

const isSetup = ({ fact }: Entry): boolean => fact.kind !== 'passing';

/** Replays a race and predicts each leg at the first passing after it began. */
function replay(entries: readonly Entry[]): Replayed {
  const fold = createFold();
  fold.add(entries.filter(isSetup));
  const lines = new Map(fold.board().teams.map((line) => [line.teamId, line]));
  const model = createFieldModel(fold.race(), lines.values());
  const predicted = new Map<string, Prediction>();
  for (const entry of entries.filter((one) => !isSetup(one))) {
    for (const teamId of fold.add([entry]).teamIds) {
      const line = fold.team(teamId);
      if (line === undefined) continue;
      lines.set(teamId, line);
      model.update(line);
    }
    for (const line of lines.values()) {
      const leg = line.legs.find(({ finishUs }) => finishUs === null);
      const key = `${line.teamId} ${leg?.leg ?? 0}`;
      if (leg?.startUs == null || leg.startUs > entry.at || predicted.has(key)) continue;
      const forecast = predictTeam(model, line.teamId, entry.at)?.legs[leg.leg - 1];
      if (forecast?.state !== 'running') continue;
      const plainUs = forecast.startUs + plainMedianUs([...lines.values()], leg.leg);
      predicted.set(key, { teamId: line.teamId, ...forecast, plainUs });
    }
  }
  return { fold, model, predictions: [...predicted.values()] };
}

function plainMedianUs(lines: readonly TeamLine[], leg: number): number {
  const timesOf = (legs: readonly TeamLine['legs'][number][]): number[] =>
    legs.flatMap(({ timeUs }) => (timeUs === null ? [] : [timeUs]));
  const own = timesOf(lines.flatMap((line) => line.legs[leg - 1] ?? []));
  return median(own.length > 0 ? own : timesOf(lines.flatMap((line) => line.legs)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

interface Verdict {
  readonly predicted: number;
  /** Median of |predicted − actual|, s. */
  readonly medianErrorS: number;
  readonly plainErrorS: number;
  /** Share of the finishes inside the 10 % to 90 % edges. */
  readonly covered: number;
  /** Share before the middle: half, where nothing is biased. */
  readonly before: number;
}

function judge({ fold, predictions }: Replayed): Verdict {
  const known = predictions.flatMap((one) => {
    const line = fold.team(one.teamId)?.legs[one.leg - 1];
    return line?.finishUs == null || line.timeUs === null ? [] : [{ ...one, finishUs: line.finishUs }];
  });
  const errorS = (of: (one: (typeof known)[number]) => number): number =>
    median(known.map((one) => Math.abs(of(one) - one.finishUs) / 1e6));
  const share = (holds: (one: (typeof known)[number]) => boolean): number =>
    known.filter(holds).length / known.length;
  return {
    predicted: known.length,
    medianErrorS: Math.round(errorS((one) => one.expectedUs)),
    plainErrorS: Math.round(errorS((one) => one.plainUs)),
    covered: share((one) => one.finishUs >= one.earliestUs && one.finishUs <= one.latestUs),
    before: share((one) => one.finishUs < one.expectedUs),
  };
}

/** How many of the legs that were run are called implausible at the end. */
function flagged({ fold, model }: Replayed): { legs: number; flags: string[] } {
  const nowUs = Math.max(...fold.board().teams.flatMap(({ legs }) => legs.map((leg) => leg.finishUs ?? 0)));
  let legs = 0;
  const flags = fold.board().teams.flatMap((line) =>
    line.legs.flatMap(({ leg, timeUs }) => {
      if (timeUs === null) return [];
      legs++;
      const found = implausible(model, line.teamId, leg, nowUs);
      return found === null ? [] : [`${line.bib} leg ${leg} ${found.kind}`];
    }),
  );
  return { legs, flags };
}

const made = (options: MadeRaceOptions): Entry[] => madeEntries(options, sha256).map(({ entry }) => entry);

describe('predictions, replayed', () => {
  it.skipIf(isRealRelayMissing)(
    'are better than the plain median and cover the real relay (skipped where shared/data/relay-2020 is missing)',
    async () => {
      const replayed = replay(await realRelayEntries());
      const { predicted, medianErrorS, plainErrorS, covered } = judge(replayed);
      expect(predicted).toBeGreaterThan(400);
      expect(medianErrorS).toBeLessThan(0.8 * plainErrorS);
      expect(covered).toBeGreaterThan(0.7);
      expect(covered).toBeLessThan(0.9);
      const { legs, flags } = flagged(replayed);
      expect(flags.length).toBeLessThan(legs / 100);
    },
  );

  it.each([
    ['a small field', { teams: 60, legs: 12, seed: 4, mistakes: false }],
    [
      'waves, a mass start and the usual mistakes',
      { teams: 150, legs: 10, seed: 9, waves: 3, massStarts: true },
    ],
  ])('are better than the plain median and cover %s', (_, options) => {
    const replayed = replay(made(options));
    const { medianErrorS, plainErrorS, covered, before } = judge(replayed);
    expect(medianErrorS).toBeLessThan(0.8 * plainErrorS);
    expect(covered).toBeGreaterThan(0.7);
    expect(covered).toBeLessThan(0.9);
    expect(Math.abs(before - 0.5)).toBeLessThan(0.1);
    const { legs, flags } = flagged(replayed);
    expect(flags.length).toBeLessThan(legs / 50);
  });
});
