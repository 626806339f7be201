/**
 * The way to the server and back over a mobile network: least delays that move, queues, losses, new
 * connections.
 */
import type { Dice } from '../../../src-shared/demo/dice.ts';

export interface RoadOptions {
  /** Least delays of each direction, ms. */
  readonly leastMs: readonly [number, number];
  /** How much longer the way there is than the way back, ms, all the time. */
  readonly asymmetryMs: readonly [number, number];
  /** Mean time until the least delays are others, s. */
  readonly redrawS: number;
  readonly queueUpMs: number;
  readonly queueDownMs: number;
  readonly queueSigma: number;
  /** Share of the time in which the way there is crowded, how long a spell lasts, and what it costs. */
  readonly crowdedShare: number;
  readonly crowdedS: number;
  readonly crowdedUpMs: number;
  readonly loss: number;
  /**
   * What a new connection pays on its way there: round trips, wake-up of the radio, and in half the cases a
   * cold function.
   */
  readonly newRoundTrips: number;
  readonly wakeUpMs: number;
  readonly coldStartMs: number;
}

export const MOBILE: RoadOptions = {
  leastMs: [14, 22],
  asymmetryMs: [-5, 25],
  redrawS: 7_200,
  queueUpMs: 12,
  queueDownMs: 7,
  queueSigma: 0.9,
  crowdedShare: 0.1,
  crowdedS: 60,
  crowdedUpMs: 110,
  loss: 0.05,
  newRoundTrips: 2.5,
  wakeUpMs: 60,
  coldStartMs: 180,
};

/** How scattered the costs of a new connection are. */
const NEW_SIGMA = 0.5;

interface Stretch {
  readonly untilS: number;
  readonly upMs: number;
  readonly downMs: number;
}

/** One trip there and back, ms; `null`: the question or the answer was lost. */
export type Trip = { readonly upMs: number; readonly downMs: number } | null;

export class Road {
  readonly #dice: Dice;
  readonly #options: RoadOptions;
  readonly #stretches: Stretch[] = [];
  /** Moments at which crowding begins and ends, in turn. */
  readonly #crowding: number[] = [];
  readonly #asymmetryMs: number;
  readonly #shifts: { atS: number; upMs: number }[] = [];

  constructor(dice: Dice, lengthS: number, options: RoadOptions = MOBILE) {
    this.#dice = dice;
    this.#options = options;
    this.#asymmetryMs = dice.between(...options.asymmetryMs);
    for (let atS = 0; atS < lengthS;) {
      atS += exponential(dice, options.redrawS);
      const [upMs, downMs] = [dice.between(...options.leastMs), dice.between(...options.leastMs)];
      this.#stretches.push({ untilS: atS, upMs, downMs });
    }
    const freeS = options.crowdedS * (1 / options.crowdedShare - 1);
    for (let atS = 0; options.crowdedShare > 0 && atS < lengthS;) {
      const fromS = atS + exponential(dice, freeS);
      atS = fromS + exponential(dice, options.crowdedS);
      this.#crowding.push(fromS, atS);
    }
  }

  /** From this moment on the way there is longer by so much. */
  lengthenUp(atS: number, upMs: number): void {
    this.#shifts.push({ atS, upMs });
  }

  /** A trip that begins at this moment. */
  trip(atS: number, onNewConnection: boolean): Trip {
    const dice = this.#dice;
    const { queueUpMs, queueDownMs, queueSigma, loss, crowdedUpMs } = this.#options;
    const least = this.#stretches.find(({ untilS }) => atS < untilS) ?? this.#stretches.at(-1);
    if (least === undefined) throw new RangeError('the road has no length');
    let upMs = least.upMs + Math.max(0, this.#asymmetryMs) + queueUpMs * dice.logNormal(queueSigma);
    const downMs = least.downMs + Math.max(0, -this.#asymmetryMs) + queueDownMs * dice.logNormal(queueSigma);
    const crowdedUntil = this.#crowding.findIndex((edgeS) => atS < edgeS);
    if (crowdedUntil % 2 === 1) upMs += crowdedUpMs * dice.logNormal(queueSigma);
    for (const shift of this.#shifts) if (atS >= shift.atS) upMs += shift.upMs;
    if (onNewConnection) upMs += this.#connecting(upMs + downMs);
    return dice.chance(loss) ? null : { upMs, downMs };
  }

  #connecting(roundTripMs: number): number {
    const dice = this.#dice;
    const { newRoundTrips, wakeUpMs, coldStartMs } = this.#options;
    const coldMs = dice.chance(0.5) ? coldStartMs * dice.logNormal(NEW_SIGMA) : 0;
    return newRoundTrips * roundTripMs + wakeUpMs * dice.logNormal(NEW_SIGMA) + coldMs;
  }
}

function exponential(dice: Dice, mean: number): number {
  return -mean * Math.log(1 - dice.between(0, 1));
}
