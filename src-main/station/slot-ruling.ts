/** An official's ruling on which of several times counts at a point. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Draft, Side } from '../../src-shared/domain/entry.ts';
import { refOf } from '../../src-shared/domain/entry.ts';
import type { Observation } from '../../src-shared/domain/fold/observation.ts';
import { passingById } from './select-passing.ts';
import type { Station } from './station.ts';

/** Where a ruling is made. */
export interface SlotPlace {
  readonly teamId: string;
  readonly point: number;
  readonly side: Side;
}

/** The passings that a ruling there can choose among, earliest first, those without a time last. */
export function candidatesAt({ fold }: Station, { teamId, point, side }: SlotPlace): Observation[] {
  return fold
    .placed(teamId)
    .filter((one) => one.point === point && fits(one.side, side))
    .flatMap((one) => [one.observation, ...one.doubles])
    .sort((a, b) => (a.timeUs ?? Infinity) - (b.timeUs ?? Infinity));
}

/**
 * The ruling that a candidate counts, against all the others that are known now.
 *
 * @throws BatonError `notFound` where that passing is none of them.
 */
export function slotRuling(station: Station, place: SlotPlace, choiceId: string | undefined): Draft {
  const candidates = candidatesAt(station, place);
  const chosen = candidates.find(({ id }) => id === choiceId);
  if (chosen === undefined) {
    const bib = station.fold.team(place.teamId)?.bib ?? '';
    const known = candidates.map((one) => one.id).join(', ');
    throw new BatonError(
      'notFound',
      `Bib ${bib} has no such time at point ${place.point}. ${known === '' ? 'It has none there.' : `It has: ${known}.`} Nothing was recorded.`,
    );
  }
  return {
    kind: 'resolve',
    body: {
      what: 'slot',
      ...place,
      choice: refOf(passingById(station, chosen.id)),
      against: candidates.filter((one) => one !== chosen).map(refOf),
    },
  };
}

function fits(one: Side, asked: Side): boolean {
  return asked === 'handoff' || one === 'handoff' || one === asked;
}
