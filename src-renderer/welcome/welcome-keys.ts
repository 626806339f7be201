/** The keys of the window without a race. */
import type { KnownRace } from '../../src-shared/contract/mirror.ts';
import { openDialog, viewStore } from '../view/view-store.ts';
import { openRace, tryDemo } from './open-a-race.ts';

/** Listens until the returned function is called. */
export function listenToWelcomeKeys(races: readonly KnownRace[]): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const isElsewhere = event.target instanceof HTMLInputElement || viewStore.getState().dialog !== null;
    if (isElsewhere || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const race = /^[1-9]$/.test(event.key) ? races[Number(event.key) - 1] : undefined;
    if (event.key.toLowerCase() === 'd') void tryDemo();
    else if (event.key.toLowerCase() === 'n') openDialog({ kind: 'newRace' });
    else if (race?.problem === null) void openRace(race.folder);
    else return;
    event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
  };
}
