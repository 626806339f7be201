/** The station's time, once a second: for clocks, countdowns and what is overdue. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { stationTimeUs } from '../entry/press-clock.ts';

const US_PER_SECOND = 1_000_000;
/** Past the second's beginning, so that a timer that comes a little early does not show the one before. */
const PAST_MS = 10;

const nowStore = createStore<{ readonly nowUs: number }>()(() => ({ nowUs: stationTimeUs() }));

/** Begins to tick; once, at the start. */
export function startTicking(): void {
  const tick = (): void => {
    const nowUs = stationTimeUs();
    nowStore.setState({ nowUs });
    setTimeout(tick, (US_PER_SECOND - (nowUs % US_PER_SECOND)) / 1_000 + PAST_MS);
  };
  tick();
}

/** The station's time, µs since 1970; the component renders again every second. */
export function useNowUs(): number {
  return useStore(nowStore, ({ nowUs }) => nowUs);
}

/**
 * The end of the present stretch of so many seconds, µs since 1970; the component renders again when the next one
 * begins. The end, so that nothing that has happened lies ahead of it.
 */
export function useStepUs(seconds: number): number {
  const stepUs = seconds * US_PER_SECOND;
  return useStore(nowStore, ({ nowUs }) => Math.ceil(nowUs / stepUs) * stepUs);
}
