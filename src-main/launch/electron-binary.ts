/** Electron's binary, which does not come with its npm package: found, or fetched by the package's own script. */
import { spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { childEnd } from './child-end.ts';

/** Nobody in the exchange tent waits longer for a download than this. */
const FETCH_MS = 120_000;

/** Only a fetch that takes this long is worth a line: where there is no network it fails at once. */
const QUIET_MS = 1_500;

/** Where Electron is, or why it is not. */
export type ElectronBinary = { readonly path: string } | { readonly why: string };

/**
 * Finds Electron's binary, and fetches it where it is missing and a network allows.
 *
 * @param root - the repository's root.
 * @param say - told when a fetch takes its time.
 */
export async function electronBinary(root: string, say: (sentence: string) => void): Promise<ElectronBinary> {
  const folder = join(root, 'node_modules', 'electron');
  const there = await installed(folder);
  if (there !== null) return { path: there };
  const script = join(folder, 'install.js');
  if (!(await exists(script))) return { why: 'its package is not installed' };
  const why = await fetchBinary(script, say);
  const fetched = await installed(folder);
  return fetched === null ? { why: why ?? 'the download brought none' } : { path: fetched };
}

/** The package writes `path.txt` when the binary is in place. */
async function installed(folder: string): Promise<string | null> {
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  if (name === null) return null;
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name.trim());
  return (await exists(path)) ? path : null;
}

async function fetchBinary(script: string, say: (sentence: string) => void): Promise<string | null> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'], timeout: FETCH_MS });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const patience = setTimeout(() => {
    say('Fetching Electron, about 110 MB, once. To go without: Ctrl+C, then "npm start -- --browser".');
  }, QUIET_MS);
  const { code, signal } = await childEnd(child);
  clearTimeout(patience);
  if (signal !== null) return `not within ${FETCH_MS / 1_000} s`;
  return code === 0 ? null : firstWords(said);
}

/** The first line of what a script said when it failed, without the name of the error's class. */
function firstWords(said: string): string {
  const line = said.split('\n', 1)[0] ?? '';
  return line.replace(/^\w*Error: /, '').trim() || 'the download failed';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
