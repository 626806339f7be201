/** The board in the machine's browser, from opening to a clean end. */
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Link } from '../desk/link.ts';
import { serveBrowser } from '../shell-browser/serve.ts';
import type { BrowserShell } from '../shell-browser/serve.ts';
import type { AppWindow } from './app-window.ts';
import { openAppWindow, profileFolder } from './app-window.ts';
import { hasDisplay, installedBrowser } from './installed-browser.ts';
import { serveOnKeptPort } from './kept-port.ts';
import type { LaunchOptions } from './launch-options.ts';

/** Where the launcher speaks, and what ends it. */
export interface Surroundings {
  /** The repository's root. */
  readonly root: string;
  /** Where races are kept. */
  readonly home: string;
  readonly say: (sentence: string) => void;
  /** Resolves when somebody wants the program to end. */
  readonly stopped: Promise<void>;
}

/** A station that can be closed: flushed, its lock freed. */
export interface ClosableLink extends Link {
  close(): Promise<void>;
}

/**
 * Serves the board and opens its window; ends when that is closed (unless asked to keep on) or at Ctrl+C.
 *
 * @throws BatonError where the race cannot be opened, the window is not built, or the port is taken.
 */
export async function runInBrowser(
  desk: ClosableLink,
  options: LaunchOptions,
  surroundings: Surroundings,
): Promise<void> {
  try {
    await openRace(desk, options);
    const shell = await serve(desk, options, surroundings);
    try {
      await showUntilEnd(shell, options, surroundings);
    } finally {
      await shell.close();
    }
  } finally {
    await desk.close();
  }
}

function serve(link: Link, options: LaunchOptions, { root, home, say }: Surroundings): Promise<BrowserShell> {
  const windowFolder = join(root, 'out', 'renderer');
  const on = (port: number): Promise<BrowserShell> => serveBrowser({ link, windowFolder, port, note: say });
  return options.port === 0 ? serveOnKeptPort(profileFolder(home, options.data), on) : on(options.port);
}

async function openRace(desk: Link, { data, demo }: LaunchOptions): Promise<void> {
  if (data !== undefined) await make(desk, 'race.open', { folder: data });
  else if (demo === true) await make(desk, 'race.demo', { teams: 24, legs: 6, seed: 1 });
}

async function make(desk: Link, name: 'race.open' | 'race.demo', args: unknown): Promise<void> {
  const message = await desk.answer({ id: 0, name, args });
  if ('error' in message) throw new BatonError(message.error.code, message.error.says);
}

async function showUntilEnd(
  shell: BrowserShell,
  options: LaunchOptions,
  { home, say, stopped }: Surroundings,
): Promise<void> {
  const browser = options.open && hasDisplay() ? installedBrowser() : null;
  if (browser === null) {
    say(
      `${whyNoWindow(options)} Open this address in a browser on this machine; Ctrl+C ends Baton.\n${shell.address}`,
    );
    await stopped;
    return;
  }
  const window = await openAppWindow(browser, shell.openingAddress(), profileFolder(home, options.data));
  say(
    options.keep === true
      ? `The board is open; Ctrl+C ends Baton. Its address, for another window:\n${shell.address}`
      : `The board is open; closing its window or Ctrl+C ends Baton. Its address, for another window:\n${shell.address}`,
  );
  await untilEnd(window, options, say, stopped);
  await window.close();
}

async function untilEnd(
  window: AppWindow,
  options: LaunchOptions,
  say: (sentence: string) => void,
  stopped: Promise<void>,
): Promise<void> {
  const end = await Promise.race([window.ended, stopped]);
  if (end === undefined || (end === 'closed' && options.keep !== true)) return;
  if (end === 'handedOver')
    say('Its window stands in a browser that was open before: end Baton here with Ctrl+C.');
  if (end === 'failed')
    say('The browser did not open a window. Open the address by hand; Ctrl+C ends Baton.');
  await stopped;
}

function whyNoWindow({ open }: LaunchOptions): string {
  if (!open) return 'The board is ready.';
  return hasDisplay() ? 'No Chrome, Chromium or Edge was found here.' : 'There is no display here.';
}
