/**
 * A module that stands for `electron` where its binary is missing: as much of it as the shell uses, over real Chromium. It is
 * here so that the built program can be run and attacked on any machine; what it cannot show is said where it differs
 * (`app-url.ts`, `session.ts`, `app.ts`), and the same specs run on real Electron wherever that is.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { powerMonitor, powerSaveBlocker } from './power.ts';
export { session } from './session.ts';

import { session } from './session.ts';

export const protocol = session.defaultSession.protocol;
