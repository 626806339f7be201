/** The Electron shell: puts the station's window on the screen and holds what surrounds it. One `setup…` each. */
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { readWindowFiles } from '../shell-browser/window-files.ts';
import type { Desk } from '../desk/desk.ts';
import { registerAppScheme, setupAppProtocol } from './app-protocol.ts';
import { setupCalls } from './calls.ts';
import { setupCloseQuestion } from './close-question.ts';
import { setupContentsGuards } from './contents-guards.ts';
import { createDialogs } from './dialogs.ts';
import { setupMenu } from './menu.ts';
import { openDesk } from './open-desk.ts';
import { setupPowerHints } from './power-hints.ts';
import { setupProcessGuards } from './process-guards.ts';
import { setupQuitting } from './quitting.ts';
import { setupSessionGuards } from './session-guards.ts';
import { setupSingleInstance } from './single-instance.ts';
import { readStartOptions } from './start-options.ts';
import { StationWindow } from './station-window.ts';
import { createStayAwake } from './stay-awake.ts';
import { setupUserData } from './user-data.ts';
import { createRecovery } from './window-recovery.ts';

/** The bundles lie side by side, in `out/` as in the package. */
const OUT = join(import.meta.dirname, '..');

const options = readStartOptions(process.argv.slice(1));
let desk: Desk | null = null;

const recover = createRecovery(() => {
  stationWindow.replace();
});
const stationWindow = new StationWindow({
  preload: join(OUT, 'preload', 'index.cjs'),
  devTools: !app.isPackaged,
  onMade: (window) => {
    recover(window);
    setupCloseQuestion(window, () => desk?.status() ?? { unsafeElsewhere: 0, raceOn: false });
  },
});

// All of this must be said before Electron is ready, so before anything is waited for.
registerAppScheme();
setupUserData(options);
if (!setupProcessGuards()) {
  process.stderr.write('Baton does not start with remote debugging on. Start it without that option.\n');
  app.exit(1);
} else if (
  !setupSingleInstance(() => {
    stationWindow.comeForward();
  })
) {
  app.quit();
} else {
  run().catch(endWithError);
}

async function run(): Promise<void> {
  setupContentsGuards();
  const opening = openDesk(
    options,
    createDialogs(() => stationWindow.current),
  );
  setupQuitting(
    () => stationWindow.replacing,
    async () => (await opening).close(),
  );
  setupCalls(
    (frame) => stationWindow.isOwnFrame(frame),
    async (request) => (await opening).answer(request),
  );
  const [files] = await Promise.all([readWindowFiles(join(OUT, 'renderer')), app.whenReady()]);
  setupAppProtocol(session.defaultSession.protocol, files);
  setupSessionGuards(session.defaultSession);
  setupMenu({
    restartWindow: () => {
      stationWindow.replace();
    },
    close: () => {
      app.quit();
    },
  });
  stationWindow.open();
  follow(await opening);
}

/** Carries the station's pushes to the window, and what they mean for the machine to the system. */
function follow(opened: Desk): void {
  desk = opened;
  const stayAwake = createStayAwake();
  opened.subscribe((push) => {
    stationWindow.push(push);
    stayAwake(opened.status().raceOn);
  });
  stayAwake(opened.status().raceOn);
  setupPowerHints(
    (what) => {
      opened.hint(what);
    },
    () => {
      stationWindow.current?.destroy();
      app.quit();
    },
  );
}

function endWithError(error: unknown): void {
  const sentence =
    error instanceof BatonError
      ? error.message
      : `Baton cannot start: ${String(error)}. What was recorded is safe.`;
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox('Baton cannot start', sentence);
  app.exit(1);
}
