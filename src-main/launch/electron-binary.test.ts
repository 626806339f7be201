import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronBinary } from './electron-binary.ts';

let root: string;
let electron: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'baton-root-'));
  electron = join(root, 'node_modules', 'electron');
  await mkdir(join(electron, 'dist'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const find = (): Promise<unknown> => electronBinary(root, () => undefined);

describe('Electron', () => {
  it('is found where its package has put it', async () => {
    await writeFile(join(electron, 'path.txt'), 'electron');
    await writeFile(join(electron, 'dist', 'electron'), '');
    expect(await find()).toEqual({ path: join(electron, 'dist', 'electron') });
  });

  it('is fetched where it is not there', async () => {
    await writeFile(
      join(electron, 'install.js'),
      `const { writeFileSync } = require('node:fs');
       writeFileSync(__dirname + '/dist/electron', '');
       writeFileSync(__dirname + '/path.txt', 'electron');`,
    );
    expect(await find()).toEqual({ path: join(electron, 'dist', 'electron') });
  });

  it('that cannot be fetched says why, without the noise', async () => {
    await writeFile(
      join(electron, 'install.js'),
      'console.error("TypeError: fetch failed\\n    at somewhere"); process.exit(1);',
    );
    expect(await find()).toEqual({ why: 'fetch failed' });
  });

  it('that was half fetched is not there', async () => {
    await writeFile(join(electron, 'path.txt'), 'electron');
    await writeFile(join(electron, 'install.js'), '');
    expect(await find()).toEqual({ why: 'the download brought none' });
  });

  it('that is not even a package says so', async () => {
    await rm(electron, { recursive: true });
    expect(await find()).toEqual({ why: 'its package is not installed' });
  });
});
