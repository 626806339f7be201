/**
 * "One missed before here?" and "not seen at all": the questions of rule 9 that need the whole field.
 *
 * Where points are not written down, a missed press shifts all later legs of its team without a sign. So each
 * team's legs are compared with the field's, as they stand and as they would stand with one point unseen; where
 * the second fits clearly better, the board asks. All figures are integers, so that every machine asks the same.
 */
import type { LegLine, Question, TeamLine } from '../board.ts';
import { question } from './questions.ts';
import type { FoldedTeam } from './team-line.ts';

/** How much better (in thousandths of a typical leg) the other reading must fit. Tuned on real times. */
const CLEARLY_BETTER = 350;
/** Fewer leg times than this say nothing of the field. */
const MIN_SAMPLE = 5;
/** Only where at least nine teams in ten were seen, being unseen is worth a question. */
const SEEN_SHARE = { of: 10, atLeast: 9 };

interface Field {
  /** Median time of each leg, µs, by leg; `null` where too few have run it. */
  readonly leg: (leg: number) => number | null;
  /** Median of leg and next leg by the clock: from the start of the one to the finish of the other. */
  readonly pair: (leg: number) => number | null;
}

/** A team of which the question can be asked. */
export interface Suspect {
  readonly folded: FoldedTeam;
  /** The team folded with this point taken as passed unseen. */
  readonly withUnseen: (point: number) => FoldedTeam;
}

/** Asks of each suspect whether a point was missed, given the legs of all teams. */
export function askMissed(teams: readonly TeamLine[], suspects: readonly Suspect[]): Question[] {
  const open = suspects.filter(({ folded }) => mayHaveMissed(folded));
  if (open.length === 0) return [];
  const field = fieldOf(teams);
  return open.flatMap((suspect) => {
    const point = likeliestMissed(suspect, field);
    if (point === null) return [];
    const { line, placing } = suspect.folded;
    const first = placing.placed.find((one) => one.inferred && one.point === point);
    const says = `Bib ${line.bib}: was a handoff missed before the one taken for point ${point}? The times fit the field clearly better with point ${point} unseen; until someone answers, nothing is changed.`;
    const entries = first === undefined ? [] : [first.observation.id];
    return [question('missedBefore', { teamId: line.teamId, bib: line.bib, point }, entries, says)];
  });
}

/** Points were worked out from the order, and one is left over that a missed press would have taken. */
function mayHaveMissed({ line, placing }: FoldedTeam): boolean {
  if (!placing.placed.some((one) => one.inferred)) return false;
  const taken = new Set(placing.placed.map((one) => one.point));
  return line.legs.some((leg) => !taken.has(leg.leg) && leg.status !== 'DNS' && leg.status !== 'DQ');
}

function likeliestMissed({ folded, withUnseen }: Suspect, field: Field): number | null {
  const asItStands = misfit(folded.line.legs, null, field);
  let best: { point: number; misfit: number } | null = null;
  for (const { inferred, point } of folded.placing.placed) {
    if (!inferred || folded.isRuled(point) || !looksLong(folded.line.legs, point, field)) continue;
    const other = misfit(withUnseen(point).line.legs, point, field);
    if (other === null) continue;
    if (best === null || other < best.misfit || (other === best.misfit && point < best.point)) {
      best = { point, misfit: other };
    }
  }
  if (best === null || asItStands === null || asItStands - best.misfit < CLEARLY_BETTER) return null;
  return best.point;
}

/** A leg that hides a missed press is never shorter than the field's: this spares trying the others. */
function looksLong(legs: readonly LegLine[], point: number, field: Field): boolean {
  const leg = legs[point - 1];
  const median = field.leg(point);
  const earlierUnknown = leg?.timeUs == null || median === null;
  return earlierUnknown || leg.timeUs > median;
}

/**
 * How badly legs fit the field, in thousandths: the spread of leg time / field's median around the team's own
 * pace, and how far that pace is from the field's. `null` where nothing can be compared.
 */
function misfit(legs: readonly LegLine[], unseen: number | null, field: Field): number | null {
  const ratios: number[] = [];
  for (const leg of legs) {
    if (leg.leg === unseen || leg.given || leg.finishUs === null) continue;
    const isPair = unseen !== null && leg.leg === unseen + 1;
    const startUs = isPair ? (legs[unseen - 1]?.startUs ?? null) : leg.startUs;
    const typical = isPair ? field.pair(unseen) : field.leg(leg.leg);
    if (startUs === null || typical === null) continue;
    ratios.push(Math.floor(((leg.finishUs - startUs) * 1_000) / typical));
  }
  const pace = lowerMedian(ratios);
  if (pace === null) return null;
  return ratios.reduce((sum, ratio) => sum + Math.abs(ratio - pace), Math.abs(pace - 1_000));
}

function fieldOf(teams: readonly TeamLine[]): Field {
  const legs: number[][] = [];
  const pairs: number[][] = [];
  for (const team of teams) {
    for (const [index, leg] of team.legs.entries()) {
      if (leg.given) continue;
      if (leg.timeUs !== null) (legs[leg.leg] ??= []).push(leg.timeUs);
      const next = team.legs[index + 1];
      if (next == null || leg.startUs === null || leg.finishUs === null || next.finishUs === null) continue;
      if (next.finishUs > leg.startUs) (pairs[leg.leg] ??= []).push(next.finishUs - leg.startUs);
    }
  }
  const typical = (samples: number[] | undefined): number | null => {
    const median = samples === undefined || samples.length < MIN_SAMPLE ? null : lowerMedian(samples);
    return median === 0 ? null : median;
  };
  const legMedians = legs.map(typical);
  const pairMedians = pairs.map(typical);
  return { leg: (leg) => legMedians[leg] ?? null, pair: (leg) => pairMedians[leg] ?? null };
}

/** The middle value, of two middle ones the lower: an integer that occurs. */
function lowerMedian(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? null;
}

/** Asks about teams of which nothing at all is known once nearly all others were seen at a point. */
export function askNotSeen(teams: readonly TeamLine[]): Question[] {
  const isSeen = (team: TeamLine): boolean => team.legs.some((leg) => leg.finishUs !== null);
  const unseen = teams.filter((team) => !isSeen(team) && team.status === null);
  const seen = teams.length - unseen.length;
  if (seen === 0 || seen * SEEN_SHARE.of < teams.length * SEEN_SHARE.atLeast) return [];
  return unseen.map(({ teamId, bib }) => {
    const says = `Bib ${bib} has no time at any point, though nearly all others have: if it did not start, say so (DNS).`;
    return question('notSeen', { teamId, bib }, [], says);
  });
}
