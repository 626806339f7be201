/** What the frame can do. */
import { registerActions } from '../actions/actions.ts';
import { focusEntry } from '../entry/entry-focus.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { actionTexts } from '../texts/actions.ts';
import { closeDialog, showPanel } from '../view/view-store.ts';
import { callAndTell } from './station.ts';

const undo = (): void => void callAndTell('step.undo', {});
const redo = (): void => void callAndTell('step.redo', {});
const isRace = (): boolean => mirrorStore.getState().seen.mode === 'race';

registerActions([
  { id: 'app.undo', ...actionTexts.undo, keys: 'Ctrl+Z', group: 'correct', isAvailable: isRace, run: undo },
  {
    id: 'app.redo',
    ...actionTexts.redo,
    keys: 'Ctrl+Shift+Z',
    group: 'correct',
    isAvailable: isRace,
    run: redo,
  },
  {
    id: 'app.redoToo',
    ...actionTexts.redoToo,
    keys: 'Ctrl+Y',
    group: 'correct',
    isAvailable: isRace,
    run: redo,
  },
  {
    id: 'app.lanes',
    ...actionTexts.lanes,
    keys: 'Escape',
    group: 'look',
    isAvailable: isRace,
    run: () => {
      closeDialog();
      showPanel('lanes');
      focusEntry();
    },
  },
  {
    id: 'app.closeRace',
    ...actionTexts.closeRace,
    keys: null,
    group: 'race',
    isAvailable: isRace,
    run: () => void callAndTell('race.close', {}),
  },
]);
