/** When a team is to be expected at a point, or why that cannot be said. */
import type { LegLine, RaceLine, Status } from '../board.ts';
import type { Arrival } from './arrival.ts';
import { medianStillOutUs, SCALE_OF_SD } from './arrival.ts';
import type { FieldModel, FieldPace, LegPace, TeamPace } from './field-model.ts';
import type { LegTimes } from './leg-times.ts';
import { isOutOfTheRace } from './leg-times.ts';

/** A team that is to come to a point. */
export interface Coming {
  readonly state: 'coming';
  /** The leg that the team is on, as far as is known. */
  readonly onLeg: number;
  /** When that leg began or begins, µs since 1970. */
  readonly startedUs: number;
  /** When the leg that ends at the point begins: known, predicted, or set by a mass start. */
  readonly legStartUs: number;
  readonly legStartFrom: 'known' | 'predicted' | 'massStart';
  readonly arrival: Arrival;
}

/** How a team stands to a point. */
export type Outlook =
  | Coming
  /** It has passed. */
  | { readonly state: 'passed'; readonly finishUs: number }
  /** It was seen at a later point, so it has passed unseen. */
  | { readonly state: 'unseen' }
  /** A status stands between it and the point. */
  | { readonly state: 'stopped'; readonly status: Status }
  /** An official gave the time of a leg on the way. */
  | { readonly state: 'given' }
  /** Nobody knows when it set out. */
  | { readonly state: 'noStart' }
  /** Nobody of the field has run any leg yet. */
  | { readonly state: 'noPace' };

/** What an outlook is worked out from. */
export interface OutlookInput {
  readonly race: RaceLine;
  readonly field: FieldPace;
  readonly team: LegTimes;
  /** The team's pace, if other than that of all its legs. */
  readonly pace?: TeamPace;
  /** µs since 1970: what comes after is to come, and a leg that is run until now takes longer than that. */
  readonly nowUs: number;
}

/** What an outlook on this team needs of the model. */
export function outlookInput(model: FieldModel, team: LegTimes, nowUs: number): OutlookInput {
  return { race: model.race, field: model.paceAt(nowUs), team, nowUs };
}

/** How a team stands to a point from 1 to N. */
export function outlookAt(input: OutlookInput, point: number): Outlook {
  const { team } = input;
  const { legs, status } = team.line;
  const finishUs = legs[point - 1]?.finishUs ?? null;
  if (finishUs !== null) return { state: 'passed', finishUs };
  if (status !== null && isOutOfTheRace(team.line)) return { state: 'stopped', status };
  if (wasSeenLater(team, point)) return { state: 'unseen' };
  return arrivalAt(input, point);
}

/** After a mass start the next runner may come in before the one who ends the leg here. */
function wasSeenLater({ line, lastInLeg }: LegTimes, point: number): boolean {
  return lastInLeg > point && line.legs[point]?.startFrom !== 'massStart';
}

/**
 * When a team comes to a point, also where it is known to have passed: reckoned from the last start before it
 * that is known.
 */
export function arrivalAt(input: OutlookInput, point: number): Outlook {
  const { field, team, nowUs } = input;
  const base = lastKnownStart(team.line.legs, point, nowUs);
  if (base === null) return { state: 'noStart' };
  for (let leg = base.leg; leg <= point; leg++) {
    const line = team.line.legs[leg - 1];
    if (line?.status != null) return { state: 'stopped', status: line.status };
    if (line?.given === true) return { state: 'given' };
  }
  if (field.legs === null) return { state: 'noPace' };
  return addUpLegs(input, field.legs, base, point);
}

interface KnownStart {
  readonly leg: number;
  readonly startUs: number;
}

/** The last start at or before this leg that is behind us, or else the start of the race. */
function lastKnownStart(legs: readonly LegLine[], upToLeg: number, nowUs: number): KnownStart | null {
  for (let leg = upToLeg; leg >= 1; leg--) {
    const startUs = legs[leg - 1]?.startUs ?? null;
    if (startUs !== null && (startUs <= nowUs || leg === 1)) return { leg, startUs };
  }
  return null;
}

/** Adds up the legs from a known start to a point: each runner's form for itself, the team's pace for all of them. */
function addUpLegs(
  { race, team, field, pace = field.ofTeam(team), nowUs }: OutlookInput,
  legs: readonly LegPace[],
  base: KnownStart,
  point: number,
): Coming {
  const factor = Math.exp(pace.log);
  let sinceUs = base.startUs;
  let legStartUs = base.startUs;
  let legStartFrom: Coming['legStartFrom'] = 'known';
  let [medianUs, paceUs, ownVariance] = [0, 0, 0];
  for (let number = base.leg; number <= point; number++) {
    const leg = legs[number - 1];
    if (leg === undefined) break;
    if (number > base.leg) {
      legStartUs = sinceUs + medianUs;
      const massUs = massStartUs(race, team.line.legs[number - 1], legStartUs);
      legStartFrom = massUs === null ? 'predicted' : 'massStart';
      if (massUs !== null) {
        sinceUs = legStartUs = massUs;
        medianUs = paceUs = ownVariance = 0;
      }
    }
    const typicalUs = leg.typicalUs * factor;
    const variance = 1 / leg.paceWeight;
    const isOnIt = number === base.leg && number < point;
    medianUs += isOnIt ? stillOutUs(typicalUs, variance + pace.variance, nowUs - base.startUs) : typicalUs;
    paceUs += typicalUs;
    ownVariance += typicalUs * typicalUs * variance;
  }
  const scale = (SCALE_OF_SD * Math.sqrt(ownVariance + paceUs * paceUs * pace.variance)) / medianUs;
  const arrival = { sinceUs, medianUs, scale };
  const { leg: onLeg, startUs: startedUs } = base;
  return { state: 'coming', onLeg, startedUs, legStartUs: Math.round(legStartUs), legStartFrom, arrival };
}

function stillOutUs(typicalUs: number, variance: number, elapsedUs: number): number {
  return medianStillOutUs(typicalUs, SCALE_OF_SD * Math.sqrt(variance), elapsedUs);
}

/** The mass start with which a runner leaves, as things look; `null` where the handoff lets the runner go. */
function massStartUs(race: RaceLine, leg: LegLine | undefined, handoffUs: number): number | null {
  if (leg?.startFrom !== 'massStart' || leg.startUs === null) return null;
  const plan = race.massStarts.find((one) => one.leg === leg.leg);
  if (plan === undefined) return leg.startUs;
  const closesAtUs =
    plan.closesAtUs ??
    (plan.closesAtElapsedUs === undefined || race.gunUs === null
      ? null
      : race.gunUs + plan.closesAtElapsedUs);
  const leavesAtHandoff =
    plan.kind === 'catchUp' ? handoffUs < leg.startUs : closesAtUs !== null && handoffUs < closesAtUs;
  return leavesAtHandoff ? null : leg.startUs;
}
