/** Long pieces of work of the station, while they run. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Progress } from '../../src-shared/contract/envelope.ts';

const progressStore = createStore<{ readonly running: readonly Progress[] }>()(() => ({ running: [] }));

/** Takes in how far a piece of work is. */
export function noteProgress(progress: Progress): void {
  progressStore.setState(({ running }) => {
    const others = running.filter(({ job }) => job !== progress.job);
    return { running: progress.ended ? others : [...others, progress] };
  });
}

export function useProgress(): readonly Progress[] {
  return useStore(progressStore, ({ running }) => running);
}
