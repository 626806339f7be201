/** Leg times that hardly can be: a bib that was mistyped, a press at the wrong moment, a runner who got lost. */
import { SCALE_OF_SD } from './arrival.ts';
import type { FieldModel } from './field-model.ts';

export interface Implausible {
  readonly kind: 'tooFast' | 'tooSlow';
  readonly timeUs: number;
  /** What the team would usually take for the leg, µs. */
  readonly usualUs: number;
}

/**
 * So many standard deviations off what the team's other legs say. Slow legs happen (a breakdown, a wrong turn)
 * and fast ones do not, so that the fast side is the narrower; both are set so that a real relay of 154 teams,
 * in which every time stood, raises next to none.
 */
const FAR_OFF = { tooFast: 4.5, tooSlow: 6 };
/** Nobody is this much faster than expected by these factors alone, however little is known of the leg. */
const LEAST_FACTOR = { tooFast: 0.75, tooSlow: 1.6 };
/** Fewer times of the leg than this are no field to be compared with. */
const MIN_TIMES = 8;

/** Whether a leg that was run is far outside what team and field would take for it; `null` where it is not. */
export function implausible(
  model: FieldModel,
  teamId: string,
  leg: number,
  nowUs: number,
): Implausible | null {
  const team = model.teams.get(teamId);
  const log = team?.logs[leg - 1] ?? NaN;
  if (team === undefined || Number.isNaN(log)) return null;
  const field = model.paceAt(nowUs);
  const fit = field.legs?.[leg - 1];
  if (fit === undefined || fit.inCount < MIN_TIMES) return null;
  const pace = field.ofTeam(team, { except: leg });
  const usualLog = fit.log + pace.log;
  const off = log - usualLog;
  const deviation = Math.sqrt((fit.noiseScale / SCALE_OF_SD) ** 2 + fit.logVariance + pace.variance);
  const kind = off < 0 ? 'tooFast' : 'tooSlow';
  const least = Math.abs(Math.log(LEAST_FACTOR[kind]));
  if (Math.abs(off) < Math.max(least, FAR_OFF[kind] * deviation)) return null;
  return { kind, timeUs: Math.round(Math.exp(log)), usualUs: Math.round(Math.exp(usualLog)) };
}
