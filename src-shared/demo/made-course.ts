/** The course of a made race: how long and how steep each leg is, and when it is dark. */
import type { Dice } from './dice.ts';
import { US_PER_SECOND } from '../domain/duration.ts';

export interface MadeLeg {
  readonly leg: number;
  readonly distanceMeters: number;
  readonly climbMeters: number;
}

/** A road kilometre of an average runner of a relay, in seconds. */
const SECONDS_PER_KM = 285;
/** Naismith's rule as runners use it: ten metres up cost about as much as eighty on the flat. */
const FLAT_PER_CLIMB = 8;
const US_PER_HOUR = 3_600 * US_PER_SECOND;
/** The made races take place in a Nordic summer, two hours ahead of UTC. */
const LOCAL_AHEAD_HOURS = 2;

/** Legs of 4 to 14 km, some of them hilly. */
export function makeCourse(dice: Dice, legs: number): MadeLeg[] {
  return Array.from({ length: legs }, (_, index) => {
    const distanceMeters = 100 * dice.whole(40, 140);
    const climbMeters = Math.round((distanceMeters / 1000) * dice.pick([3, 6, 10, 18, 35]));
    return { leg: index + 1, distanceMeters, climbMeters };
  });
}

/** What an average fresh runner takes for the leg by day, in µs. */
export function averageLegUs(leg: MadeLeg): number {
  const flatMeters = leg.distanceMeters + FLAT_PER_CLIMB * leg.climbMeters;
  return (flatMeters / 1000) * SECONDS_PER_KM * US_PER_SECOND;
}

/** How much slower one runs at this moment of a race: by the hours gone since the gun, and in the dark. */
export function tiredness(atUs: number, gunUs: number): number {
  const hoursGone = (atUs - gunUs) / US_PER_HOUR;
  const localHour = (atUs / US_PER_HOUR + LOCAL_AHEAD_HOURS) % 24;
  const night = localHour < 5 || localHour >= 23 ? 1.06 : 1;
  return night * (1 + 0.003 * Math.max(0, hoursGone));
}
