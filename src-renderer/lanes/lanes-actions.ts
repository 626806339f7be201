/** What the lanes can do. */
import { registerActions } from '../actions/actions.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { actionTexts } from '../texts/actions.ts';
import { showPanel } from '../view/view-store.ts';
import { focusFirstQuestion } from './question-focus.ts';

registerActions([
  {
    id: 'lanes.needsYou',
    ...actionTexts.needsYou,
    keys: 'Tab',
    group: 'correct',
    isAvailable: () => {
      const { seen } = mirrorStore.getState();
      return seen.mode === 'race' && seen.questions.cards.length > 0;
    },
    run: () => {
      showPanel('lanes');
      requestAnimationFrame(focusFirstQuestion);
    },
  },
]);
