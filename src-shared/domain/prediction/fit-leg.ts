/**
 * How long a leg takes an average team of the field, from those who have run it and those who are out on it.
 *
 * Those who are still out count too: the first ten in are the fastest, and a median of them alone would call
 * everybody else late. Location and scale are the maximum of the logistic likelihood with right-censored times,
 * by Newton's method; its score is bounded, so a broken-down runner or a missed press moves it little.
 */

/** Logarithms of times on one leg, each less what the team's own pace explains of it. */
export interface LegSample {
  /** Times of those who are in come first, then times so far of those who are out. */
  readonly logs: Float64Array;
  /** What the team's pace leaves uncertain, as a squared logistic scale, for each of `logs`. */
  readonly paceScales: Float64Array;
  readonly inCount: number;
  readonly outCount: number;
}

export interface LegFit {
  /** Logarithm of the leg's typical time in µs. */
  readonly log: number;
  /** Variance of `log`: how well the typical time is known. */
  readonly logVariance: number;
  /** Logistic scale of one runner's log time around what the team's pace says. */
  readonly noiseScale: number;
}

/** The noise of a leg is taken as guessed until its own times say better; the guess weighs as much as so many. */
const GUESSED_NOISE_WEIGHT = 6;
const MIN_NOISE_SCALE = 0.01;
const MAX_ROUNDS = 25;
const MAX_STEP = 0.3;
const STEADY = { log: 1e-4, scaleRatio: 3e-3 };

/**
 * Fits one leg.
 *
 * @param guess - what the other legs say of it, for as long as few have run it.
 * @param earlier - where to start from: the last fit of it, or the guess.
 */
export function fitLeg(sample: LegSample, guess: LegFit, earlier: LegFit): LegFit {
  let { log, noiseScale } = earlier;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { score, information, spread } = likelihoodAt(sample, guess, log, noiseScale);
    const step = Math.max(-MAX_STEP, Math.min(MAX_STEP, score / information));
    const guessed = GUESSED_NOISE_WEIGHT * (guess.noiseScale / noiseScale);
    const ratio = (spread + guessed) / (sample.inCount + GUESSED_NOISE_WEIGHT);
    log += step;
    noiseScale = Math.max(MIN_NOISE_SCALE, noiseScale * Math.max(0.5, Math.min(2, ratio)));
    if (Math.abs(step) < STEADY.log && Math.abs(ratio - 1) < STEADY.scaleRatio) break;
  }
  const { information } = likelihoodAt(sample, guess, log, noiseScale);
  return { log, logVariance: 1 / information, noiseScale };
}

interface Likelihood {
  /** Slope of the log likelihood by the location. */
  readonly score: number;
  /** Less its curvature there. */
  readonly information: number;
  /** Equals the number of those who are in where the scale is right, and is greater where it is too small. */
  readonly spread: number;
}

function likelihoodAt(sample: LegSample, guess: LegFit, log: number, noiseScale: number): Likelihood {
  const { logs, paceScales, inCount, outCount } = sample;
  let score = (guess.log - log) / guess.logVariance;
  let information = 1 / guess.logVariance;
  let spread = 0;
  for (let index = 0; index < inCount + outCount; index++) {
    const scale = Math.sqrt(noiseScale * noiseScale + (paceScales[index] ?? 0));
    const z = ((logs[index] ?? log) - log) / scale;
    const below = 1 / (1 + Math.exp(-z));
    const isIn = index < inCount;
    const slope = isIn ? 2 * below - 1 : below;
    score += slope / scale;
    information += ((isIn ? 2 : 1) * below * (1 - below)) / (scale * scale);
    spread += z * slope;
  }
  return { score, information, spread };
}
