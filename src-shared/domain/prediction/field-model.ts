/**
 * How fast this field is: how long each leg takes an average team, how far teams differ, and by category.
 *
 * The logarithm of a leg time is taken as leg + team's pace + the runner's form that day. A team's pace is not
 * known but estimated from the legs that it has run, drawn towards its category where these are few. The
 * questions of rule 9 (`fold/missed.ts`) have a field model of their own: they are part of the board, which every
 * machine must work out alike to the byte, so that one is in integers; this one is only ever shown.
 */
import type { RaceLine, TeamLine } from '../board.ts';
import { SCALE_OF_SD } from './arrival.ts';
import type { LegFit } from './fit-leg.ts';
import { fitLeg } from './fit-leg.ts';
import type { LegTimes } from './leg-times.ts';
import { legTimesOf } from './leg-times.ts';

/** A leg as it is known now. */
export interface LegPace extends LegFit {
  /** What an average team takes, µs. */
  readonly typicalUs: number;
  /** How many have run it. */
  readonly inCount: number;
  /** How much a time on it says of the team's pace: one through the variance. */
  readonly paceWeight: number;
}

/** The logarithm of a factor on the typical time: above 0 is slower than an average team. */
export interface TeamPace {
  readonly log: number;
  /** Variance of `log`. */
  readonly variance: number;
}

/** The legs to look at: those before one, or all but one. */
interface LegChoice {
  readonly before?: number;
  readonly except?: number;
}

/** What the field model says at one moment. */
export interface FieldPace {
  /** By leg, the first for leg 1; `null` while nobody has run any leg. */
  readonly legs: readonly LegPace[] | null;
  /**
   * A team's pace from its own legs.
   *
   * @param only - the legs to look at; all that it has run where absent.
   */
  readonly ofTeam: (team: LegTimes, only?: LegChoice) => TeamPace;
}

/** The field's leg times, kept up to date team by team. */
export interface FieldModel {
  readonly race: RaceLine;
  readonly teams: ReadonlyMap<string, LegTimes>;
  /** Takes in how a team stands now; cheap, the fit follows when it is next asked for. */
  update(line: TeamLine): void;
  remove(teamId: string): void;
  /** The paces as of a moment, µs since 1970: who is out still is heeded. */
  paceAt(nowUs: number): FieldPace;
}

/** Teams of one race differ by about an eighth: taken until the field's own times say better. */
const USUAL_TEAM_VARIANCE = 0.12 ** 2;
/** The usual variance weighs as much as this many teams. */
const USUAL_TEAM_WEIGHT = 8;
const MIN_TEAM_VARIANCE = 0.02 ** 2;
/** Legs of one race differ by about a third. */
const USUAL_LEG_VARIANCE = 0.35 ** 2;
const USUAL_LEG_WEIGHT = 3;
/** A runner's form varies by a tenth around the team's pace; the usual noise weighs as much as so many runners. */
const USUAL_NOISE_SCALE = 0.06;
const USUAL_NOISE_WEIGHT = 6;
/** A category has a pace of its own from this many teams on, and half of its teams, for the first in are the fast. */
const CATEGORY = { minTeams: 8, minShare: 0.5, drawWeight: 4 };
/** A leg further off a team's pace than this many standard deviations says no more about it than one that far off. */
const FAR_OFF = 3;
/** Out for more than this many typical times is lost, or went by unseen: it says nothing of the leg. */
const LOST_AFTER = 2.5;
/** Those who are out change a fit slowly: it is good for so long while nobody comes in. */
const FIT_GOOD_FOR_US = 15_000_000;
/** With so many of its times changed a leg is fitted anew at once: one more of a thousand moves nothing. */
const FIT_AGAIN_SHARE = 0.005;
/** A fit from nothing goes over all legs so often, since paces of teams and of legs depend on each other. */
const FIRST_SWEEPS = 4;

/** A model of these teams. For a change of the race itself, make another. */
export function createFieldModel(race: RaceLine, lines: Iterable<TeamLine>): FieldModel {
  return new LazyFieldModel(race, lines);
}

class LazyFieldModel implements FieldModel {
  readonly race: RaceLine;
  readonly #teams = new Map<string, LegTimes>();
  /** How many times of each leg changed since it was fitted. */
  readonly #changed = new Map<number, number>();
  #fits: (LegPace | undefined)[] = [];
  #field: FieldShape = { teamVariance: USUAL_TEAM_VARIANCE, categories: new Map() };
  #pace: FieldPace | null = null;
  #fittedUs = -Infinity;
  #room = { logs: new Float64Array(0), paceScales: new Float64Array(0) };

  constructor(race: RaceLine, lines: Iterable<TeamLine>) {
    this.race = race;
    for (const line of lines) this.update(line);
  }

  get teams(): ReadonlyMap<string, LegTimes> {
    return this.#teams;
  }

  update(line: TeamLine): void {
    const before = this.#teams.get(line.teamId);
    const after = legTimesOf(line);
    this.#teams.set(line.teamId, after);
    this.#note(before, after);
  }

  remove(teamId: string): void {
    const before = this.#teams.get(teamId);
    this.#teams.delete(teamId);
    this.#note(before, undefined);
  }

  paceAt(nowUs: number): FieldPace {
    const isFirst = this.#pace === null;
    const isOld = Math.abs(nowUs - this.#fittedUs) > FIT_GOOD_FOR_US;
    const due = isFirst || isOld ? this.#allLegs() : this.#legsThatChanged();
    if (this.#pace !== null && due.length === 0) return this.#pace;
    for (let sweep = 0; sweep < (isFirst ? FIRST_SWEEPS : 1); sweep++) this.#fit(nowUs, due);
    for (const leg of due) this.#changed.delete(leg);
    if (isFirst || isOld) this.#fittedUs = nowUs;
    this.#pace = this.#snapshot();
    return this.#pace;
  }

  #allLegs(): number[] {
    return Array.from({ length: this.race.legs }, (_, index) => index + 1);
  }

  #legsThatChanged(): number[] {
    return [...this.#changed].flatMap(([leg, changed]) => {
      return changed >= FIT_AGAIN_SHARE * (this.#fits[leg - 1]?.inCount ?? 0) ? [leg] : [];
    });
  }

  #note(before: LegTimes | undefined, after: LegTimes | undefined): void {
    for (let leg = 1; leg <= this.race.legs; leg++) {
      const was = before?.logs[leg - 1] ?? NaN;
      const is = after?.logs[leg - 1] ?? NaN;
      if (!Object.is(was, is)) this.#changed.set(leg, (this.#changed.get(leg) ?? 0) + 1);
    }
  }

  #fit(nowUs: number, due: readonly number[]): void {
    const pooled = [...this.#teams.values()].map((team) => poolOf(team, this.#fits, this.#field));
    this.#field = shapeOf(pooled, this.#field);
    const guess = guessOf(this.#fits);
    for (const leg of due) this.#fits[leg - 1] = this.#fitOne(leg, pooled, guess, nowUs);
  }

  #fitOne(leg: number, pooled: readonly Pool[], guess: LegFit | null, nowUs: number): LegPace | undefined {
    const { logs, paceScales } = this.#roomFor(pooled.length);
    let inCount = 0;
    for (const pool of pooled) {
      const log = pool.team.logs[leg - 1] ?? NaN;
      if (Number.isNaN(log)) continue;
      const pace = paceWithout(pool, leg, this.#fits, this.#field);
      logs[inCount] = log - pace.log;
      paceScales[inCount] = pace.variance * SCALE_OF_SD ** 2;
      inCount++;
    }
    const before = this.#fits[leg - 1];
    const guessed = guess ?? firstGuess(logs, inCount);
    if (guessed === null) return undefined;
    let count = inCount;
    const lostAfterUs = LOST_AFTER * Math.exp(before?.log ?? guessed.log);
    for (const pool of pooled) {
      const { outOnLeg, outSinceUs } = pool.team;
      if (outOnLeg !== leg || outSinceUs >= nowUs || nowUs - outSinceUs > lostAfterUs) continue;
      const pace = paceWithout(pool, leg, this.#fits, this.#field);
      logs[count] = Math.log(nowUs - outSinceUs) - pace.log;
      paceScales[count] = pace.variance * SCALE_OF_SD ** 2;
      count++;
    }
    const sample = { logs, paceScales, inCount, outCount: count - inCount };
    const fit = fitLeg(sample, guessed, before ?? guessed);
    const paceWeight = 1 / ((fit.noiseScale / SCALE_OF_SD) ** 2 + fit.logVariance);
    return { ...fit, typicalUs: Math.exp(fit.log), inCount, paceWeight };
  }

  #roomFor(count: number): { logs: Float64Array; paceScales: Float64Array } {
    if (this.#room.logs.length < count) {
      this.#room = { logs: new Float64Array(2 * count), paceScales: new Float64Array(2 * count) };
    }
    return this.#room;
  }

  #snapshot(): FieldPace {
    const fits = [...this.#fits];
    const field = this.#field;
    const legs = fits.filter((fit) => fit !== undefined);
    const reckon = (team: LegTimes, only?: LegChoice): TeamPace => {
      const { usual, weight, weighed } = poolOf(team, fits, field, only);
      return paceFrom(usual, weight, weighed, field);
    };
    const reckoned = new WeakMap<LegTimes, TeamPace>();
    const fromAllLegs = (team: LegTimes): TeamPace => {
      let pace = reckoned.get(team);
      if (pace === undefined) reckoned.set(team, (pace = reckon(team)));
      return pace;
    };
    return {
      legs: legs.length === this.race.legs && legs.some(({ inCount }) => inCount > 0) ? legs : null,
      ofTeam: (team, only) => (only === undefined ? fromAllLegs(team) : reckon(team, only)),
    };
  }
}

/** How teams differ. */
interface FieldShape {
  readonly teamVariance: number;
  /** Pace of the categories that have one, as the logarithm of a factor. */
  readonly categories: ReadonlyMap<string, number>;
}

/** What a team's own legs say of its pace, each weighed by how much the leg says. */
interface Pool {
  readonly team: LegTimes;
  /** Pace of its category, as the logarithm of a factor. */
  readonly usual: number;
  readonly weight: number;
  readonly weighed: number;
}

type Fits = readonly (LegPace | undefined)[];

function poolOf(team: LegTimes, fits: Fits, field: FieldShape, only?: LegChoice): Pool {
  const usual = team.line.category === null ? 0 : (field.categories.get(team.line.category) ?? 0);
  const count = Math.min(fits.length, (only?.before ?? Infinity) - 1);
  let [weight, weighed] = [0, 0];
  for (let index = 0; index < count; index++) {
    const fit = fits[index];
    const time = team.logs[index] ?? NaN;
    if (fit === undefined || Number.isNaN(time) || index + 1 === only?.except) continue;
    weight += fit.paceWeight;
    weighed += fit.paceWeight * offUsual(time - fit.log, usual, fit, field);
  }
  return { team, usual, weight, weighed };
}

/** How far a team was off the typical time, as a logarithm, but no further from its category than is likely. */
function offUsual(off: number, usual: number, fit: LegPace, field: FieldShape): number {
  const far = FAR_OFF * Math.sqrt(1 / fit.paceWeight + field.teamVariance);
  return usual + Math.max(-far, Math.min(far, off - usual));
}

function paceWithout(pool: Pool, leg: number, fits: Fits, field: FieldShape): TeamPace {
  const fit = fits[leg - 1];
  const time = pool.team.logs[leg - 1] ?? NaN;
  if (fit === undefined || Number.isNaN(time)) return paceFrom(pool.usual, pool.weight, pool.weighed, field);
  const own = fit.paceWeight * offUsual(time - fit.log, pool.usual, fit, field);
  const weight = Math.max(0, pool.weight - fit.paceWeight);
  return paceFrom(pool.usual, weight, pool.weighed - own, field);
}

/** The mean of a normal prior around the category and of what the legs say: drawn in where these are few. */
function paceFrom(usual: number, weight: number, weighed: number, field: FieldShape): TeamPace {
  const priorWeight = 1 / field.teamVariance;
  const variance = 1 / (priorWeight + weight);
  return { log: (priorWeight * usual + weighed) * variance, variance };
}

function shapeOf(pooled: readonly Pool[], before: FieldShape): FieldShape {
  const categories = categoryLogs(pooled);
  let [sum, count] = [USUAL_TEAM_WEIGHT * USUAL_TEAM_VARIANCE, USUAL_TEAM_WEIGHT];
  for (const { team, weight, weighed } of pooled) {
    if (weight === 0) continue;
    const off = weighed / weight - (categories.get(team.line.category ?? '') ?? 0);
    sum += Math.min(off * off, FAR_OFF ** 2 * (before.teamVariance + 1 / weight)) - 1 / weight;
    count++;
  }
  return { teamVariance: Math.max(MIN_TEAM_VARIANCE, sum / count), categories };
}

/** Paces of the categories, around 0, so that the typical time stays that of the whole field. */
function categoryLogs(pooled: readonly Pool[]): Map<string, number> {
  const tally = new Map<string, { teams: number; ran: number; sum: number }>();
  for (const { team, weight, weighed } of pooled) {
    const name = team.line.category;
    if (name === null) continue;
    const { teams, ran, sum } = tally.get(name) ?? { teams: 0, ran: 0, sum: 0 };
    const hasRun = weight > 0;
    tally.set(name, {
      teams: teams + 1,
      ran: ran + (hasRun ? 1 : 0),
      sum: sum + (hasRun ? weighed / weight : 0),
    });
  }
  const logs = new Map<string, number>();
  let shift = 0;
  for (const [name, { teams, ran, sum }] of tally) {
    if (ran < CATEGORY.minTeams || ran < CATEGORY.minShare * teams) continue;
    const log = sum / (ran + CATEGORY.drawWeight);
    logs.set(name, log);
    shift += (log * teams) / pooled.length;
  }
  for (const [name, log] of logs) logs.set(name, log - shift);
  return logs;
}

/** What a leg takes that nobody has run: as the others do, give or take how far legs differ. */
function guessOf(fits: Fits): LegFit | null {
  const run = fits.flatMap((fit) => (fit === undefined || fit.inCount === 0 ? [] : [fit]));
  if (run.length === 0) return null;
  const mean = run.reduce((sum, { log }) => sum + log, 0) / run.length;
  const squares = run.reduce((sum, { log }) => sum + (log - mean) ** 2, 0);
  const legVariance = (squares + USUAL_LEG_WEIGHT * USUAL_LEG_VARIANCE) / (run.length - 1 + USUAL_LEG_WEIGHT);
  // The mean of few legs is itself off by what these legs differ.
  return { log: mean, logVariance: legVariance * (1 + 1 / run.length), noiseScale: pooledNoise(run) };
}

function pooledNoise(run: readonly LegPace[]): number {
  let [sum, count] = [USUAL_NOISE_WEIGHT * USUAL_NOISE_SCALE ** 2, USUAL_NOISE_WEIGHT];
  for (const { noiseScale, inCount } of run) {
    sum += inCount * noiseScale ** 2;
    count += inCount;
  }
  return Math.sqrt(sum / count);
}

function firstGuess(logs: Float64Array, count: number): LegFit | null {
  if (count === 0) return null;
  const mean = logs.subarray(0, count).reduce((sum, log) => sum + log, 0) / count;
  return { log: mean, logVariance: USUAL_LEG_VARIANCE, noiseScale: USUAL_NOISE_SCALE };
}
