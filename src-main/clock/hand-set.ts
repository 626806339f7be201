/**
 * The clock set by a person who presses a key at announced times: a radio's beep, a neighbour's laptop side
 * by side.
 */
import type { Burst } from './exchange.ts';

/** One press: the announced time, and the monotonic reading of the key. */
export interface HandPress {
  readonly announcedUs: number;
  readonly monoNs: number;
}

/**
 * A person misses a beep by this much either way, and a radio's beep comes late by some of it. Never better.
 */
const LEAST_ERROR_US = 300_000;

/** Beside the scatter of the presses: what all of them share, since a hand that is late is always late. */
const SHARED_ERROR_US = 150_000;

/** Fewer presses say too little of their scatter. */
const LEAST_PRESSES = 5;

/** Scatter beyond this is not a hand's: a beep was mistaken for another. */
const MOST_SCATTER_US = 1_000_000;

/** What the presses say, or a sentence that says why they say nothing. */
export type HandReading =
  | { readonly ok: true; readonly burst: Burst; readonly errorUs: number }
  | { readonly ok: false; readonly says: string };

/**
 * The offset that presses show: their median, and as its bound the farthest press from it with what all
 * share, at least 300 ms.
 *
 * @param presses - the announced time less the local one, µs, and the moment on the local timeline, s.
 */
export function readHand(presses: readonly { offsetUs: number; atS: number }[]): HandReading {
  const offsets = presses.map(({ offsetUs }) => offsetUs).sort((a, b) => a - b);
  const medianUs = offsets[offsets.length >> 1];
  if (medianUs === undefined || offsets.length < LEAST_PRESSES) {
    return {
      ok: false,
      says: `Press at ${LEAST_PRESSES} announced times or more; there are ${presses.length} so far.`,
    };
  }
  const scatterUs = Math.max(...offsets.map((offsetUs) => Math.abs(offsetUs - medianUs)));
  if (scatterUs > MOST_SCATTER_US) {
    return {
      ok: false,
      says: `The presses lie ${(scatterUs / 1e6).toFixed(1)} s apart, so one of them was for another time. Press again at ${LEAST_PRESSES} announced times.`,
    };
  }
  const errorUs = Math.max(LEAST_ERROR_US, scatterUs + SHARED_ERROR_US);
  const atS = Math.max(...presses.map((press) => press.atS));
  const burst: Burst = {
    upperUs: medianUs + errorUs,
    upperAtS: atS,
    lowerUs: medianUs - errorUs,
    lowerAtS: atS,
    slackUs: 0,
    noiseUs: errorUs / 3,
  };
  return { ok: true, burst, errorUs };
}
