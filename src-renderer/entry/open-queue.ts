/** The open times as the person at the line sees them: what the station shows, and what is on its way there. */
import type { MirrorState, PendingPress } from '../mirror/mirror-store.ts';
import { pendingHere } from '../mirror/mirror-store.ts';

export interface QueuedTime {
  /** The press that took it, or its id where it was taken elsewhere. */
  readonly key: string;
  /** `null` until it is on the disk. */
  readonly id: string | null;
  /** µs since 1970. */
  readonly timeUs: number;
  readonly errorUs: number | null;
  readonly state: 'kept' | 'onItsWay' | 'waiting' | 'refused';
}

/** The open times, oldest first, without those whose bib is on its way. */
export function openQueue(mirror: Pick<MirrorState, 'seen' | 'pending'>): QueuedTime[] {
  const { seen } = mirror;
  if (seen.mode !== 'race') return [];
  const pending = pendingHere(mirror);
  const given = new Set(pending.filter(isGiven).map(({ recordedId }) => recordedId));
  const shown = seen.openTimes
    .filter(({ id }) => !given.has(id))
    .map(({ id, pressId, timeUs, errorUs }) => ({
      key: pressId ?? id,
      id,
      timeUs,
      errorUs,
      state: 'kept' as const,
    }));
  const keys = new Set(shown.map(({ key }) => key));
  const coming = pending
    .filter((press) => press.bib === '' && !isGiven(press) && !keys.has(press.pressId))
    .map(({ pressId, recordedId, aboutUs, state }) => ({
      key: pressId,
      id: recordedId,
      timeUs: aboutUs,
      errorUs: null,
      state,
    }));
  return [...shown, ...coming].sort((a, b) => a.timeUs - b.timeUs || (a.key < b.key ? -1 : 1));
}

function isGiven({ give }: PendingPress): boolean {
  return give !== null;
}
