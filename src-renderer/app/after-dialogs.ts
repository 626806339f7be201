/** Where the keys go when a dialog closes. */
import { focusEntry } from '../entry/entry-focus.ts';
import { viewStore } from '../view/view-store.ts';

/**
 * Over the lanes the entry line has the keys again, wherever they were before: who comes out of a dialog goes on
 * typing bibs. In a panel with a cursor of its own they return to that.
 */
export function returnFromDialogs(): void {
  viewStore.subscribe(({ dialog, panel }, before) => {
    if (dialog !== null || before.dialog === null || panel !== 'lanes') return;
    // The dialog itself gives the focus back in the frame after it is gone.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (viewStore.getState().dialog === null) focusEntry();
      }),
    );
  });
}
