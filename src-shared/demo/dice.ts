/** Chance from a seed: the same seed and stream give the same throws on every machine. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { v7 } from 'uuid';

/** The generator's first numbers are alike for neighbouring seeds; after these they are not. */
const WARM_UP = 32;

export class Dice {
  readonly #rng;

  /**
   * @param seed - any 32-bit integer.
   * @param stream - which of the seed's independent streams, from 0. Each concern takes its own, so that a race
   *   with other mistakes is still the same race.
   */
  constructor(seed: number, stream: number) {
    this.#rng = xoroshiro128plus(seed);
    for (let index = 0; index < WARM_UP; index++) this.#rng.next();
    for (let index = 0; index < stream; index++) this.#rng.jump();
  }

  /** A number from `from` up to, and without, `to`. */
  between(from: number, to: number): number {
    return from + (to - from) * uniformFloat64(this.#rng);
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return uniformInt(this.#rng, from, to);
  }

  /** True with this probability (0 to 1). */
  chance(probability: number): boolean {
    return uniformFloat64(this.#rng) < probability;
  }

  /** A factor around 1 that is as often half as large as twice as large; `sigma` 0.1 is about ± 10 %. */
  logNormal(sigma: number): number {
    return Math.exp(sigma * this.#normal());
  }

  /** One of the list, each as likely as the others. */
  pick<T>(list: readonly T[]): T {
    const index = this.whole(0, list.length - 1);
    if (index >= list.length) throw new RangeError('cannot pick from an empty list');
    // The index lies within the list, which may itself hold `undefined`.
    return list[index] as T;
  }

  /** A UUIDv7 of this moment, µs since 1970. With `seq` the ids of one moment sort by it. */
  uuid(atUs: number, seq?: number): string {
    const random = Uint8Array.from({ length: 16 }, () => this.#rng.next() & 0xff);
    return v7({ msecs: Math.floor(atUs / 1000), random, ...(seq === undefined ? {} : { seq }) });
  }

  /** Box–Muller: a normal deviate of two even ones. */
  #normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(this.#rng)));
    return radius * Math.cos(2 * Math.PI * uniformFloat64(this.#rng));
  }
}
