/** The ways to a race. What opens it is seen in the mirror; what fails is said in the notices. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args } from '../../src-shared/contract/calls.ts';
import { callAndTell } from '../app/station.ts';
import { welcomeTexts } from '../texts/welcome.ts';

/** The made race: large enough to be busy, small enough to be there in a second. */
const DEMO = { teams: 300, legs: 15, seed: 1 } as const;

const busyStore = createStore<{ readonly says: string | null }>()(() => ({ says: null }));

/** What is being done, in a word; `null` = nothing. */
export function useBusy(): string | null {
  return useStore(busyStore, ({ says }) => says);
}

/** Opens the race in a data folder. */
export function openRace(folder: string): Promise<void> {
  return once(welcomeTexts.opening, 'race.open', { folder });
}

/** Restores a backup set into a new folder and opens it. */
export function takeUpRace(path: string, stationName: string): Promise<void> {
  return once(welcomeTexts.opening, 'race.takeUp', { path, folder: null, stationName });
}

/** Opens the made race. */
export function tryDemo(): Promise<void> {
  return once(welcomeTexts.making, 'race.demo', DEMO);
}

/** One at a time: a second press while the first is at work is the same wish. */
async function once<N extends CallName>(says: string, name: N, args: Args<N>): Promise<void> {
  if (busyStore.getState().says !== null) return;
  busyStore.setState({ says });
  await callAndTell(name, args);
  busyStore.setState({ says: null });
}
