/** The history of the clock's checks as rows of a plot. */
import type { ClockView } from '../../src-shared/contract/calls.ts';

type History = ClockView['history'];

/** Moments, s since 1970, and by moment what the check said, ms. */
export type PlotData = [atS: number[], boundMs: number[], delayMs: number[], offsetMs: number[]];

/** The least height, so that a good clock's plot is not made of noise, ms. */
const LEAST_TOP_MS = 20;
const HEADROOM = 1.15;

/** The checks as columns, oldest first. */
export function plotData(history: History): PlotData {
  return [
    history.map(({ atMs }) => atMs / 1_000),
    history.map(({ errorMs }) => errorMs),
    history.map(({ delayMs }) => delayMs),
    history.map(({ offsetMs }) => offsetMs),
  ];
}

/**
 * From where to where the plot goes, ms. The bound and the delay decide: a first check that moves the clock by a minute
 * must not flatten all that comes after it.
 */
export function plotRange(history: History): [lowMs: number, highMs: number] {
  const top = history.reduce((most, { errorMs, delayMs }) => Math.max(most, errorMs, delayMs), LEAST_TOP_MS);
  const deepest = history.reduce((least, { offsetMs }) => Math.min(least, offsetMs), 0);
  return [Math.max(-top, deepest) * HEADROOM, top * HEADROOM];
}
