/** Handoffs per ten minutes, recorded and expected: the small bars under the lane. */
import type { Arrival } from './arrival.ts';
import { chanceBetween, chanceBy } from './arrival.ts';
import type { PointRange } from './expected.ts';
import type { FieldModel } from './field-model.ts';
import type { LegTimes } from './leg-times.ts';
import { arrivalAt, outlookAt, outlookInput } from './outlook.ts';

/** A stretch of time and the passings in it: from `fromUs` on, and before `toUs`. */
export interface RateBin {
  readonly fromUs: number;
  readonly toUs: number;
  readonly recorded: number;
  /** As a mean, from the predictions at the moment when each leg began. */
  readonly expected: number;
}

export interface BinPlan {
  readonly binUs: number;
  /** How many bins end by now, the last of them now, and how many begin then. */
  readonly past: number;
  readonly ahead: number;
}

/** The last fifty minutes and the next ten. */
const TEN_MINUTES: BinPlan = { binUs: 600_000_000, past: 5, ahead: 1 };

/** Counts and expects the passings at the points of a range. */
export function rates(
  model: FieldModel,
  range: PointRange,
  nowUs: number,
  plan: BinPlan = TEN_MINUTES,
): RateBin[] {
  const bins = Array.from({ length: plan.past + plan.ahead }, (_, index) => {
    const fromUs = nowUs + (index - plan.past) * plan.binUs;
    return { fromUs, toUs: fromUs + plan.binUs, recorded: 0, expected: 0 };
  });
  for (const team of model.teams.values()) {
    for (let point = Math.max(1, range.from); point <= Math.min(range.to, model.race.legs); point++) {
      addTeam(model, team, point, nowUs, bins);
    }
  }
  return bins;
}

type OpenBin = { -readonly [K in keyof RateBin]: RateBin[K] };

function addTeam(
  model: FieldModel,
  team: LegTimes,
  point: number,
  nowUs: number,
  bins: readonly OpenBin[],
): void {
  const input = outlookInput(model, team, nowUs);
  const outlook = outlookAt(input, point);
  if (outlook.state === 'passed') {
    const bin = bins.find(({ fromUs, toUs }) => outlook.finishUs >= fromUs && outlook.finishUs < toUs);
    if (bin !== undefined) bin.recorded++;
  }
  const isIn = outlook.state === 'passed' || outlook.state === 'unseen';
  // Bars of the past show what was to be expected then, so the leg itself and later ones must not be known.
  const pace = isIn ? input.field.ofTeam(team, { before: point }) : undefined;
  const then = isIn ? arrivalAt(pace === undefined ? input : { ...input, pace }, point) : outlook;
  if (then.state !== 'coming') return;
  for (const bin of bins) bin.expected += expectedIn(then.arrival, bin, isIn, nowUs);
}

function expectedIn(arrival: Arrival, { fromUs, toUs }: RateBin, isIn: boolean, nowUs: number): number {
  if (fromUs < nowUs) return chanceBy(arrival, toUs) - chanceBy(arrival, fromUs);
  if (isIn) return 0;
  // Whoever is out now has not come before.
  const byFrom = chanceBetween(arrival, nowUs, fromUs);
  return chanceBetween(arrival, nowUs, toUs) - byFrom;
}
