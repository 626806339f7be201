import { expect, it } from 'vitest';
import { BurstSchedule } from './burst-schedule.ts';

/** Seconds from the first burst to each of the following. */
function moments(count: number, wait: () => number): number[] {
  let atS = 0;
  return Array.from({ length: count }, () => (atS += wait() / 1_000));
}

it('asks often at first and after each reconnect, then every five minutes', () => {
  const schedule = new BurstSchedule();
  expect(moments(7, () => schedule.believed())).toEqual([15, 60, 180, 420, 900, 1_200, 1_500]);
  schedule.failed();
  expect(moments(2, () => schedule.believed())).toEqual([15, 60]);
});

it('tries again ever more rarely while nobody answers, but every minute at least', () => {
  const schedule = new BurstSchedule();
  expect(moments(7, () => schedule.failed())).toEqual([5, 15, 35, 65, 125, 185, 245]);
});

it('confirms what does not fit at once, and does not insist', () => {
  const schedule = new BurstSchedule();
  expect(moments(5, () => schedule.doubted())).toEqual([5, 10, 15, 315, 615]);
});
