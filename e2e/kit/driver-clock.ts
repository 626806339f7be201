/** The machine's monotonic clock as a spec reads it: the very clock that the station's `monoNs` is of. */

/** Timers come late by up to this; the rest is waited for by looking. */
const TIMER_SLACK_MS = 4;

/** Now, ns. */
export function nowNs(): number {
  return Number(process.hrtime.bigint());
}

/** Waits for a moment as exactly as the machine allows. This is the world's time, not a guess at what is under test. */
export async function until(atNs: number): Promise<void> {
  const timerMs = (atNs - nowNs()) / 1e6 - TIMER_SLACK_MS;
  if (timerMs > 0) await new Promise((resolve) => setTimeout(resolve, timerMs));
  while (nowNs() < atNs);
}
