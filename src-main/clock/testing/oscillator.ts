/** A laptop's crystal over some hours: off by tens of ppm, wandering with temperature and with age. */
import type { Dice } from '../../../src-shared/demo/dice.ts';

const STEP_S = 10;

export interface OscillatorOptions {
  /** How far off it is at first, ppm; absent = 20 to 50 of either sign. */
  readonly ppm?: number;
  /** Random walk of the frequency, ppm a √minute. */
  readonly walkPpm: number;
  /** Standard deviation of the wander with temperature, ppm, that forgets within an hour. */
  readonly wanderPpm: number;
}

export const LAPTOP: OscillatorOptions = { walkPpm: 0.06, wanderPpm: 0.8 };

const WANDER_TIME_S = 3_600;

export class Oscillator {
  /** Local less true time at each step, s. */
  readonly #ahead: number[] = [0];
  readonly #shocks: { atS: number; ppm: number }[] = [];

  constructor(dice: Dice, lengthS: number, options: OscillatorOptions = LAPTOP) {
    let ppm = options.ppm ?? dice.between(20, 50) * (dice.chance(0.5) ? 1 : -1);
    let wander = options.wanderPpm * normal(dice);
    const keep = Math.exp(-STEP_S / WANDER_TIME_S);
    const walk = options.walkPpm * Math.sqrt(STEP_S / 60);
    let ahead = 0;
    for (let atS = 0; atS < lengthS + STEP_S; atS += STEP_S) {
      ahead += (ppm + wander) * 1e-6 * STEP_S;
      this.#ahead.push(ahead);
      ppm += walk * normal(dice);
      wander = keep * wander + Math.sqrt(1 - keep * keep) * options.wanderPpm * normal(dice);
    }
  }

  /** From this moment on it goes faster by so much. */
  shock(atS: number, ppm: number): void {
    this.#shocks.push({ atS, ppm });
  }

  /** What the crystal has counted when so much true time has passed, s. */
  readingS(trueS: number): number {
    const step = trueS / STEP_S;
    const index = Math.floor(step);
    const from = this.#ahead[index] ?? 0;
    const to = this.#ahead[index + 1] ?? from;
    let ahead = from + (to - from) * (step - index);
    for (const { atS, ppm } of this.#shocks) ahead += Math.max(0, trueS - atS) * ppm * 1e-6;
    return trueS + ahead;
  }
}

/** Normal deviates from the dice's log-normal ones. */
export function normal(dice: Dice): number {
  return Math.log(dice.logNormal(1));
}
