/** `--passing ID`, or `--bib B --point K`: which passing a command means. */
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { EntryOf } from '../../../src-shared/domain/entry.ts';
import { passingAt, passingById } from '../../station/select-passing.ts';
import type { Station } from '../../station/station.ts';
import { usage } from '../arguments.ts';

export interface PassingChoice {
  readonly passing?: string;
  readonly bib?: string;
  readonly point?: number;
  readonly leg?: number;
  readonly out?: true;
}

/** Where a passing is looked for by bib. */
export interface Place {
  readonly bib: string;
  readonly point: number;
  readonly side: 'in' | 'out';
}

/** Bib and point, where they were given. */
export function placeOf({ bib, point, leg, out }: PassingChoice): Place | null {
  if (point !== undefined && leg !== undefined && point !== leg) {
    throw usage(`--point ${point} and --leg ${leg} name two places; give one of them.`);
  }
  const at = point ?? leg;
  if (bib === undefined || at === undefined) return null;
  return { bib, point: at, side: out === true || at === 0 ? 'out' : 'in' };
}

/**
 * The passing meant.
 *
 * @throws BatonError `usage` where the words name none, `notFound` where it is not there.
 */
export function chosenPassing(station: Station, choice: PassingChoice): EntryOf<'passing'> {
  if (choice.passing !== undefined) return passingById(station, choice.passing);
  const place = placeOf(choice);
  if (place === null) throw usage('Say which passing: --passing ID, or --bib B and --point K.');
  const found = passingAt(station, place.bib, place.point, place.side);
  if (found !== null) return found;
  throw new BatonError(
    'notFound',
    `Bib ${place.bib} has no time at point ${place.point}. Nothing was recorded. "baton log" shows all passings with their ids; a missing one is recorded with "baton correct --add".`,
  );
}
