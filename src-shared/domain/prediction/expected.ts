/** Who is to be expected next at a point: the lane on the left of the window. */
import { chanceRecorded, expectationOf, latestUsOf } from './arrival.ts';
import type { Expectation } from './arrival.ts';
import type { FieldModel } from './field-model.ts';
import type { LegTimes } from './leg-times.ts';
import type { Coming } from './outlook.ts';
import { outlookAt, outlookInput } from './outlook.ts';

/** The points that a station serves, both included; one point where they are equal. */
export interface PointRange {
  readonly from: number;
  readonly to: number;
}

/** One team that is to come. Times are µs since 1970. */
interface ExpectedTeam extends Expectation {
  readonly teamId: string;
  /** The point of the range that it comes to next. */
  readonly point: number;
  /** The leg that it is on, and since when: the last that was seen of it. */
  readonly leg: number;
  readonly startedUs: number;
  /** How long it is out beyond the time by which nine in ten are in, µs; `null` where it is not. */
  readonly overdueUs: number | null;
}

export type ExpectedLane =
  /** No team has set out yet. */
  | { readonly state: 'beforeStart' }
  /** Teams are out, but nobody has run a leg yet from which to reckon. */
  | { readonly state: 'noPace'; readonly outCount: number }
  /** Nobody is to come any more. */
  | { readonly state: 'allIn' }
  | {
      readonly state: 'expecting';
      /** The likeliest of the next minutes, in order of the expected time; the longest overdue is always there. */
      readonly rows: readonly ExpectedTeam[];
      /** How many are to be expected within `DUE_SOON_US`, as a mean: "14 due in 5 min". */
      readonly dueSoon: number;
      /** How many are overdue, and how many are to come at all. */
      readonly overdue: number;
      readonly toCome: number;
    };

/** "Due in 5 min". */
const DUE_SOON_US = 300_000_000;

interface Candidate {
  readonly team: LegTimes;
  readonly point: number;
  readonly coming: Coming;
  readonly chance: number;
  readonly latestUs: number;
}

/**
 * The teams that are likeliest to come next.
 *
 * @param count - the most rows to return.
 */
export function expectedAt(model: FieldModel, range: PointRange, nowUs: number, count: number): ExpectedLane {
  const likeliest = new Likeliest(count);
  let [outCount, noPace, toCome, overdue, dueSoon] = [0, 0, 0, 0, 0];
  let longestOut: Candidate | null = null;
  for (const team of model.teams.values()) {
    const firstStartUs = team.line.legs[0]?.startUs ?? Infinity;
    if (firstStartUs <= nowUs) outCount++;
    const next = nextPoint(model, team, range, nowUs);
    if (next === 'noPace') noPace++;
    if (next === 'noPace' || next === null) continue;
    toCome++;
    dueSoon += next.chance;
    likeliest.offer(next);
    if (next.latestUs >= nowUs) continue;
    overdue++;
    if (longestOut === null || next.latestUs < longestOut.latestUs) longestOut = next;
  }
  if (outCount === 0) return { state: 'beforeStart' };
  if (toCome === 0) return noPace > 0 ? { state: 'noPace', outCount: noPace } : { state: 'allIn' };
  const rows = likeliest.with(longestOut).map((one) => rowOf(one, nowUs));
  rows.sort((a, b) => a.expectedUs - b.expectedUs);
  return { state: 'expecting', rows, dueSoon: Math.round(dueSoon), overdue, toCome };
}

/** The first point of the range that the team is to come to. */
function nextPoint(
  model: FieldModel,
  team: LegTimes,
  range: PointRange,
  nowUs: number,
): Candidate | 'noPace' | null {
  const input = outlookInput(model, team, nowUs);
  for (let point = Math.max(1, range.from); point <= Math.min(range.to, model.race.legs); point++) {
    const outlook = outlookAt(input, point);
    if (outlook.state === 'noPace') return 'noPace';
    if (outlook.state !== 'coming') continue;
    const { arrival } = outlook;
    return {
      team,
      point,
      coming: outlook,
      chance: chanceRecorded(arrival, nowUs, nowUs + DUE_SOON_US),
      latestUs: latestUsOf(arrival),
    };
  }
  return null;
}

/** The few with the greatest chance to come within the next minutes, which sinks for those who are out far too long. */
class Likeliest {
  readonly #count: number;
  readonly #best: Candidate[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  offer(one: Candidate): void {
    const last = this.#best[this.#count - 1];
    if (last !== undefined && !isBefore(one, last)) return;
    if (last !== undefined) this.#best.pop();
    const at = this.#best.findIndex((other) => isBefore(one, other));
    this.#best.splice(at === -1 ? this.#best.length : at, 0, one);
  }

  /** Keeps the one who is overdue longest, however unlikely: that is a runner somebody may have to look for. */
  with(longestOut: Candidate | null): readonly Candidate[] {
    if (longestOut === null || this.#best.length < 2 || this.#best.includes(longestOut)) return this.#best;
    return [...this.#best.slice(0, -1), longestOut];
  }
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.chance > b.chance || (a.chance === b.chance && a.latestUs < b.latestUs);
}

function rowOf({ team, point, coming }: Candidate, nowUs: number): ExpectedTeam {
  const expectation = expectationOf(coming.arrival);
  const beyondUs = nowUs - expectation.latestUs;
  return {
    teamId: team.line.teamId,
    point,
    leg: coming.onLeg,
    startedUs: coming.startedUs,
    ...expectation,
    overdueUs: beyondUs > 0 ? beyondUs : null,
  };
}
