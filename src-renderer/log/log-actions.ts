/** What a person can do with the journal. Undo and redo are the frame's. */
import { flushSync } from 'react-dom';
import { registerActions } from '../actions/actions.ts';
import { focusList } from '../list/focus-list.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { logTexts } from '../texts/log.ts';
import { showPanel } from '../view/view-store.ts';

registerActions([
  {
    id: 'log',
    title: logTexts.action,
    also: 'log history undo',
    keys: 'F8',
    group: 'look',
    foot: logTexts.foot,
    isAvailable: () => mirrorStore.getState().seen.mode === 'race',
    run: () => {
      flushSync(() => {
        showPanel('log');
      });
      focusList();
    },
  },
]);
