/** What a person can do with the clock. */
import { flushSync } from 'react-dom';
import { registerActions } from '../actions/actions.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { clockTexts } from '../texts/clock.ts';
import { showPanel } from '../view/view-store.ts';
import { checkNow } from './check-now.ts';
import { focusClock } from './clock-focus.ts';

const isAvailable = (): boolean => mirrorStore.getState().seen.mode === 'race';

registerActions([
  {
    id: 'clock',
    ...clockTexts.actions.clock,
    keys: 'Alt+K',
    group: 'look',
    isAvailable,
    run: () => {
      flushSync(() => {
        showPanel('clock');
      });
      focusClock();
    },
  },
  {
    id: 'clock.syncNow',
    ...clockTexts.actions.syncNow,
    keys: null,
    group: 'look',
    isAvailable,
    run: () => void checkNow(),
  },
]);
