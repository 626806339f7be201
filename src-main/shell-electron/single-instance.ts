/** One program for each data folder. */
import { app } from 'electron';

/**
 * Makes sure that this is the only program for its data folder (see `user-data.ts`). The journal has a lock of its own;
 * this one is for the person who clicks the icon again: the window that is there comes forward.
 *
 * @param comeForward - called when another start met this one.
 * @returns `false` where another one is there already: this one should end.
 */
export function setupSingleInstance(comeForward: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', comeForward);
  return true;
}
