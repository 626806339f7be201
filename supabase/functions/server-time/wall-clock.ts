/** The server's time in fractions of a millisecond. */

/** Where the time comes from, ms: whole ones since 1970, and a counter with fractions from anywhere. */
export interface Clocks {
  wallMs(): number;
  counterMs(): number;
}

/**
 * Reads the time in fractional ms since 1970 UTC. `Date.now()` knows whole ms alone, and `performance.now()`
 * does not follow when the server's clock is set: so the counter divides the millisecond that the wall clock
 * names, and is moved into it where it lies outside.
 */
export function fractionalClock(clocks: Clocks): () => number {
  let aheadMs = clocks.wallMs() - clocks.counterMs();
  return () => {
    const wholeMs = clocks.wallMs();
    const guessMs = clocks.counterMs() + aheadMs;
    // Behind: the wall clock's millisecond has begun already. Ahead: it is not over yet.
    if (guessMs < wholeMs) aheadMs += wholeMs - guessMs;
    else if (guessMs >= wholeMs + 1) aheadMs -= guessMs - wholeMs - 0.999;
    return clocks.counterMs() + aheadMs;
  };
}
