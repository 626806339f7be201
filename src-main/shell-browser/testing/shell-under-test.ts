/** A real shell on a real port, with a small window folder and the station given. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Link } from '../../desk/link.ts';
import type { BrowserShell } from '../serve.ts';
import { serveBrowser } from '../serve.ts';

export interface ShellUnderTest {
  readonly shell: BrowserShell;
  readonly port: number;
  readonly token: string;
  /** What the person at the terminal was told. */
  readonly notes: string[];
  close(): Promise<void>;
}

/** Text of a file that lies beside the window's folder and must never be served. */
export const SECRET = 'a secret of this laptop';

/** Starts the shell; the caller closes it. */
export async function shellUnderTest(link: Link): Promise<ShellUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-shell-'));
  const windowFolder = join(folder, 'window');
  await mkdir(join(windowFolder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), SECRET);
  await writeFile(join(windowFolder, 'index.html'), '<!doctype html><title>Baton</title>');
  await writeFile(join(windowFolder, 'assets', 'index-1a2b.js'), 'export {};');
  // Where links cannot be made (Windows without the right to), there is nothing to guard against either.
  await symlink(join(folder, 'secret.js'), join(windowFolder, 'link.js')).catch(() => undefined);
  const notes: string[] = [];
  const shell = await serveBrowser({ link, windowFolder, port: 0, note: (sentence) => notes.push(sentence) });
  return {
    shell,
    port: shell.port,
    token: new URL(shell.address).hash.slice(1),
    notes,
    async close() {
      await shell.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
