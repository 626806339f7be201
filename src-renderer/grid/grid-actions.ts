/** What a person can do with the views of all teams. */
import { flushSync } from 'react-dom';
import type { Action } from '../actions/actions.ts';
import { registerActions } from '../actions/actions.ts';
import { focusList } from '../list/focus-list.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { gridTexts } from '../texts/grid.ts';
import type { Panel } from '../view/view-store.ts';
import { showPanel } from '../view/view-store.ts';
import { focusGrid } from './grid-table.tsx';
import { turnOrder } from './grid-view.ts';
import { focusSearch } from './search-field.tsx';

const isAvailable = (): boolean => mirrorStore.getState().seen.mode === 'race';

/** Shows a panel now, so that what is in it can take the keys. */
function showNow(panel: Panel): void {
  flushSync(() => {
    showPanel(panel);
  });
}

const { actions, views } = gridTexts;
const look = { group: 'look', isAvailable } as const;

const view = (panel: Panel, title: string, keys: string): Action => ({
  id: `view.${panel}`,
  title,
  keys,
  run: () => {
    showNow(panel);
    focusList();
  },
  ...look,
});

registerActions([
  {
    id: 'grid',
    title: actions.grid,
    keys: 'F4',
    foot: views.grid.toLowerCase(),
    run: () => {
      showNow('grid');
      focusGrid();
    },
    ...look,
  },
  {
    id: 'grid.search',
    title: actions.search,
    keys: '/',
    alsoKeys: ['Ctrl+F'],
    run: () => {
      showNow('grid');
      focusSearch();
    },
    ...look,
  },
  { id: 'grid.order', title: actions.order, keys: 'Alt+O', run: turnOrder, ...look },
  view('standing', actions.standing, 'Alt+1'),
  view('byLeg', actions.byLeg, 'Alt+2'),
  view('questions', actions.questions, 'Alt+3'),
  view('asOf', actions.asOf, 'Alt+4'),
]);
