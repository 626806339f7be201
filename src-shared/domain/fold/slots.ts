/** Which passing counts at a point: rule 10. */
import type { Body } from '../entry.ts';
import { compareText } from '../entry.ts';
import type { Observation } from './observation.ts';
import type { Placed } from './placing.ts';

export type SlotRuling = Extract<Body<'resolve'>, { what: 'slot' }>;

/** One side of a team's point, with the passing that counts there. */
export interface Slot {
  readonly counts: Observation;
  /** An `out` of its own, rather than a handoff that fills both sides. */
  readonly isOut: boolean;
  readonly inferred: boolean;
  /** Candidates too far apart to be the same passing, while nobody has ruled: ids. */
  readonly conflict: readonly Observation[];
  /** Candidates that the ruling did not know. */
  readonly late: readonly Observation[];
}

const NOBODY: readonly Observation[] = [];

/**
 * Decides a slot among its candidates.
 *
 * @param candidates - the passings that fill it; at least one.
 * @param ruling - the ruling in force on this slot, if there is one.
 * @param agreeUs - how far apart two recordings may lie, besides their bounds, and confirm each other.
 */
export function decideSlot(
  candidates: readonly [Placed, ...Placed[]],
  ruling: SlotRuling | undefined,
  agreeUs: number,
): Slot {
  const [first] = candidates;
  if (candidates.length === 1 && ruling === undefined) {
    return {
      counts: first.observation,
      isOut: first.side === 'out',
      inferred: first.inferred,
      conflict: NOBODY,
      late: NOBODY,
    };
  }
  const ruled = ruling === undefined ? undefined : applyRuling(candidates, ruling);
  if (ruled !== undefined) return ruled;

  const earliest = candidates.reduce((a, b) => (earlier(b.observation, a.observation) ? b : a));
  const timed = candidates.map((candidate) => candidate.observation);
  return {
    counts: earliest.observation,
    isOut: earliest.side === 'out',
    inferred: earliest.inferred,
    conflict: disagree(timed, agreeUs) ? timed : NOBODY,
    late: NOBODY,
  };
}

function applyRuling(candidates: readonly Placed[], ruling: SlotRuling): Slot | undefined {
  const isChoice = (one: Observation): boolean =>
    one.hash === ruling.choice.hash && one.id === ruling.choice.id;
  for (const candidate of candidates) {
    const counts = [candidate.observation, ...candidate.doubles].find(isChoice);
    if (counts === undefined) continue;
    const known = new Set([ruling.choice, ...ruling.against].map((ref) => `${ref.id} ${ref.hash}`));
    const late = candidates
      .map((other) => other.observation)
      .filter((other) => other !== candidate.observation && !known.has(`${other.id} ${other.hash}`));
    return { counts, isOut: candidate.side === 'out', inferred: candidate.inferred, conflict: NOBODY, late };
  }
  return undefined;
}

/** Earliest first by (time, id), timed before untimed. */
function earlier(a: Observation, b: Observation): boolean {
  if (a.timeUs === null || b.timeUs === null) {
    return a.timeUs === b.timeUs ? compareText(a.id, b.id) < 0 : a.timeUs !== null;
  }
  return a.timeUs - b.timeUs < 0 || (a.timeUs === b.timeUs && compareText(a.id, b.id) < 0);
}

function disagree(observations: readonly Observation[], agreeUs: number): boolean {
  return observations.some((a, index) =>
    observations
      .slice(index + 1)
      .some(
        (b) =>
          a.timeUs !== null &&
          b.timeUs !== null &&
          Math.abs(a.timeUs - b.timeUs) > agreeUs + a.errorUs + b.errorUs,
      ),
  );
}
