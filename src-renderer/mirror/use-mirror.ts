/** Reading the mirror from components. */
import { useStore } from 'zustand';
import type { MirrorState, RaceMirrorState } from './mirror-store.ts';
import { mirrorStore } from './mirror-store.ts';

/** What `select` picks from the mirror; the component renders again when that differs (by `Object.is`). */
export function useMirror<T>(select: (state: MirrorState) => T): T {
  return useStore(mirrorStore, select);
}

/**
 * What `select` picks from the open race.
 *
 * @throws Error outside of a race: components that use it stand below the race's frame.
 */
export function useRace<T>(select: (race: RaceMirrorState) => T): T {
  return useStore(mirrorStore, ({ seen }) => {
    if (seen.mode !== 'race') throw new Error('There is no race to show.');
    return select(seen);
  });
}
