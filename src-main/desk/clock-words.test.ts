import { describe, expect, it } from 'vitest';
import type { ClockEvent, ClockSample } from '../clock/clock.ts';
import type { ClockKnown } from './clock-words.ts';
import { clockItem, eventWords, syncWords } from './clock-words.ts';

const MINUTE_MS = 60_000;
const good: ClockKnown = {
  state: 'synced',
  errorMs: 39.2,
  confidence: 'high',
  timeSinceLastSync: 3.5 * MINUTE_MS,
  isOnline: true,
  trouble: null,
};
const away = { isOnline: false, trouble: 'The time server x cannot be reached.' } as const;

describe('the status line says of a clock that is', () => {
  it.each<[string, Partial<ClockKnown>, string, string]>([
    ['synced', {}, 'good', 'Clock good to ± 40 ms, checked 3 min ago'],
    ['synced just now', { timeSinceLastSync: 2_000 }, 'good', 'Clock good to ± 40 ms, checked just now'],
    ['kept by somebody else', { timeSinceLastSync: null }, 'good', 'Clock good to ± 40 ms, checked'],
    ['acquiring', { state: 'acquiring' }, 'good', 'Clock good to ± 40 ms, checked 3 min ago'],
    [
      'offline',
      { state: 'holdover', ...away, errorMs: 180, confidence: 'medium', timeSinceLastSync: 130 * MINUTE_MS },
      'doubt',
      'Clock: no network for 2 h, good to ± 180 ms',
    ],
    [
      'offline and still good',
      { state: 'holdover', ...away },
      'good',
      'Clock: no network for 3 min, good to ± 40 ms',
    ],
    [
      'without a server',
      { state: 'holdover', isOnline: null },
      'good',
      'Clock good to ± 40 ms, checked 3 min ago',
    ],
    [
      'unsynced',
      { state: 'unsynced', errorMs: 2_001, confidence: 'low' },
      'doubt',
      'Clock not checked, perhaps good to ± 2.1 s',
    ],
    [
      'unverified',
      { state: 'unverified', errorMs: 2_300, confidence: 'low' },
      'doubt',
      'Clock not checked since the laptop’s start, good to ± 2.3 s',
    ],
    [
      'degraded',
      { state: 'degraded', errorMs: 1_400, confidence: 'low' },
      'doubt',
      'Clock not checked since the laptop slept, good to ± 1.4 s',
    ],
    ['conflict', { state: 'conflict' }, 'bad', 'Clock: the time server contradicts it, good to ± 40 ms'],
    [
      'byHand',
      { state: 'byHand', errorMs: 320, confidence: 'medium' },
      'doubt',
      'Clock set by hand, good to ± 320 ms',
    ],
  ])('%s', (_name, more, tone, says) => {
    expect(clockItem({ ...good, ...more }, true)).toMatchObject({ tone, says });
  });

  it('why it is not checked, and what to do', () => {
    const unsynced = { ...good, state: 'unsynced' } as const;
    expect(clockItem(unsynced, false).detail).toContain('name one, or set the clock by hand');
    expect(clockItem({ ...unsynced, ...away }, true).detail).toContain('cannot be reached');
  });
});

it('a check says what came of it', () => {
  const sample: ClockSample = { atMs: 0, offsetMs: -12, delayMs: 30, errorMs: 25, verdict: 'accepted' };
  expect(syncWords({ ok: true, sample })).toBe(
    'The clock is checked (it was off by −12 ms) and good to ± 25 ms.',
  );
  const far = { ...sample, offsetMs: 4_000 };
  expect(syncWords({ ok: true, sample: { ...far, verdict: 'held' } })).toContain('asked again');
  expect(syncWords({ ok: true, sample: { ...far, verdict: 'conflict' } })).toContain('differs by +4.0 s');
  expect(syncWords({ ok: true, sample: { ...far, verdict: 'stepped' } })).toContain(
    'the time moved by +4.0 s',
  );
  expect(syncWords({ ok: false, why: 'offline', says: 'No network.' })).toBe('No network.');
});

it('what happened is said once, and not what the history shows anyway', () => {
  const events: ClockEvent[] = [
    { kind: 'state', from: 'synced', to: 'holdover' },
    { kind: 'wallStepped', byMs: -30_000 },
    { kind: 'slept', forMs: 3_600_000 },
    { kind: 'moved', byMs: 120, beyondBound: false },
    { kind: 'moved', byMs: 4_000, beyondBound: true },
  ];
  expect(events.map(eventWords)).toEqual([
    null,
    'The laptop’s own clock was set by −30.0 s. No recorded time moved.',
    'The laptop slept for 60 min. The clock is less sure until it is checked.',
    'The time moved by +120 ms, within the bound that it had.',
    'The time moved by +4.0 s, more than it had said that it could.',
  ]);
});
