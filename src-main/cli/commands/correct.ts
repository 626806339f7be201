/** `correct`: another time for a passing, or a passing where there was none. */
import type { Draft, EntryOf } from '../../../src-shared/domain/entry.ts';
import { refOf } from '../../../src-shared/domain/entry.ts';
import { passingAt, teamOfBib } from '../../station/select-passing.ts';
import type { Station } from '../../station/station.ts';
import type { TimeWords } from '../arguments.ts';
import { timeOf, usage } from '../arguments.ts';
import { recordAndTell, withStationOf } from '../recording.ts';
import type { PassingChoice } from './passing-choice.ts';
import { chosenPassing, placeOf } from './passing-choice.ts';
import { refuseBeforeGun, refuseUnknownPoint } from '../../station/race-limits.ts';

/** A time read off a sheet or a watch. */
const HAND_ERROR_US = 1_000_000;

interface CorrectOptions extends PassingChoice, TimeWords {
  readonly data: string;
  readonly by: string;
  readonly shift?: number;
  readonly add?: true;
  readonly reason: string;
}

export async function correct(options: CorrectOptions): Promise<void> {
  const shiftUs = options.shift ?? null;
  const time = timeOf(options);
  if ((time === null) === (shiftUs === null)) {
    throw usage('Give the right time with --time or --elapsed, or move it with --shift.');
  }
  await withStationOf(options.data, async (station) => {
    const draft =
      time === null
        ? shifted(station, chosenPassing(station, options), shiftUs ?? 0, options.reason)
        : timed(station, options, time);
    await recordAndTell(station, [draft], options.by);
  });
}

function timed(
  station: Station,
  options: CorrectOptions,
  time: { timeUs: number } | { elapsedUs: number },
): Draft {
  const race = station.fold.race();
  refuseBeforeGun(race, time);
  const place = placeOf(options);
  if (options.add === true && place !== null && options.passing === undefined) {
    teamOfBib(station, place.bib);
    refuseUnknownPoint(race, place.point);
    if (passingAt(station, place.bib, place.point, place.side) === null) {
      const { bib, point } = place;
      const side = options.out === true ? 'out' : 'handoff';
      return {
        kind: 'passing',
        body: { bib, point, side, ...time, errorUs: HAND_ERROR_US, source: 'sheet' },
      };
    }
  }
  const passing = refOf(chosenPassing(station, options));
  return { kind: 'retime', body: { passing, ...time, errorUs: HAND_ERROR_US, reason: options.reason } };
}

function shifted(station: Station, passing: EntryOf<'passing'>, shiftUs: number, reason: string): Draft {
  const counts = station.fold.observationOf(passing);
  if (counts.timeUs === null)
    throw usage('That passing has no time to move; give one with --time or --elapsed.');
  const timeUs = counts.timeUs + shiftUs;
  refuseBeforeGun(station.fold.race(), { timeUs });
  return { kind: 'retime', body: { passing: refOf(passing), timeUs, errorUs: counts.errorUs, reason } };
}
