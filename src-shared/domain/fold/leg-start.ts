/** When a leg starts: rule 11. */
import type { RaceLine, StartFrom } from '../board.ts';
import type { MassStart } from '../entry.ts';
import type { StartTime } from './race-line.ts';
import { startTime } from './race-line.ts';
import type { Slot } from './slots.ts';

export interface LegStart {
  readonly startUs: number;
  readonly errorUs: number;
  readonly from: StartFrom;
}

/** A mass start as it counts for the teams of a race: the plan, and the time at which it really was. */
export interface MassStartTime {
  readonly plan: MassStart;
  readonly at: StartTime;
  /** With a restart: who has handed over before this leaves at the handoff. */
  readonly closesAtUs: number | null;
}

/** Start of leg 1: the passing at point 0, else the team's wave, else the gun. */
export function firstLegStart(
  race: RaceLine,
  wave: StartTime | null,
  atStart: Slot | undefined,
): LegStart | null {
  const timeUs = atStart?.counts.timeUs ?? null;
  if (atStart !== undefined && timeUs !== null) {
    return { startUs: timeUs, errorUs: atStart.counts.errorUs, from: 'passing' };
  }
  if (wave !== null) return { startUs: wave.timeUs, errorUs: wave.errorUs, from: 'wave' };
  if (race.gunUs === null) return null;
  return { startUs: race.gunUs, errorUs: race.gunErrorUs, from: 'gun' };
}

/**
 * Start of a leg after the first: an `out` of its own, else the handoff and the leg's mass start as the race
 * has it.
 *
 * @param leaving - the `out` side of the point before the leg.
 */
export function laterLegStart(leaving: Slot | undefined, massStart: MassStartTime | null): LegStart | null {
  if (leaving?.isOut === true) return atSlot(leaving, 'out');
  const handoff = leaving === undefined ? null : atSlot(leaving, 'handoff');
  if (massStart === null) return handoff;
  const together: LegStart = {
    startUs: massStart.at.timeUs,
    errorUs: massStart.at.errorUs,
    from: 'massStart',
  };
  // A handoff that was seen but not timed still stands in the order of its sheet.
  const handedOverUs = leaving === undefined ? null : leaving.counts.orderUs;
  switch (massStart.plan.kind) {
    case 'catchUp':
      return handedOverUs !== null && handedOverUs <= together.startUs ? handoff : together;
    case 'restart': {
      const { closesAtUs } = massStart;
      return closesAtUs !== null && handedOverUs !== null && handedOverUs < closesAtUs ? handoff : together;
    }
  }
}

function atSlot(slot: Slot, from: 'out' | 'handoff'): LegStart | null {
  const { timeUs, errorUs } = slot.counts;
  return timeUs === null ? null : { startUs: timeUs, errorUs, from };
}

/** The mass start of each leg that has one, by leg. */
export function massStartTimes(
  race: RaceLine,
  recorded: (leg: number) => StartTime | null,
): Map<number, MassStartTime> {
  const times = new Map<number, MassStartTime>();
  for (const plan of race.massStarts) {
    const at = recorded(plan.leg) ?? startTime(plan, race);
    if (at === null || times.has(plan.leg)) continue;
    const closes = startTime({ timeUs: plan.closesAtUs, elapsedUs: plan.closesAtElapsedUs }, race);
    times.set(plan.leg, { plan, at, closesAtUs: closes?.timeUs ?? null });
  }
  return times;
}
