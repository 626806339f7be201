/** What a person can do with the results. */
import { flushSync } from 'react-dom';
import { registerActions } from '../actions/actions.ts';
import { focusList } from '../list/focus-list.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { resultTexts } from '../texts/results.ts';
import { showPanel } from '../view/view-store.ts';
import { FILE_FORMATS } from './file-formats.ts';
import { print, save } from './paper-and-files.ts';

const isAvailable = (): boolean => mirrorStore.getState().seen.mode === 'race';
const { actions, formats } = resultTexts;
const common = { keys: null, group: 'race', isAvailable } as const;

registerActions([
  {
    id: 'results',
    title: actions.results,
    also: 'official ranking',
    keys: 'F7',
    group: 'look',
    foot: actions.foot,
    isAvailable,
    run: () => {
      flushSync(() => {
        showPanel('results');
      });
      focusList();
    },
  },
  { id: 'print.results', title: actions.printResults, run: () => void print('results'), ...common },
  { id: 'print.tallySheets', title: actions.printTally, run: () => void print('tallySheets'), ...common },
  ...FILE_FORMATS.map((format) => ({
    id: `save.${format}`,
    title: actions.save(formats[format]),
    also: 'export download',
    run: () => void save(format),
    ...common,
  })),
]);
