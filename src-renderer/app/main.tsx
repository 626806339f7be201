/** The window's start. */
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '../design/tokens.css';
import '../design/ground.css';
import '../entry/entry-actions.ts';
import '../lanes/lanes-actions.ts';
import './app-actions.ts';
import '../grid/grid-actions.ts';
import '../dialogs/dialog-actions.ts';
import '../log/log-actions.ts';
import '../results/results-actions.ts';
import '../clock/clock-actions.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { tellNetworkHints } from '../clock/network-hints.ts';
import { connect } from '../connection/connect.ts';
import { holdFocus } from '../entry/entry-focus.ts';
import { keepEntry, takeDraft } from '../entry/entry-store.ts';
import { restoreOutbox, sendWaiting } from '../entry/outbox.ts';
import { startPressClock, watchForSleep } from '../entry/press-clock.ts';
import { startTicking } from '../view/now.ts';
import { viewStore } from '../view/view-store.ts';
import { App } from './app.tsx';
import { returnFromDialogs } from './after-dialogs.ts';
import { keepMirror } from './keep-mirror.ts';
import { listenToKeys } from './keyboard.ts';
import { callStation, setConnection } from './station.ts';

function showTheme({ theme }: { readonly theme: string }): void {
  document.documentElement.dataset['theme'] = theme;
}

function start(root: HTMLElement): void {
  showTheme(viewStore.getState());
  viewStore.subscribe(showTheme);
  const connection = connect();
  setConnection(connection);
  restoreOutbox();
  keepEntry((line) => {
    // A draft that does not arrive is in the window's own storage still.
    callStation('draft.keep', { line }).catch(() => undefined);
  });
  keepMirror(connection, {
    onUp: startPressClock,
    onSnapshot: (snapshot) => {
      if (snapshot.mode !== 'race') return;
      // The clock is the race's: before one is open there is none to read.
      startPressClock();
      takeDraft(snapshot.desk.draft);
      sendWaiting();
    },
  });
  watchForSleep();
  tellNetworkHints();
  startTicking();
  listenToKeys();
  holdFocus();
  returnFromDialogs();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element for the window.');
start(root);
