/** A window that crashed or hangs is made anew. The station, and with it every time that was taken, goes on meanwhile. */
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';

/** How long a person may think about a window that hangs before it is restarted anyway. */
const PATIENCE_MS = 10_000;
/** A window that is lost this often within a minute will be lost again. */
const MOST_RESTARTS = 5;
const RESTART_SPAN_MS = 60_000;

const RESTART = 0;

/**
 * @returns what to call with each window that is made.
 * @param replace - makes a new window in place of the lost one.
 */
export function createRecovery(replace: () => void): (window: BrowserWindow) => void {
  const restarts: number[] = [];
  const restart = (): void => {
    const now = performance.now();
    restarts.push(now);
    const recent = restarts.filter((at) => now - at < RESTART_SPAN_MS).length;
    if (recent > MOST_RESTARTS) giveUp();
    // A window must not be destroyed while it tells of its own loss.
    else setImmediate(replace);
  };
  return (window) => {
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') restart();
    });
    askAboutHanging(window, restart);
  };
}

/**
 * A hanging window may still come back and with it the keys pressed meanwhile, at their true times; but nobody should
 * have to answer a question to get a working window.
 */
function askAboutHanging(window: BrowserWindow, restart: () => void): void {
  let question: AbortController | null = null;
  const end = (): void => {
    question?.abort();
    question = null;
  };
  window.on('responsive', end);
  window.on('closed', end);
  window.on('unresponsive', () => {
    if (question !== null || window.webContents.isDevToolsOpened()) return;
    const asked = new AbortController();
    question = asked;
    const patience = setTimeout(() => {
      if (!asked.signal.aborted) restart();
    }, PATIENCE_MS);
    asked.signal.addEventListener('abort', () => {
      clearTimeout(patience);
    });
    dialog
      .showMessageBox(window, {
        type: 'warning',
        title: 'Baton',
        message: 'The window does not answer',
        detail:
          'Everything with a tick is safe. Baton restarts the window by itself in ten seconds; what stands in the entry line comes back.\n\nWait keeps the keys that you have pressed since, if the window comes back.',
        buttons: ['Restart the window', 'Wait'],
        defaultId: RESTART,
        cancelId: 1,
        noLink: true,
        signal: asked.signal,
      })
      .then(({ response }) => {
        if (asked.signal.aborted) return;
        end();
        if (response === RESTART) restart();
      })
      // Without a dialog the patience above decides.
      .catch(() => undefined);
  });
}

function giveUp(): void {
  dialog.showErrorBox(
    'The window cannot be kept open',
    'It was lost again and again. What was recorded is safe. Start Baton again; if that does not help, start it in the browser with “npm start -- --browser”.',
  );
  app.quit();
}
