/** Carries the time of a key press (`event.timeStamp`) to the station's monotonic clock, and tells the time. */
import { callStation } from '../app/station.ts';
import type { ClockMap } from './clock-map.ts';
import { monoNsAt, timeUsAt, withRoundTrip } from './clock-map.ts';

/** Close together at first, so that the first press finds a good map; then as often as drift could matter. */
const FIRST_ROUNDS = 5;
const EARLY_ROUNDS = 15;
const FIRST_WAIT_MS = 50;
const EARLY_WAIT_MS = 2_000;
const LATER_WAIT_MS = 10_000;

let map: ClockMap = [];
let rounds = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: (() => void)[] = [];

/**
 * Begins to read the station's clock, and goes on; again whenever the station is back. What is known is kept: on one
 * machine the monotonic clock is the same for every process, and where it is not the round trips will contradict.
 */
export function startPressClock(): void {
  rounds = 0;
  void readClock();
}

/** Reads it at once when the window is seen again: the laptop may have slept. */
export function watchForSleep(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void readClock();
  });
}

/**
 * The station's monotonic clock, ns, at a moment of this window's clock.
 *
 * @param timeStampMs - an event's `timeStamp`, or `performance.now()`; before the first round trip it waits for that.
 */
export async function monoNsOf(timeStampMs: number): Promise<number> {
  for (;;) {
    const monoNs = monoNsAt(map, timeStampMs);
    if (monoNs !== null) return Math.max(0, monoNs);
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
}

/** The station's time at a moment of this window's clock, µs since 1970; the machine's own until that is known. */
export function stationTimeUs(timeStampMs: number = performance.now()): number {
  return timeUsAt(map, timeStampMs) ?? Math.round((performance.timeOrigin + timeStampMs) * 1_000);
}

async function readClock(): Promise<void> {
  clearTimeout(timer);
  rounds += 1;
  const sentMs = performance.now();
  try {
    const { monoNs, timeUs } = await callStation('mono.read', {});
    map = withRoundTrip(map, { sentMs, receivedMs: performance.now(), monoNs, timeUs });
    const [ready, none]: [(() => void)[], (() => void)[]] = [waiting, []];
    waiting = none;
    for (const resolve of ready) resolve();
  } catch {
    // The station does not answer: the window says so already, and `startPressClock` comes when it is back.
  }
  clearTimeout(timer);
  const waitMs =
    rounds < FIRST_ROUNDS ? FIRST_WAIT_MS : rounds < EARLY_ROUNDS ? EARLY_WAIT_MS : LATER_WAIT_MS;
  timer = setTimeout(() => void readClock(), waitMs);
}
