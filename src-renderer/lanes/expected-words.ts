/** When an expected team is due, in words and as places on a bar. All times µs. */
import type { ExpectedRow } from '../../src-shared/contract/mirror.ts';
import { duration } from '../../src-shared/format/times.ts';
import { laneTexts } from '../texts/lanes.ts';

/** Nearer than this before the expected moment a team is due "now". */
const NOW_US = 20_000_000;

export interface Countdown {
  readonly words: string;
  /** `due`: within its window. `overdue`: beyond it. */
  readonly tone: 'coming' | 'due' | 'overdue';
}

/** `2:05` to go, `now` from the expected moment to the end of the window, then `+ 6:12` overdue. */
export function countdown({ expectedUs, earliestUs, latestUs }: ExpectedRow, nowUs: number): Countdown {
  if (nowUs > latestUs) return { words: laneTexts.overdue(duration(nowUs - latestUs)), tone: 'overdue' };
  if (nowUs > expectedUs - NOW_US) return { words: laneTexts.now, tone: 'due' };
  return { words: duration(expectedUs - nowUs), tone: nowUs >= earliestUs ? 'due' : 'coming' };
}

/** Places of the window and of now on a bar of 0 to 100. */
export interface Share {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** The bar is ten minutes around now on each side, the same for all, so that strips can be compared at a glance. */
const BAR_HALF_US = 600_000_000;

/** Where window and now stand on the strip's bar; now is its middle. */
export function shareOf({ earliestUs, latestUs }: ExpectedRow, nowUs: number): Share {
  const place = (us: number): number => Math.min(100, Math.max(0, 50 + ((us - nowUs) / BAR_HALF_US) * 50));
  const [from, to] = [place(earliestUs), place(latestUs)];
  // A window beyond either end is still seen, as a stub.
  return { from: Math.min(from, 98), to: Math.max(to, 2), now: 50 };
}
