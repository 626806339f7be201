import { expect, it } from 'vitest';
import { clockTexts } from '../texts/clock.ts';
import { machineWords, stayOnlineWords } from './clock-words.ts';

const ahead = (sixMs: number) => [
  { hours: 1, errorMs: 60 },
  { hours: 6, errorMs: sixMs },
];

it('says whether to stay online before a night without a network', () => {
  expect(stayOnlineWords({ state: 'synced', isSynced: true, ahead: ahead(420) })).toBe(clockTexts.stayReady);
  expect(stayOnlineWords({ state: 'acquiring', isSynced: true, ahead: ahead(7_900) })).toBe(
    clockTexts.stayMore,
  );
  expect(stayOnlineWords({ state: 'unsynced', isSynced: false, ahead: ahead(420) })).toBe(
    clockTexts.stayUnchecked,
  );
  expect(stayOnlineWords({ state: 'byHand', isSynced: false, ahead: ahead(420) })).toBe(
    clockTexts.stayByHand,
  );
});

it('says how the laptop itself stands and runs, once that is known', () => {
  expect(machineWords({ offset: 1_500, frequency: -20, isSynced: true })).toEqual([
    'The laptop’s own clock stands −1.5 s from this time; no time goes by it.',
    'Left alone, this laptop drifts by 20.0 ppm (1.7 s a day).',
  ]);
  expect(machineWords({ offset: 0, frequency: null, isSynced: false })).toEqual([]);
});
