/** When to ask next. */

/**
 * After the first burst, and after each reconnect, s: often at first, to learn the frequency while the
 * network is there.
 */
const AFTER_CONNECT_S = [0, 15, 60, 180, 420, 900];
const EVERY_S = 300;

/** While nobody answers, s. The last repeats: a tent's network comes back at any minute. */
const AFTER_FAILURE_S = [5, 10, 20, 30, 60];

/**
 * A burst that does not fit is confirmed after so long, and again so many times where the next fits neither.
 */
const CONFIRM_S = 5;
const CONFIRMATIONS = 3;

export class BurstSchedule {
  #succeeded = 0;
  #failed = 0;
  #doubted = 0;

  /** A burst was believed: time until the next, ms. */
  believed(): number {
    this.#failed = 0;
    this.#doubted = 0;
    const now = AFTER_CONNECT_S[this.#succeeded];
    this.#succeeded++;
    const next = AFTER_CONNECT_S[this.#succeeded];
    return 1_000 * (now === undefined || next === undefined ? EVERY_S : next - now);
  }

  /** A burst did not fit. */
  doubted(): number {
    this.#failed = 0;
    this.#doubted++;
    return 1_000 * (this.#doubted <= CONFIRMATIONS ? CONFIRM_S : EVERY_S);
  }

  /** There was no answer: the next that there is counts as a reconnect. */
  failed(): number {
    this.#succeeded = 0;
    const waitS = AFTER_FAILURE_S[Math.min(this.#failed, AFTER_FAILURE_S.length - 1)];
    this.#failed++;
    return 1_000 * (waitS ?? EVERY_S);
  }
}
