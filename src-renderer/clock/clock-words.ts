/** The clock's figures as a person reads them. */
import type { ClockView } from '../../src-shared/contract/calls.ts';
import { moved } from '../../src-shared/format/times.ts';
import { clockTexts } from '../texts/clock.ts';

/** Through a night offline the clock should stay within this, ms. */
const READY_MS = 500;
const READY_HOURS = 6;
const US_PER_MS = 1_000;
const SECONDS_PER_DAY = 86_400;

/** Whether to stay online before a stretch without a network, in a sentence. */
export function stayOnlineWords({
  state,
  isSynced,
  ahead,
}: Pick<ClockView, 'state' | 'isSynced' | 'ahead'>): string {
  if (state === 'byHand') return clockTexts.stayByHand;
  const through = ahead.find(({ hours }) => hours === READY_HOURS);
  if (!isSynced || through === undefined) return clockTexts.stayUnchecked;
  return through.errorMs <= READY_MS ? clockTexts.stayReady : clockTexts.stayMore;
}

/** How the laptop's own clock stands to this time, and how it runs, where that is known. */
export function machineWords({
  offset,
  frequency,
  isSynced,
}: Pick<ClockView, 'offset' | 'frequency' | 'isSynced'>): string[] {
  if (!isSynced) return [];
  return [
    clockTexts.ownClock(moved(-offset * US_PER_MS)),
    ...(frequency === null
      ? []
      : [
          clockTexts.speed(
            Math.abs(frequency).toFixed(1),
            (Math.abs(frequency) * 1e-6 * SECONDS_PER_DAY).toFixed(1),
          ),
        ]),
  ];
}
