/** Sees to it that what is opened is what the sources say: builds when the build is missing or older than they are. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { childEnd } from './child-end.ts';

/** What is bundled; a test beside a source file counts too, which costs a build too many and never one too few. */
const SOURCES = [
  'src-main',
  'src-preload',
  'src-renderer',
  'src-shared',
  'electron.vite.config.ts',
  'package-lock.json',
];

/** Written by the build each time; the last of its parts to be written. */
const BUILT = 'out/renderer/index.html';
const BUILDER = 'node_modules/electron-vite/bin/electron-vite.js';

/**
 * Builds the window where that is needed.
 *
 * @param root - the repository's root.
 * @param say - told one line before and none after, unless it fails.
 * @throws BatonError `fault` with the builder's own words where the build fails.
 */
export async function prepareWindow(root: string, say: (sentence: string) => void): Promise<void> {
  const builtMs = await changedMs(join(root, BUILT));
  if (builtMs !== null && !(await anyNewer(root, builtMs))) return;
  if ((await changedMs(join(root, BUILDER))) === null) {
    // An installation without its tools: the build that came with it is all there is.
    if (builtMs !== null) return;
    throw new BatonError(
      'notFound',
      'The window is not built and its builder is not installed. Run "npm ci" first.',
    );
  }
  say(`${builtMs === null ? 'Building the window' : 'The sources have changed: building the window anew'} …`);
  await build(root);
}

async function build(root: string): Promise<void> {
  const builder = spawn(process.execPath, [join(root, BUILDER), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [builder.stdout, builder.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  if ((await childEnd(builder)).code === 0) return;
  throw new BatonError('fault', `The window could not be built. What the builder said:\n${said.join('')}`);
}

/** When a file was last written, ms since 1970; `null` where there is none. */
async function changedMs(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

async function anyNewer(root: string, thanMs: number): Promise<boolean> {
  for (const source of SOURCES) {
    const path = join(root, source);
    const inside = await readdir(path, { recursive: true }).catch(() => []);
    for (const name of ['', ...inside]) {
      if (((await changedMs(join(path, name))) ?? 0) > thanMs) return true;
    }
  }
  return false;
}
