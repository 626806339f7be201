/** The scripts that go into each page: the page's side of the bridge, the preload's side, and the preload itself. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorldName } from './build-worlds.ts';

export interface PreloadScripts {
  /** Runs in the page's world. */
  readonly page: string;
  /** Runs in the preload's world. */
  readonly preload: string;
  /** The name of the binding through which the preload's world reaches the main process. */
  readonly binding: string;
}

/** @param isolated - whether the preload has a world of its own (`contextIsolation`). */
export async function preloadScripts(preloadPath: string | null, isolated: boolean): Promise<PreloadScripts> {
  const names = { handshake: randomName(), binding: randomName(), isolated };
  const given = `const STAND_IN = ${JSON.stringify(names)};`;
  const preload = preloadPath === null ? '' : await readFile(preloadPath, 'utf8');
  return {
    page: `(() => { ${given} ${await worldBundle('page-world')} })();`,
    preload: `(() => { ${given} ${await worldBundle('preload-world')}
      // As in Electron, frames inside the page have no preload.
      if (window !== window.top) return;
      const require = globalThis.__makeRequire(), module = { exports: {} }, exports = module.exports;
      (function (process) { ${preload}\n })(undefined);
    })();`,
    binding: names.binding,
  };
}

function randomName(): string {
  return `standIn${randomBytes(12).toString('hex')}`;
}

/** One side of the bridge, as `build-worlds.ts` made it. */
function worldBundle(name: WorldName): Promise<string> {
  return readFile(join(process.env['BATON_STAND_IN_WORLDS'] ?? '', `${name}.js`), 'utf8');
}
