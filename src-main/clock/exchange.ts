/** Asking a server for the time: one exchange, and what a burst of them says. */

/** One question and its answer. Local times in s on the local timeline, server times in µs since 1970 UTC. */
export interface Exchange {
  /** T1: just before the question was sent. */
  readonly sentAtS: number;
  /** T2: the server's time when the question came in. */
  readonly serverReceivedUs: number;
  /** T3: the server's time when the answer went out. */
  readonly serverSentUs: number;
  /** T4: when the answer was here. */
  readonly receivedAtS: number;
}

/**
 * What a burst says: the server's time less the local one (the offset) lay below `upperUs` at `upperAtS`, and
 * above `lowerUs` at `lowerAtS`. Each edge keeps its own moment, so that nothing needs to be assumed about
 * the clock's rate within the burst.
 */
export interface Burst {
  readonly upperUs: number;
  readonly upperAtS: number;
  readonly lowerUs: number;
  readonly lowerAtS: number;
  /** What happened since that makes both edges less certain (sleep), µs. */
  readonly slackUs: number;
  /** How much the middle scatters at best, µs. */
  readonly noiseUs: number;
}

/** The noise of a middle on a free road: what queues leave in the least of eight, and roads that move. */
const QUIET_NOISE_US = 2_000;

/**
 * The two-sided minimum: a delay can only make an answer late, never early, so T2 − T1 is never less than the
 * offset and T3 − T4 never more; the least of the one and the greatest of the other lie closest. They need
 * not come from the same exchange, which is what a minimum of round trips (RFC 5905, section 10) demands. See
 * Huygens (Geng et al., NSDI 2018) for coded probes that use the same two envelopes.
 *
 * @throws RangeError for no exchange at all.
 */
export function burstOf(exchanges: readonly Exchange[]): Burst {
  let upperUs = Infinity;
  let upperAtS = Number.NaN;
  let lowerUs = -Infinity;
  let lowerAtS = Number.NaN;
  for (const { sentAtS, serverReceivedUs, serverSentUs, receivedAtS } of exchanges) {
    const above = serverReceivedUs - sentAtS * 1e6;
    const below = serverSentUs - receivedAtS * 1e6;
    if (above < upperUs) [upperUs, upperAtS] = [above, sentAtS];
    if (below > lowerUs) [lowerUs, lowerAtS] = [below, receivedAtS];
  }
  if (exchanges.length === 0) throw new RangeError('a burst needs an exchange');
  return { upperUs, upperAtS, lowerUs, lowerAtS, slackUs: 0, noiseUs: QUIET_NOISE_US };
}

/** The middle of a burst's edges: the offset, where both directions were equally fast, µs. */
export function middleUs(burst: Burst): number {
  return burst.lowerUs + (burst.upperUs - burst.lowerUs) / 2;
}

/** The moment that the middle belongs to, s. */
export function middleAtS(burst: Burst): number {
  return (burst.upperAtS + burst.lowerAtS) / 2;
}

/** The fastest way there and back that the burst saw, µs. */
export function delayUs(burst: Burst): number {
  return burst.upperUs - burst.lowerUs;
}
