/** Chromium's own folder, one for each data folder: what the single-instance lock goes by. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { StartOptions } from './start-options.ts';

/**
 * Puts Chromium's files for this start into a folder of their own, named after the data folder (or the home of
 * races). Electron's single-instance lock lies in that folder: a second start on the same race meets the first, one
 * on another race does not. Must come before the lock is asked for and before Electron is ready.
 */
export function setupUserData({ data, home }: StartOptions): void {
  const what = data === null ? ['home', home ?? ''] : ['data', data];
  const key = createHash('sha256').update(`${what[0] ?? ''}\n${realPath(what[1] ?? '')}`);
  app.setPath('userData', join(app.getPath('userData'), 'stations', key.digest('hex').slice(0, 16)));
}

/** The same folder by another way (a link, a relative path) is the same folder; one to be made is not there yet. */
function realPath(path: string): string {
  if (path === '') return '';
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
