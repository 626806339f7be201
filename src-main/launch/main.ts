/** `npm start`: builds what is missing, then opens the board in Electron, or in the browser where Electron is not. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { BatonError } from '../../src-shared/contract/errors.ts';
import { createDesk } from '../desk/desk.ts';
import { prepareWindow } from './built-window.ts';
import { electronBinary } from './electron-binary.ts';
import { hasDisplay } from './installed-browser.ts';
import type { LaunchOptions } from './launch-options.ts';
import { readLaunchOptions } from './launch-options.ts';
import { runElectron } from './run-electron.ts';
import { runInBrowser } from './run-browser.ts';
import { stopSignal } from './stop-signal.ts';

const root = join(import.meta.dirname, '..', '..');

try {
  process.exitCode = await launch(readLaunchOptions(process.argv));
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

async function launch(options: LaunchOptions): Promise<number> {
  const stopped = stopSignal();
  await prepareWindow(root, say);
  const code = await tryElectron(options, stopped);
  if (code !== null) return code;
  const home = options.home ?? join(homedir(), 'Baton');
  const desk = await createDesk({
    home,
    shell: 'browser',
    version: packageJson.version,
    // What was asked for is opened in its place.
    reopenLast: options.data === undefined && options.demo === undefined,
  });
  await runInBrowser(desk, options, { root, home, say, stopped });
  return 0;
}

/** The exit code of Electron; `null` where it did not run, with the reason said. */
async function tryElectron(options: LaunchOptions, stopped: Promise<void>): Promise<number | null> {
  if (options.browser === true || !options.open || !hasDisplay()) return null;
  const found = await electronBinary(root, say);
  const instead = 'the same board opens in Chromium, Chrome or Edge instead.';
  if ('why' in found) {
    say(`Electron’s binary is not here and could not be fetched (${found.why}): ${instead}`);
    return null;
  }
  const code = await runElectron(found.path, root, options, stopped);
  if (code === null) say(`Electron did not open on this machine: ${instead}`);
  return code;
}

/** 0 help, 1 failed, 2 the words are off. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof BatonError) {
    process.stderr.write(`baton: ${error.message}\n`);
    return error.code === 'usage' ? 2 : 1;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `baton: a fault in Baton itself; what was acknowledged before is on disk. Please report this:\n${fault}\n`,
  );
  return 1;
}
