/** The clock in words: how good it is and why, never a state's name alone. */
import type { StatusItem } from '../../src-shared/contract/mirror.ts';
import { bound, moved, roughly } from '../../src-shared/format/times.ts';
import type { ClockEvent, ClockStatus, SyncOutcome } from '../clock/clock.ts';

/** What the words are made from. */
export type ClockKnown = Pick<
  ClockStatus,
  'state' | 'errorMs' | 'confidence' | 'timeSinceLastSync' | 'isOnline' | 'trouble'
>;

const US_PER_MS = 1_000;
const JUST_NOW_MS = 60_000;

/** The clock's item of the status line. `server`: there is a time server to ask. */
export function clockItem(clock: ClockKnown, server: boolean): StatusItem {
  return { tone: toneOf(clock), says: saysOf(clock), detail: detailOf(clock, server) };
}

function saysOf({ state, errorMs, timeSinceLastSync, isOnline }: ClockKnown): string {
  const good = `good to ${bound(errorMs * US_PER_MS)}`;
  const checked = timeSinceLastSync === null ? 'checked' : `checked ${ago(timeSinceLastSync)}`;
  switch (state) {
    case 'acquiring':
    case 'synced':
      return `Clock ${good}, ${checked}`;
    case 'holdover':
      return isOnline === false && timeSinceLastSync !== null
        ? `Clock: no network for ${roughly(timeSinceLastSync * US_PER_MS)}, ${good}`
        : `Clock ${good}, ${checked}`;
    case 'unsynced':
      return `Clock not checked, perhaps ${good}`;
    case 'unverified':
      return `Clock not checked since the laptop’s start, ${good}`;
    case 'degraded':
      return `Clock not checked since the laptop slept, ${good}`;
    case 'conflict':
      return `Clock: the time server contradicts it, ${good}`;
    case 'byHand':
      return `Clock set by hand, ${good}`;
  }
}

function toneOf({ state, confidence }: ClockKnown): StatusItem['tone'] {
  switch (state) {
    case 'acquiring':
    case 'synced':
    case 'holdover':
      return confidence === 'high' ? 'good' : 'doubt';
    case 'conflict':
      return 'bad';
    case 'unsynced':
    case 'unverified':
    case 'degraded':
    case 'byHand':
      return 'doubt';
  }
}

function detailOf({ state, trouble }: ClockKnown, server: boolean): string {
  const asking = server
    ? (trouble ?? 'The time server is asked by itself.')
    : 'No time server is set: name one, or set the clock by hand (Alt+K).';
  switch (state) {
    case 'synced':
      return 'Checked against the time server, and how fast this laptop’s clock runs is known.';
    case 'acquiring':
      return 'Checked, but how fast this laptop’s clock runs is not known well yet: stay online.';
    case 'holdover':
      return `The bound grows until the next check; no time expires. ${asking}`;
    case 'unsynced':
      return `Nothing but the laptop’s own clock speaks for the time. ${asking}`;
    case 'unverified':
      return `It was checked before, but the laptop was started anew since. ${asking}`;
    case 'degraded':
      return `What sleep did to the clock is not known until a check. ${asking}`;
    case 'conflict':
      return 'The time server differs by more than a second from what was known. Several checks over ten minutes must agree before the time moves.';
    case 'byHand':
      return `Set by key presses at announced times. ${asking}`;
  }
}

/** `just now`, `3 min ago`. */
function ago(ms: number): string {
  return ms < JUST_NOW_MS ? 'just now' : `${roughly(ms * US_PER_MS)} ago`;
}

/** What came of asking the time server, as a sentence. */
export function syncWords(outcome: SyncOutcome): string {
  if (!outcome.ok) return outcome.says;
  const { verdict, offsetMs, errorMs } = outcome.sample;
  const good = bound(errorMs * US_PER_MS);
  const differed = moved(offsetMs * US_PER_MS);
  switch (verdict) {
    case 'accepted':
      return `The clock is checked (it was off by ${differed}) and good to ${good}.`;
    case 'held':
      return `The server’s answer (${differed}) does not fit what is known. It is asked again in a few seconds; until then the clock is good to ${good}.`;
    case 'conflict':
      return `The server differs by ${differed}. Three checks over ten minutes must agree before the time moves.`;
    case 'stepped':
      return `Several checks agree: the time moved by ${differed} and is good to ${good}.`;
  }
}

/** What happened to the clock, as a sentence; `null` for what the history or the state shows anyway. */
export function eventWords(event: ClockEvent): string | null {
  switch (event.kind) {
    case 'state':
    case 'sample':
      return null;
    case 'trouble':
      return event.says;
    case 'wallStepped':
      return `The laptop’s own clock was set by ${moved(event.byMs * US_PER_MS)}. No recorded time moved.`;
    case 'slept':
      return `The laptop slept for ${roughly(event.forMs * US_PER_MS)}. The clock is less sure until it is checked.`;
    case 'moved':
      return event.beyondBound
        ? `The time moved by ${moved(event.byMs * US_PER_MS)}, more than it had said that it could.`
        : `The time moved by ${moved(event.byMs * US_PER_MS)}, within the bound that it had.`;
    case 'refinable':
      return 'The times of a stretch without a network are known better now.';
  }
}
