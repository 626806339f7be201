import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareWindow } from './built-window.ts';

const BUILT = 'out/renderer/index.html';
const BUILDER = 'node_modules/electron-vite/bin/electron-vite.js';
const SOURCE = 'src-renderer/app/main.tsx';
const NEVER_SAYS = (sentence: string): void => {
  throw new Error(`It said: ${sentence}`);
};

/** A builder that writes what it was asked for where the real one would. */
const BUILDS = `const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('out/renderer', { recursive: true });
writeFileSync('${BUILT}', process.argv.slice(2).join(' '));`;

let root: string;
let said: string[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'baton-root-'));
  said = [];
  await put(SOURCE, '');
  await put(BUILDER, BUILDS);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, text: string, changedS?: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  if (changedS !== undefined) await utimes(join(root, path), changedS, changedS);
}

const prepare = (): Promise<void> => prepareWindow(root, (sentence) => said.push(sentence));

describe('the window', () => {
  it('is built where it is missing', async () => {
    await prepare();
    expect(said).toEqual(['Building the window …']);
    expect(await readFile(join(root, BUILT), 'utf8')).toBe('build --logLevel warn');
  });

  it('is built anew where a source is newer', async () => {
    await put(BUILT, 'old', 1_000);
    await prepare();
    expect(said).toEqual(['The sources have changed: building the window anew …']);
    expect(await readFile(join(root, BUILT), 'utf8')).not.toBe('old');
  });

  it('is built anew where a source has gone, since its folder is newer', async () => {
    await put(BUILT, 'old', 1_000);
    await utimes(join(root, SOURCE), 500, 500);
    await rm(join(root, SOURCE));
    await prepare();
    expect(said).toHaveLength(1);
  });

  it('is left as it is where nothing is newer', async () => {
    await put(BUILT, 'new', 4_000_000_000);
    await prepareWindow(root, NEVER_SAYS);
    expect(await readFile(join(root, BUILT), 'utf8')).toBe('new');
  });

  it('is taken as it came where its builder is not installed', async () => {
    await put(BUILT, 'old', 1_000);
    await rm(join(root, BUILDER));
    await prepareWindow(root, NEVER_SAYS);
  });

  it('that is neither built nor can be is an error that says what to do', async () => {
    await rm(join(root, BUILDER));
    await expect(prepare()).rejects.toMatchObject({
      code: 'notFound',
      message: expect.stringContaining('npm ci') as string,
    });
  });

  it('that does not build is an error with the builder’s words', async () => {
    await put(BUILDER, 'console.error("no such module"); process.exitCode = 1;');
    await expect(prepare()).rejects.toMatchObject({
      code: 'fault',
      message: expect.stringContaining('no such module') as string,
    });
  });
});
