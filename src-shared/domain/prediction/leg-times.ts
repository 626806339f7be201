/** One team's leg times as the field model keeps them. */
import type { TeamLine } from '../board.ts';

export interface LegTimes {
  readonly line: TeamLine;
  /** Logarithm of each leg's time in µs, the first for leg 1; NaN where the leg was not run to its end. */
  readonly logs: Float64Array;
  /** The last leg that was seen to end; 0 where none was. */
  readonly lastInLeg: number;
  /** The leg that the team is out on as far as is known; 0 where it is done or has stopped. */
  readonly outOnLeg: number;
  /** When that leg began, µs since 1970; infinity where nobody knows. */
  readonly outSinceUs: number;
}

/** Reads a team's line. Given times count as no running. */
export function legTimesOf(line: TeamLine): LegTimes {
  const logs = new Float64Array(line.legs.length);
  let lastIn = 0;
  line.legs.forEach(({ leg, timeUs, given, finishUs }, index) => {
    logs[index] = given || timeUs === null || timeUs <= 0 ? NaN : Math.log(timeUs);
    if (finishUs !== null) lastIn = leg;
  });
  const next = line.legs[lastIn];
  const isOut = next !== undefined && !next.given && next.status === null && !isOutOfTheRace(line);
  return {
    line,
    logs,
    lastInLeg: lastIn,
    outOnLeg: isOut ? next.leg : 0,
    outSinceUs: isOut ? (next.startUs ?? Infinity) : Infinity,
  };
}

/** A status on the team as a whole, rather than on single legs, ends its race. */
export function isOutOfTheRace({ status, legs }: TeamLine): boolean {
  return status !== null && legs.every((leg) => leg.status !== status);
}
