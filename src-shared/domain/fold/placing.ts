/** Which point each passing of a team stands for: rules 8 and 9. */
import type { Side } from '../entry.ts';
import { compareText } from '../entry.ts';
import type { Observation } from './observation.ts';

/** A passing at its point. */
export interface Placed {
  readonly point: number;
  readonly side: Side;
  /** The observation that speaks for the group. */
  readonly observation: Observation;
  /** The other presses of the same passing, by order (rule 9). */
  readonly doubles: readonly Observation[];
  /** The point was worked out from the order, not written. */
  readonly inferred: boolean;
}

export interface Placing {
  readonly placed: readonly Placed[];
  readonly outOfRange: readonly Observation[];
  readonly sideWithoutPoint: readonly Observation[];
  /** Handoffs for which no point was left. */
  readonly surplus: readonly Observation[];
}

export interface PlacingRules {
  readonly legs: number;
  readonly doubleUs: number;
  readonly isDns: (leg: number) => boolean;
  /** A point to be taken as passed without being seen: the hypothesis of "one missed before here?". */
  readonly unseenPoint?: number;
}

const NO_DOUBLES: readonly Observation[] = [];

function inOrder(a: Observation, b: Observation): number {
  return a.orderUs - b.orderUs || compareText(a.id, b.id);
}

/** Places a team's passings: written points first, then the pointless handoffs in order on what is free. */
export function placePassings(observations: readonly Observation[], rules: PlacingRules): Placing {
  const placed: Placed[] = [];
  const outOfRange: Observation[] = [];
  const sideWithoutPoint: Observation[] = [];
  const pointless: Observation[] = [];
  const taken = new Set<number>(rules.unseenPoint === undefined ? [] : [rules.unseenPoint]);

  for (const observation of observations) {
    const { point, side } = observation;
    if (point === null) {
      (side === 'handoff' ? pointless : sideWithoutPoint).push(observation);
    } else if (point < 0 || point > rules.legs) {
      outOfRange.push(observation);
    } else {
      taken.add(point);
      placed.push({ point, side, observation, doubles: NO_DOUBLES, inferred: false });
    }
  }
  const surplus: Observation[] = [];
  let point = 0;
  for (const group of groupDoubles(pointless, rules.doubleUs)) {
    do point++;
    while (taken.has(point) || (point <= rules.legs && rules.isDns(point)));
    if (point > rules.legs) {
      surplus.push(...group);
      continue;
    }
    const observation = group.find((member) => member.timeUs !== null) ?? group[0];
    const doubles = group.length === 1 ? NO_DOUBLES : group.filter((member) => member !== observation);
    placed.push({ point, side: 'handoff', observation, doubles, inferred: true });
  }
  return { placed, outOfRange, sideWithoutPoint, surplus };
}

/** Handoffs within `doubleUs` of the first of their group are one passing pressed twice. */
function groupDoubles(observations: Observation[], doubleUs: number): [Observation, ...Observation[]][] {
  const groups: [Observation, ...Observation[]][] = [];
  if (observations.length > 1) observations.sort(inOrder);
  for (const observation of observations) {
    const group = groups.at(-1);
    if (group !== undefined && observation.orderUs - group[0].orderUs <= doubleUs) group.push(observation);
    else groups.push([observation]);
  }
  return groups;
}
