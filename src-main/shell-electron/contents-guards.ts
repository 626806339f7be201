/** The window stays where it is: no navigation, no redirect, no second window, no page inside the page. */
import type { Event, WebContents } from 'electron';
import { app } from 'electron';
import { WINDOW_URL } from './app-origin.ts';

/** Guards every web contents there will ever be, so that one made by mistake is guarded too. */
export function setupContentsGuards(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

function guardContents(contents: WebContents): void {
  // A script or link that leads elsewhere would take the preload's bridge with it.
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A <webview> may bring its own preferences, Node among them.
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** Reloading the window is the one navigation that a page may ask for. */
function stayHere(details: Event<{ readonly url: string; readonly isMainFrame: boolean }>): void {
  if (!details.isMainFrame || details.url !== WINDOW_URL) details.preventDefault();
}
