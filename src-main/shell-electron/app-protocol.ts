/** The scheme `app://`, from which the window is loaded: an origin of its own, unlike `file://`, and only its files. */
import type { Protocol } from 'electron';
import { protocol } from 'electron';
import type { WindowFiles } from '../shell-browser/window-files.ts';
import { answerWindowFile } from './answer-window-file.ts';
import { APP_SCHEME } from './app-origin.ts';

/** Makes the scheme known. Chromium reads this once, before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the built window under `app://baton/`.
 *
 * @param of - the session's protocol.
 */
export function setupAppProtocol(of: Protocol, files: WindowFiles): void {
  of.handle(APP_SCHEME, (request) => answerWindowFile(files, request));
}
