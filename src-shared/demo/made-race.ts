/**
 * A relay of any size that never happened, for the demo, the tests and the benches: who ran when (the truth),
 * and what the volunteers at the exchanges pressed (the observations). The same options give the same race.
 */
import { US_PER_SECOND } from '../domain/duration.ts';
import type { RaceFields, Wave } from '../domain/entry.ts';
import { MAX_LEGS, RULES_VERSION } from '../domain/entry.ts';
import { Dice } from './dice.ts';
import type { MadeLeg } from './made-course.ts';
import { makeCourse } from './made-course.ts';
import type { MistakeRates } from './made-mistakes.ts';
import { NO_MISTAKES, USUAL_MISTAKES } from './made-mistakes.ts';
import { raceName } from './made-names.ts';
import type { MadePress, TeamAtPoint } from './made-presses.ts';
import { pressAll } from './made-presses.ts';
import type { MadeWithdrawal, TeamRun } from './made-runs.ts';
import { runRace } from './made-runs.ts';
import type { MadeTeam } from './made-teams.ts';
import { makeCrews } from './made-teams.ts';

export interface MadeRaceOptions {
  readonly teams: number;
  readonly legs: number;
  /** Any 32-bit integer. */
  readonly seed: number;
  /** How many waves start, twenty minutes apart; below 2 all start with the gun. */
  readonly waves?: number;
  /** The planned gun, µs since 1970. */
  readonly startUs?: number;
  /** `true` (as when absent): the usual rates; `false`: every press is right; or the rates, 0 where absent. */
  readonly mistakes?: boolean | Partial<MistakeRates>;
  /** A catch-up mass start late in the race (of two legs or more). */
  readonly massStarts?: boolean;
  /** Share of the teams that stop before the end; 0.01 where absent. */
  readonly withdrawals?: number;
}

export interface MadeRace {
  readonly raceId: string;
  readonly race: RaceFields;
  /** When the gun truly went, µs since 1970: a little after plan. */
  readonly gunUs: number;
  readonly course: readonly MadeLeg[];
  readonly teams: readonly MadeTeam[];
  /** In order of time. */
  readonly presses: readonly MadePress[];
  readonly missed: readonly TeamAtPoint[];
  /** In order of time. */
  readonly withdrawals: readonly MadeWithdrawal[];
  /** Each team's true starts and finishes, in the order of `teams`. */
  readonly truth: readonly TeamRun[];
}

/** A Friday in August 2026, ten o'clock in Oslo. */
const DEFAULT_START_US = Date.UTC(2026, 7, 28, 8) * 1000;
const DEFAULT_WITHDRAWAL_RATE = 0.01;
const HOUR_US = 3_600 * US_PER_SECOND;
const WAVE_GAP_US = 20 * 60 * US_PER_SECOND;
/** The mass start is of the leg that begins when this share of the legs is run. */
const MASS_START_AFTER = 0.75;

/** Each concern's own stream of the seed: new throws in one leave the others as they were. */
const STREAM = { race: 0, teams: 1, running: 2, stopping: 3, waiting: 4, pressing: 5 } as const;

/**
 * Makes a race.
 *
 * @throws RangeError where the numbers of teams or legs cannot be.
 */
export function makeRace(options: MadeRaceOptions): MadeRace {
  checkSize(options);
  const { legs, seed, startUs = DEFAULT_START_US } = options;
  const dice = new Dice(seed, STREAM.race);
  const raceId = dice.uuid(startUs - 24 * HOUR_US);
  const name = raceName(dice);
  const gunUs = startUs + dice.whole(0, 20 * US_PER_SECOND);
  const course = makeCourse(dice, legs);

  const waves = makeWaves(options.waves ?? 1);
  const rates = ratesOf(options.mistakes ?? true);
  const size = { teams: options.teams, legs, waves: waves.map((wave) => wave.name) };
  const crews = makeCrews(new Dice(seed, STREAM.teams), size, startUs - 24 * HOUR_US);
  const teams = crews.map(({ team }) => team);
  const plan = {
    gunUs,
    waveStarts: new Map(waves.map((wave) => [wave.name, gunUs + wave.elapsedUs])),
    massStartLeg:
      options.massStarts === true && legs > 1 ? Math.floor((legs - 1) * MASS_START_AFTER) + 2 : null,
    withdrawalRate: options.withdrawals ?? DEFAULT_WITHDRAWAL_RATE,
    lateNextRate: rates.inOut,
  };
  const { runs, withdrawals, massStartUs } = runRace(crews, course, plan, {
    running: new Dice(seed, STREAM.running),
    stopping: new Dice(seed, STREAM.stopping),
    waiting: new Dice(seed, STREAM.waiting),
  });
  const massStart =
    plan.massStartLeg === null || massStartUs === null
      ? []
      : [{ leg: plan.massStartLeg, kind: 'catchUp' as const, elapsedUs: massStartUs - gunUs }];
  const race: RaceFields = {
    name,
    rules: RULES_VERSION,
    legs,
    startUs,
    timeZone: 'Europe/Oslo',
    waves,
    massStarts: massStart,
    rounding: { unitUs: US_PER_SECOND, mode: 'up' },
    // While the race is on, a leg without a time is one that is not run yet.
    missing: 'open',
    total: 'sum',
    waiting: 'counts',
  };
  const { presses, missed } = pressAll(teams, runs, legs, rates, new Dice(seed, STREAM.pressing));
  return { raceId, race, gunUs, course, teams, presses, missed, withdrawals, truth: runs };
}

function checkSize({ teams, legs }: MadeRaceOptions): void {
  if (!Number.isInteger(teams) || teams < 1) throw new RangeError(`a race cannot have ${teams} teams`);
  if (!Number.isInteger(legs) || legs < 1 || legs > MAX_LEGS) {
    throw new RangeError(`a race cannot have ${legs} legs: 1 to ${MAX_LEGS}`);
  }
}

function ratesOf(mistakes: boolean | Partial<MistakeRates>): MistakeRates {
  if (mistakes === true) return USUAL_MISTAKES;
  return mistakes === false ? NO_MISTAKES : { ...NO_MISTAKES, ...mistakes };
}

/** None where all start together: then the gun is everybody's start. */
function makeWaves(count: number): (Wave & { elapsedUs: number })[] {
  if (count < 2) return [];
  return Array.from({ length: count }, (_, index) => ({
    name: `Wave ${index + 1}`,
    elapsedUs: index * WAVE_GAP_US,
  }));
}
