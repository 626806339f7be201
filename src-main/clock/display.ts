/** The time for the eye: it follows what is known without jumps, and never runs backwards. */

/** As much faster or slower than time as nobody sees. */
const SLEW_PPM = 500;

/** A difference that slewing would take hours for: ahead it is jumped, back it is waited for at half speed. */
const GREAT_US = 1_000_000;

export class Display {
  #atS: number | null = null;
  #offsetUs = 0;

  /**
   * The time to show, µs since 1970 UTC.
   *
   * @param atS - now, on the local timeline; not before the call before.
   * @param offsetUs - the offset that is known now.
   * @param ppm - how fast that offset grows.
   */
  shownUs(atS: number, offsetUs: number, ppm: number): number {
    const sinceS = this.#atS === null ? 0 : atS - this.#atS;
    const first = this.#atS === null;
    this.#atS = Math.max(atS, this.#atS ?? atS);
    if (first) this.#offsetUs = offsetUs;
    else if (sinceS > 0) this.#follow(sinceS, offsetUs, ppm);
    return this.#atS * 1e6 + this.#offsetUs;
  }

  #follow(sinceS: number, offsetUs: number, ppm: number): void {
    const carriedUs = this.#offsetUs + ppm * sinceS;
    const behindUs = offsetUs - carriedUs;
    if (behindUs > GREAT_US) this.#offsetUs = offsetUs;
    else if (behindUs < -GREAT_US) this.#offsetUs = Math.max(offsetUs, carriedUs - sinceS * 0.5e6);
    else {
      const mostUs = SLEW_PPM * sinceS;
      this.#offsetUs = carriedUs + Math.min(mostUs, Math.max(-mostUs, behindUs));
    }
  }
}
