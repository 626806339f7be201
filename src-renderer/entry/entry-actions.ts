/** What the entry line can do, for the palette, the page of keys and the foot: the line itself reads the keys. */
import type { Action } from '../actions/actions.ts';
import { registerActions } from '../actions/actions.ts';
import { actionTexts } from '../texts/actions.ts';
import { focusEntry } from './entry-focus.ts';

const atTheLine = (
  id: Exclude<keyof typeof actionTexts, 'needsYou' | 'undo' | 'redo' | 'redoToo' | 'lanes' | 'closeRace'>,
  keys: string,
): Action => ({ id: `entry.${id}`, ...actionTexts[id], keys, group: 'record', run: focusEntry });

registerActions([
  atTheLine('handoff', 'Enter'),
  atTheLine('timeNow', 'Space'),
  atTheLine('timeNowAnywhere', 'Ctrl+Space'),
  atTheLine('in', '+'),
  atTheLine('out', '-'),
  atTheLine('unknownDigit', '*'),
  atTheLine('several', '12/47'),
  atTheLine('point', '@'),
  atTheLine('choose', '↑ ↓'),
  atTheLine('void', 'Delete'),
  atTheLine('insert', 'Insert'),
]);
