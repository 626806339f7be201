/** A team's legs, splits and total from its slots: rules 12 and 13. */
import type { LegLine, RaceLine, Status } from '../board.ts';
import type { LegStart, MassStartTime } from './leg-start.ts';
import { firstLegStart, laterLegStart } from './leg-start.ts';
import type { StartTime } from './race-line.ts';
import type { Slot } from './slots.ts';

/** What is recorded of a team besides its passings. */
export interface TeamFacts {
  readonly teamId: string;
  /** Start of the team's wave; `null` where it has none or its time is not known. */
  readonly wave: StartTime | null;
  /** The team's own recorded start of a leg. */
  readonly ownStart: (leg: number) => StartTime | null;
  /** A leg time given by an official, µs. */
  readonly givenUs: (leg: number) => number | null;
  /** The strictest status on a leg. */
  readonly legStatus: (leg: number) => Status | null;
}

/** The slots of a team: what counts as coming in at a point and as leaving it. */
export interface TeamSlots {
  readonly in: (point: number) => Slot | undefined;
  readonly out: (point: number) => Slot | undefined;
}

/** Folds the legs 1 … N of a team. */
export function foldLegs(
  race: RaceLine,
  massStarts: ReadonlyMap<number, MassStartTime>,
  facts: TeamFacts,
  slots: TeamSlots,
): LegLine[] {
  const legs: LegLine[] = [];
  let sumUs: number | null = 0;
  let waitedUs = 0;
  let firstStartUs: number | null = null;

  for (let leg = 1; leg <= race.legs; leg++) {
    const start = legStart(leg, race, massStarts, facts, slots);
    const finish = slots.in(leg)?.counts;
    const finishUs = finish?.timeUs ?? null;
    const status = facts.legStatus(leg);
    const givenUs = facts.givenUs(leg);
    const timeUs = status === null ? (givenUs ?? runTime(start, finishUs)) : null;
    if (leg === 1) firstStartUs = start?.startUs ?? null;
    waitedUs += waitBefore(leg, start, slots);
    sumUs = sumUs === null || timeUs === null ? null : sumUs + timeUs;
    legs.push({
      leg,
      startUs: start?.startUs ?? null,
      startErrorUs: start?.errorUs ?? 0,
      startFrom: start?.from ?? null,
      finishUs,
      finishErrorUs: finish?.errorUs ?? 0,
      finishId: finish?.id ?? null,
      timeUs,
      given: givenUs !== null && timeUs !== null,
      splitUs: sumUs === null ? null : splitTime(race, sumUs, waitedUs, firstStartUs, finishUs),
      status,
    });
  }
  return legs;
}

function legStart(
  leg: number,
  race: RaceLine,
  massStarts: ReadonlyMap<number, MassStartTime>,
  facts: TeamFacts,
  slots: TeamSlots,
): LegStart | null {
  const own = facts.ownStart(leg);
  if (own !== null) return { startUs: own.timeUs, errorUs: own.errorUs, from: 'recorded' };
  if (leg === 1) return firstLegStart(race, facts.wave, slots.out(0));
  const massStart = massStarts.get(leg);
  const applies = massStart !== undefined && massStart.plan.exclude?.includes(facts.teamId) !== true;
  return laterLegStart(slots.out(leg - 1), applies ? massStart : null);
}

/** Finish less start; a negative leg has no time and is an open question. */
function runTime(start: LegStart | null, finishUs: number | null): number | null {
  if (start === null || finishUs === null || finishUs < start.startUs) return null;
  return finishUs - start.startUs;
}

/** How long the exchange stood empty: from `in` to an `out` of its own. A runner who left early waited for nobody. */
function waitBefore(leg: number, start: LegStart | null, slots: TeamSlots): number {
  if (leg === 1 || start?.from !== 'out') return 0;
  const cameInUs = slots.in(leg - 1)?.counts.timeUs ?? null;
  return cameInUs === null ? 0 : Math.max(0, start.startUs - cameInUs);
}

function splitTime(
  race: RaceLine,
  sumUs: number,
  waitedUs: number,
  firstStartUs: number | null,
  finishUs: number | null,
): number | null {
  const counts = race.waiting === 'counts';
  switch (race.total) {
    case 'sum':
      return counts ? sumUs + waitedUs : sumUs;
    case 'clock': {
      if (firstStartUs === null || finishUs === null) return null;
      const clockUs = finishUs - firstStartUs;
      return counts ? clockUs : clockUs - waitedUs;
    }
  }
}
