/** A made race as its crew writes it down, step by step. */
import { US_PER_SECOND } from '../domain/duration.ts';
import type { Draft } from '../domain/entry.ts';
import type { MonoClock } from './made-drafts.ts';
import { draftOfGun, draftOfPress, draftsOfSetup, draftsOfWithdrawal } from './made-drafts.ts';
import type { MadeRace } from './made-race.ts';

/** Something to be written, where and when. */
export interface MadeStep {
  /** µs since 1970. */
  readonly atUs: number;
  /** The point whose station writes it; 0 is the race office too. */
  readonly point: number;
  readonly draft: Draft;
}

const HOUR_US = 3_600 * US_PER_SECOND;
/** The start list is entered at this pace: fast enough that 5,000 teams are in before the gun. */
const SETUP_STEP_US = 1_000;

/** When the race office begins to enter the start list, µs since 1970. */
export function setupUsOf({ gunUs }: MadeRace): number {
  return gunUs - HOUR_US;
}

/**
 * Race, teams, the gun, a passing for each press and statuses for the withdrawals, in order of time.
 *
 * @param clockAt - what the monotonic clock of a point's station reads at a moment.
 */
export function madeSteps(made: MadeRace, clockAt: (point: number, timeUs: number) => MonoClock): MadeStep[] {
  const legs = made.course.length;
  const setupUs = setupUsOf(made);
  const setup = draftsOfSetup(made).map((draft, index) => {
    return { atUs: setupUs + index * SETUP_STEP_US, point: 0, draft };
  });
  const gun = { atUs: made.gunUs, point: 0, draft: draftOfGun(made) };
  const passings = made.presses.map((press) => {
    const { point, timeUs } = press;
    return { atUs: timeUs, point, draft: draftOfPress(press, clockAt(point, timeUs)) };
  });
  const stops = made.withdrawals.flatMap(({ timeUs, fromLeg, ...withdrawal }) =>
    draftsOfWithdrawal({ timeUs, fromLeg, ...withdrawal }, legs).map((draft) => {
      return { atUs: timeUs, point: fromLeg - 1, draft };
    }),
  );
  return [...setup, gun, ...passings, ...stops].sort((a, b) => a.atUs - b.atUs);
}
