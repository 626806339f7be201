/** What the crew of a made race writes into the journal, before it is sealed. */
import type { Draft } from '../domain/entry.ts';
import type { MadePress } from './made-presses.ts';
import type { MadeRace } from './made-race.ts';
import type { MadeWithdrawal } from './made-runs.ts';

/** The station's monotonic clock at the press of a key. */
export interface MonoClock {
  readonly monoNs: number;
  readonly bootId: string;
}

/** The bound of a gun that is pressed by hand at the sound. */
const GUN_ERROR_US = 20_000;

/** The passing that a station writes for a press. */
export function draftOfPress(press: MadePress, clock: MonoClock): Draft {
  const { bib, point, side, timeUs, errorUs, typed } = press;
  return {
    kind: 'passing',
    body: { bib, point, side, timeUs, errorUs, source: 'key', typed, ...clock },
  };
}

/** What is set before the gun: the race and its start list. */
export function draftsOfSetup({ race, teams }: MadeRace): Draft[] {
  return [
    { kind: 'race.set', body: { set: race } },
    ...teams.map(({ teamId, bib, name, category, wave }): Draft => ({
      kind: 'team.set',
      body: { teamId, set: { bib, name, category, ...(wave === null ? {} : { wave }) } },
    })),
  ];
}

/** The gun, as the starter pressed it. */
export function draftOfGun({ gunUs }: MadeRace): Draft {
  return { kind: 'start', body: { what: 'gun', timeUs: gunUs, errorUs: GUN_ERROR_US } };
}

/**
 * The statuses of a team that stops: a runner who set out and did not come in is DNF on that leg, and the legs
 * that nobody sets out on are withdrawn.
 *
 * @param legs - how many the race has.
 */
export function draftsOfWithdrawal({ teamId, fromLeg, why }: MadeWithdrawal, legs: number): Draft[] {
  const firstNotRun = why === 'medical' ? fromLeg + 1 : fromLeg;
  const drafts: Draft[] = [];
  if (why === 'medical') {
    drafts.push({ kind: 'status', body: { status: 'DNF', teamId, leg: fromLeg, why } });
  }
  if (firstNotRun <= legs) {
    const reason = why === 'timeout' ? 'Taken out at the time limit' : 'Withdrew';
    drafts.push({ kind: 'status', body: { status: 'withdrawn', teamId, fromLeg: firstNotRun, reason } });
  }
  return drafts;
}
