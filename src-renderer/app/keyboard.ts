/** One place that decides what a key press is for: a text field, a dialog, an action, or the entry line. */
import { actionOfKey } from '../actions/actions.ts';
import { focusEntry, isEntryElement } from '../entry/entry-focus.ts';
import { readPress } from '../entry/entry-key.ts';
import { entryStore, pressKey } from '../entry/entry-store.ts';
import { viewStore } from '../view/view-store.ts';

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="searchbox"]';
const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** What Space and Enter belong to while it has the focus and a dialog is open. */
const CONTROLS =
  'button, a, summary, [role="button"], [role="option"], [role="radio"], [role="tab"], [role="switch"]';
/** Keys that ask for an action only while nothing is typed: otherwise they are signs of the line. */
const SIGNS_OF_AN_EMPTY_LINE = new Set(['?', '/']);

/** Keys that mean the same while a text field has the focus, and those that are the field's own. */
const OVER_TEXT = /^(?:F\d+|Ctrl\+.+|Alt\+.+)$/;
const EDITING = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']);

/** Listens to every key that nobody nearer to the focus has dealt with. */
export function listenToKeys(): void {
  window.addEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === ' ' && event.ctrlKey) {
    // From wherever somebody types, a search or an answer: the text there stays as it is.
    event.preventDefault();
    if (!event.repeat) pressKey({ kind: 'take' }, event.timeStamp);
    return;
  }
  const isEntry = isEntryElement(event.target);
  if (!isEntry && target.closest(TEXT_FIELDS) !== null) {
    if (viewStore.getState().dialog !== null) return;
    if (event.key === 'Escape') {
      // Out of any field, back to where bibs are typed; what stands in the field stays.
      event.preventDefault();
      focusEntry();
      return;
    }
    runAction(event, ({ keys }) => keys !== null && OVER_TEXT.test(keys) && !EDITING.has(keys));
    return;
  }
  if (viewStore.getState().dialog !== null || target.closest(OVERLAYS) !== null) {
    takeTimeOverDialog(event, target);
    return;
  }
  if (SIGNS_OF_AN_EMPTY_LINE.has(event.key) && entryStore.getState().line === '' && runAction(event)) return;
  const read = readPress({ ...picked(event), altGraph: event.getModifierState('AltGraph') });
  if (read === null) {
    // From the entry line Tab goes to the questions; from anywhere else it goes where it always goes.
    if (event.key !== 'Tab' || isEntry) runAction(event);
    return;
  }
  if (!isEntry && event.key === 'Enter' && target.closest(CONTROLS) !== null) return;
  event.preventDefault();
  if (read === 'repeated') return;
  pressKey(read.key, event.timeStamp, read.numLockOff);
  if (!isEntry) focusEntry();
}

/** The members of an event are not its own: a spread would leave them out. */
function picked(event: KeyboardEvent) {
  const { key, code, location, repeat, isComposing, ctrlKey, altKey, metaKey } = event;
  return { key, code, location, repeat, isComposing, ctrlKey, altKey, metaKey };
}

function runAction(
  event: KeyboardEvent,
  isMeant: (action: { readonly keys: string | null }) => boolean = () => true,
): boolean {
  const action = actionOfKey(event);
  if (action === undefined || event.repeat || !isMeant(action)) return false;
  event.preventDefault();
  action.run();
  return true;
}

/**
 * No dialog stands in the way of a time: outside of its text fields and controls, Space and the number pad's point
 * take one, and the dialog stays as it is.
 */
function takeTimeOverDialog(event: KeyboardEvent, target: Element): void {
  const isSpaceOfControl = event.key === ' ' && target.closest(CONTROLS) !== null;
  const read = readPress({ ...picked(event), altGraph: false });
  if (read === null || read === 'repeated' || read.key.kind !== 'take' || isSpaceOfControl) return;
  event.preventDefault();
  pressKey(read.key, event.timeStamp);
}
