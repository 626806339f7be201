/** Asks before the window closes while something would be lost to the race. */
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { Holding } from './close-words.ts';
import { closeQuestion } from './close-words.ts';

const STAY = 0;
const CLOSE = 1;

/**
 * Guards one window's closing. Staying is what Enter and Escape do: who closes by mistake, in gloves, stays.
 *
 * @param holding - what the station holds; asked at each attempt to close.
 */
export function setupCloseQuestion(window: BrowserWindow, holding: () => Holding): void {
  let asking = false;
  window.on('close', (event) => {
    const question = closeQuestion(holding());
    if (question === null) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const answered = dialog.showMessageBox(window, {
      ...question,
      type: 'question',
      title: 'Baton',
      buttons: ['Stay', 'Close Baton'],
      defaultId: STAY,
      cancelId: STAY,
      noLink: true,
    });
    answered
      .then(({ response }) => {
        // The person has decided: `destroy` closes without asking again.
        if (response === CLOSE && !window.isDestroyed()) window.destroy();
      })
      // A question that could not be asked is not a yes.
      .catch(() => undefined)
      .finally(() => {
        asking = false;
      });
  });
}
