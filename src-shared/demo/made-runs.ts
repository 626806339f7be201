/** What truly happened in a made race: when each runner left and came in, whoever saw it or not. */
import { US_PER_SECOND } from '../domain/duration.ts';
import type { Dice } from './dice.ts';
import type { MadeLeg } from './made-course.ts';
import { averageLegUs, tiredness } from './made-course.ts';
import type { Crew } from './made-teams.ts';

/** One leg as it was run. µs since 1970; `null` where nobody ran or nobody came in. */
export interface LegRun {
  readonly leg: number;
  readonly startUs: number | null;
  readonly finishUs: number | null;
}

export interface TeamRun {
  readonly teamId: string;
  /** Every leg of the race, leg 1 first. */
  readonly legs: readonly LegRun[];
}

/** A team that stopped: legs from `fromLeg` on have no finish. */
export interface MadeWithdrawal {
  /** When race control heard of it, µs since 1970. */
  readonly timeUs: number;
  readonly teamId: string;
  readonly fromLeg: number;
  /** `medical`: the runner of `fromLeg` had set out; in the other cases nobody did. */
  readonly why: 'withdrew' | 'medical' | 'timeout';
}

export interface RunPlan {
  readonly gunUs: number;
  /** Start of each wave by its name, µs since 1970. */
  readonly waveStarts: ReadonlyMap<string, number>;
  /** The leg with a catch-up mass start, or `null`. */
  readonly massStartLeg: number | null;
  /** Share of the teams that stop before the end. */
  readonly withdrawalRate: number;
  /** Share of the exchanges at which the next runner was not there yet. */
  readonly lateNextRate: number;
}

export interface MadeRuns {
  readonly runs: readonly TeamRun[];
  readonly withdrawals: readonly MadeWithdrawal[];
  /** The time of the mass start, µs since 1970; `null` where there is none. */
  readonly massStartUs: number | null;
}

/** Streams of chance, apart so that one does not move the other. */
export interface RunDice {
  readonly running: Dice;
  readonly stopping: Dice;
  readonly waiting: Dice;
}

const MINUTE_US = 60 * US_PER_SECOND;
const FORM_SPREAD = 0.05;
const COLLAPSE_RATE = 0.004;
/** The mass start comes when this share of the teams has handed over. */
const HANDED_OVER_AT_MASS_START = 0.9;

interface Runner {
  readonly crew: Crew;
  readonly legs: LegRun[];
  readonly stop: { fromLeg: number; why: MadeWithdrawal['why'] } | null;
  /** When the next leg of this team starts, or `null` once the team has stopped. */
  nextUs: number | null;
}

/** Runs the race, leg by leg, since a mass start depends on when the field comes in. */
export function runRace(
  crews: readonly Crew[],
  course: readonly MadeLeg[],
  plan: RunPlan,
  dice: RunDice,
): MadeRuns {
  const runners = crews.map((crew) => atTheStart(crew, course.length, plan, dice.stopping));
  const withdrawals: MadeWithdrawal[] = [];
  let massStartUs: number | null = null;
  for (const leg of course) {
    if (leg.leg === plan.massStartLeg) massStartUs = releaseWaiting(runners, plan.gunUs);
    const handsOver = leg.leg < course.length && leg.leg + 1 !== plan.massStartLeg;
    for (const runner of runners) {
      const withdrawal = runLeg(runner, leg, plan.gunUs, dice);
      if (withdrawal !== null) withdrawals.push(withdrawal);
      if (handsOver && runner.nextUs !== null && dice.waiting.chance(plan.lateNextRate)) {
        runner.nextUs += Math.round(dice.waiting.between(20, 240) * US_PER_SECOND);
      }
    }
  }
  const runs = runners.map(({ crew, legs }) => ({ teamId: crew.team.teamId, legs }));
  return { runs, withdrawals: withdrawals.toSorted((a, b) => a.timeUs - b.timeUs), massStartUs };
}

function atTheStart(crew: Crew, legs: number, plan: RunPlan, dice: Dice): Runner {
  const { wave } = crew.team;
  const startUs = (wave === null ? undefined : plan.waveStarts.get(wave)) ?? plan.gunUs;
  const stops = dice.chance(plan.withdrawalRate);
  // Who stops on leg 1 has set out on it; whoever never came at all is no made team.
  const fromLeg = dice.whole(1, legs);
  const why = dice.pick(['withdrew', 'medical', 'timeout'] as const);
  const stop = stops ? { fromLeg, why: fromLeg === 1 ? ('medical' as const) : why } : null;
  return { crew, legs: [], stop, nextUs: startUs };
}

/** Runs one leg of one team: notes it, and when the next runner leaves. Returns the team's withdrawal, if so. */
function runLeg(runner: Runner, leg: MadeLeg, gunUs: number, dice: RunDice): MadeWithdrawal | null {
  const startUs = runner.nextUs;
  if (startUs === null) {
    runner.legs.push({ leg: leg.leg, startUs: null, finishUs: null });
    return null;
  }
  const finishUs = startUs + legDurationUs(runner.crew, leg, tiredness(startUs, gunUs), dice.running);
  if (runner.stop?.fromLeg === leg.leg) {
    const { why } = runner.stop;
    const setOut = why === 'medical';
    runner.legs.push({ leg: leg.leg, startUs: setOut ? startUs : null, finishUs: null });
    runner.nextUs = null;
    const heardUs = setOut ? finishUs : startUs + Math.round(dice.stopping.between(1, 15) * MINUTE_US);
    return { timeUs: heardUs, teamId: runner.crew.team.teamId, fromLeg: leg.leg, why };
  }
  runner.legs.push({ leg: leg.leg, startUs, finishUs });
  runner.nextUs = finishUs;
  return null;
}

function legDurationUs(crew: Crew, leg: MadeLeg, tired: number, dice: Dice): number {
  const form = dice.logNormal(FORM_SPREAD);
  const collapse = dice.chance(COLLAPSE_RATE) ? dice.between(1.4, 2.2) : 1;
  return Math.round(averageLegUs(leg) * (crew.slowness[leg.leg - 1] ?? 1) * tired * form * collapse);
}

/**
 * The catch-up mass start: on the next full minute after nine of ten teams have handed over, all runners that
 * still wait leave, each while the team's own incoming runner is out (rule 11).
 */
function releaseWaiting(runners: readonly Runner[], gunUs: number): number | null {
  const handoffs = runners.flatMap(({ nextUs }) => (nextUs === null ? [] : [nextUs])).sort((a, b) => a - b);
  const lastHandoff = handoffs[Math.floor((handoffs.length - 1) * HANDED_OVER_AT_MASS_START)];
  if (lastHandoff === undefined) return null;
  const massStartUs = gunUs + Math.ceil((lastHandoff - gunUs) / MINUTE_US) * MINUTE_US;
  for (const runner of runners) {
    if (runner.nextUs !== null) runner.nextUs = Math.min(runner.nextUs, massStartUs);
  }
  return massStartUs;
}
