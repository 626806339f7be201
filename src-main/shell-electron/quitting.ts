/** The program ends when its window is closed, and not before the journal is closed. */
import { app } from 'electron';

/** How long the station may take to close: what was acknowledged is on disk already. */
const PATIENCE_MS = 5_000;

/**
 * @param windowIsComing - whether a window is about to take the place of the one that just went.
 * @param close - closes the station: ends what runs, frees the data folder.
 */
export function setupQuitting(windowIsComing: () => boolean, close: () => Promise<void>): void {
  // Also on macOS: a station without a window records nothing.
  app.on('window-all-closed', () => {
    if (!windowIsComing()) app.quit();
  });
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    // Electron offers no way to wait while quitting but to stop it and to exit afterwards.
    const exit = (code: number): void => {
      app.exit(code);
    };
    setTimeout(exit, PATIENCE_MS, 1);
    close().then(
      () => {
        exit(0);
      },
      () => {
        exit(1);
      },
    );
  });
}
