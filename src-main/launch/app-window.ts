/** The board as a window of its own in the machine's browser. */
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { childEnd } from './child-end.ts';

/** A browser that hands its window to one that runs already ends within this time; a person does not close so fast. */
const HANDED_OVER_MS = 3_000;

/**
 * How a window ended: a person closed it; the browser gave it to a process of its own that was there before, so that its
 * closing cannot be seen from here; or it never came up.
 */
type WindowEnd = 'closed' | 'handedOver' | 'failed';

/** A window in the browser. */
export interface AppWindow {
  readonly ended: Promise<WindowEnd>;
  close(): Promise<void>;
}

/**
 * Opens the board in an app window, with a profile of its own that is kept, so that the window comes up where and as it
 * was, and that no extension and no account of the person's own browser reaches.
 *
 * @param browser - path of Chrome, Chromium or Edge.
 * @param address - a one-time address: it stands on a command line that every user of the machine can read.
 * @param profile - folder of the profile; made where it is missing.
 */
export async function openAppWindow(browser: string, address: string, profile: string): Promise<AppWindow> {
  await mkdir(profile, { recursive: true });
  const startedMs = performance.now();
  const child = spawn(browser, [...flags(profile), `--app=${address}`], { stdio: 'ignore' });
  const ended = childEnd(child).then(({ code }): WindowEnd => {
    if (performance.now() - startedMs > HANDED_OVER_MS) return 'closed';
    return code === 0 ? 'handedOver' : 'failed';
  });
  return {
    ended,
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** A profile folder for what was asked for: two races side by side are two browsers, not two windows of one. */
export function profileFolder(home: string, data: string | undefined): string {
  const name = data === undefined ? 'home' : hash('sha256', resolve(data)).slice(0, 16);
  return join(home, '.window', name);
}

function flags(profile: string): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-crash-restore-bubble',
    // Mobile data costs, and nothing of this is needed.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    // A board behind another window still counts down and beeps.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--autoplay-policy=no-user-gesture-required',
    // The profile holds no password worth a question of the system's keychain.
    '--password-store=basic',
    '--use-mock-keychain',
    // Chromium refuses to sandbox as root; nobody should be root, but a rescue system is.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}
