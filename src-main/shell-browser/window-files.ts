/**
 * The built window, held in memory: it stays the one that the station was started with when a later build replaces
 * its files or the disk that they lie on goes away, and no path of a request ever reaches the file system.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';

/** One file of the window. */
export interface WindowFile {
  readonly body: Buffer;
  readonly mediaType: string;
}

/** The window's files by the path under which they are asked for. */
export type WindowFiles = ReadonlyMap<string, WindowFile>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * Reads the built window. Links are left out, so that nothing from outside the folder is served.
 *
 * @throws BatonError `notFound` where there is no built window.
 */
export async function readWindowFiles(folder: string): Promise<WindowFiles> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, WindowFile>();
  for (const entry of found) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const asked = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(asked, { body: await readFile(path), mediaType });
  }
  const start = files.get('/index.html');
  if (start === undefined) {
    throw new BatonError(
      'notFound',
      `There is no built window in ${folder}. Run "npm run build" and start again.`,
    );
  }
  return files.set('/', start);
}
