/** The Electron program as a child of the launcher. */
import { spawn } from 'node:child_process';
import { childEnd } from './child-end.ts';
import type { LaunchOptions } from './launch-options.ts';

/** Electron that ends with an error so soon has never shown a window: a library is missing, the display is not its own. */
const NEVER_OPENED_MS = 5_000;

/**
 * Runs Electron until it ends.
 *
 * @param stopped - resolves when somebody wants the program to end.
 * @returns its exit code; `null` where it never opened.
 */
export async function runElectron(
  binary: string,
  root: string,
  options: LaunchOptions,
  stopped: Promise<void>,
): Promise<number | null> {
  const startedMs = performance.now();
  const child = spawn(binary, [...asRoot(), root, ...wordsOf(options)], { stdio: 'inherit' });
  const stopping = stopped.then((): 'stopping' => {
    child.kill();
    return 'stopping';
  });
  const end = childEnd(child);
  const first = await Promise.race([end, stopping]);
  const { code } = await end;
  if (first === 'stopping') return code ?? 0;
  return code !== 0 && performance.now() - startedMs < NEVER_OPENED_MS ? null : (code ?? 1);
}

function wordsOf({ data, home, demo }: LaunchOptions): string[] {
  return [
    ...(data === undefined ? [] : ['--data', data]),
    ...(home === undefined ? [] : ['--home', home]),
    ...(demo === undefined ? [] : ['--demo']),
  ];
}

/** Chromium refuses to sandbox as root. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
