/**
 * From bursts to the offset of the local clock, how far off that can be, and whether a burst is to be
 * believed.
 */
import type { Interval } from './bound.ts';
import { boundAt, clamped, edgesAt } from './bound.ts';
import type { Burst } from './exchange.ts';
import { delayUs, middleAtS, middleUs } from './exchange.ts';
import type { ClockModel } from './kalman.ts';
import { predicted, updated } from './kalman.ts';

/** All that the estimator knows: plain data, to be saved and taken up again. */
export interface Knowledge {
  readonly model: ClockModel;
  /** The bursts that the bound stands on, oldest first. */
  readonly bursts: readonly Burst[];
  /** Bursts that do not fit, and agree with each other, oldest first. */
  readonly held: readonly Burst[];
  /** What was known of the frequency before all of `bursts`; `null` once there were more than are kept. */
  readonly prior: FrequencyPrior | null;
}

/** A frequency and how unsure it is, ppm. */
export interface FrequencyPrior {
  readonly ppm: number;
  readonly sigmaPpm: number;
}

/** The offset at a moment, and how far the true one can lie from it, µs. */
export interface Estimate {
  readonly offsetUs: number;
  readonly errorUs: number;
}

/**
 * What became of a burst. `held`: it does not fit and waits for another to confirm it; `conflict`: as held,
 * and it would move the clock by more than a second; `stepped`: it, and those held before it, are believed
 * over what was known.
 */
export type Verdict = 'accepted' | 'held' | 'conflict' | 'stepped';

/** The bound stands on so many bursts; an hour of them. */
const BURSTS_KEPT = 12;

/** An innovation beyond so many standard deviations does not fit. */
const GATE_SIGMAS = 4.5;

/** A jump beyond this needs more than one burst that confirms it. */
const GREAT_JUMP_US = 1_000_000;
const GREAT_JUMP_BURSTS = 3;
const GREAT_JUMP_S = 600;

/** A crystal of which nothing is known. */
export const UNKNOWN_FREQUENCY: FrequencyPrior = { ppm: 0, sigmaPpm: 100 };

/** What was known of the frequency may be wrong as well, where bursts came to contradict it. */
const DOUBTED_SIGMA_PPM = 40;

/** What one burst alone says, with what is known of the frequency from before. */
export function firstKnowledge(burst: Burst, prior: FrequencyPrior): Knowledge {
  return { model: replayed([burst], prior), bursts: [burst], held: [], prior };
}

/** Takes a burst in: what is known afterwards, and whether it was believed. */
export function learned(known: Knowledge, burst: Burst): { knowledge: Knowledge; verdict: Verdict } {
  const before = predicted(known.model, Math.max(known.model.atS, middleAtS(burst)));
  const bursts = [...known.bursts, burst].slice(-BURSTS_KEPT);
  const varNoise = noiseUs(burst, bestDelayUs(bursts)) ** 2;
  const innovationUs = middleUs(burst) - before.offsetUs;
  const fits = Math.abs(innovationUs) <= GATE_SIGMAS * Math.sqrt(before.varOffset + varNoise);
  if (!fits || boundAt(bursts, before.atS, known.model) === null) return doubted(known, burst, innovationUs);
  const prior = known.bursts.length < BURSTS_KEPT ? known.prior : null;
  const model = prior === null ? updated(before, middleUs(burst), varNoise) : replayed(bursts, prior);
  return { knowledge: { model, bursts, held: [], prior }, verdict: 'accepted' };
}

/**
 * The model that these bursts lead to. In the first hour it is made anew with each, because how fast the road
 * can be, and so how much each burst is worth, shows only by and by: two slow ones in a row look as good as
 * two fast ones.
 */
function replayed(bursts: readonly Burst[], { ppm, sigmaPpm }: FrequencyPrior): ClockModel {
  const bestUs = bestDelayUs(bursts);
  let model: ClockModel | null = null;
  for (const burst of bursts) {
    const varNoise = noiseUs(burst, bestUs) ** 2;
    model =
      model === null
        ? {
            atS: middleAtS(burst),
            offsetUs: middleUs(burst),
            ppm,
            varOffset: Math.max(varNoise, (bestUs / 4) ** 2),
            covariance: 0,
            varPpm: sigmaPpm ** 2,
          }
        : updated(predicted(model, Math.max(model.atS, middleAtS(burst))), middleUs(burst), varNoise);
  }
  if (model === null) throw new RangeError('a model needs a burst');
  return model;
}

/** What is known at a moment. The bound covers what is held in doubt too. */
export function estimateAt(known: Knowledge, atS: number): Estimate {
  const { model, bursts, held } = known;
  const raw = model.offsetUs + model.ppm * (atS - model.atS);
  const bound = boundAt(bursts, atS, model) ?? latestEdges(bursts, atS, model);
  const offsetUs = clamped(raw, bound);
  let { lowUs, highUs } = bound;
  for (const burst of held) {
    const edges = edgesAt(burst, atS, model);
    lowUs = Math.min(lowUs, edges.lowUs);
    highUs = Math.max(highUs, edges.highUs);
  }
  return { offsetUs, errorUs: Math.max(highUs - offsetUs, offsetUs - lowUs) };
}

/** What is known after the local clock may have gone astray by this much, µs. */
export function shaken(known: Knowledge, byUs: number): Knowledge {
  const slacken = (burst: Burst): Burst => ({ ...burst, slackUs: burst.slackUs + byUs });
  return {
    model: { ...known.model, varOffset: known.model.varOffset + byUs ** 2 },
    bursts: known.bursts.map(slacken),
    held: known.held.map(slacken),
    // What came before and what comes after do not stand in one line any more.
    prior: null,
  };
}

/** A burst that does not fit is held; enough that agree with each other are believed over all before them. */
function doubted(
  known: Knowledge,
  burst: Burst,
  innovationUs: number,
): { knowledge: Knowledge; verdict: Verdict } {
  const last = known.held.at(-1);
  const agrees = last !== undefined && boundAt([last, burst], middleAtS(burst), known.model) !== null;
  const held = agrees ? [...known.held, burst] : [burst];
  const great = Math.abs(innovationUs) > GREAT_JUMP_US;
  if (!isConfirmed(held, great)) {
    return { knowledge: { ...known, held: thinned(held) }, verdict: great ? 'conflict' : 'held' };
  }
  const prior = { ppm: known.model.ppm, sigmaPpm: Math.max(DOUBTED_SIGMA_PPM, sigmaPpm(known)) };
  return { knowledge: { model: replayed(held, prior), bursts: held, held: [], prior }, verdict: 'stepped' };
}

/** How unsure the known frequency is, ppm. */
export function sigmaPpm(known: Knowledge): number {
  return Math.sqrt(known.model.varPpm);
}

function isConfirmed(held: readonly Burst[], great: boolean): boolean {
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined || held.length < 2) return false;
  if (!great) return true;
  return held.length >= GREAT_JUMP_BURSTS && middleAtS(last) - middleAtS(first) >= GREAT_JUMP_S;
}

/** The first, which says how long, and the newest. */
function thinned(held: readonly Burst[]): Burst[] {
  return held.length <= BURSTS_KEPT ? [...held] : [...held.slice(0, 1), ...held.slice(1 - BURSTS_KEPT)];
}

/**
 * The noise of a burst's middle: where its fastest way was longer than the best of late, the difference lay
 * in one direction or the other, and half of it moves the middle (chrony's `sourcestats.c` weighs by distance
 * likewise).
 */
function noiseUs(burst: Burst, bestUs: number): number {
  return Math.hypot(burst.noiseUs, (delayUs(burst) - bestUs) / 2);
}

function bestDelayUs(bursts: readonly Burst[]): number {
  return Math.min(...bursts.map(delayUs));
}

/** Where bursts that were each believed have come to contradict each other, the newest is right. */
function latestEdges(bursts: readonly Burst[], atS: number, model: ClockModel): Interval {
  const last = bursts.at(-1);
  if (last === undefined) throw new RangeError('an estimate needs a burst');
  return edgesAt(last, atS, model);
}
