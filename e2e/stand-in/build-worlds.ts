/** Bundles what runs in the page's two worlds, once for each process that starts programs on the stand-in. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const WORLDS = ['page-world', 'preload-world'] as const;
export type WorldName = (typeof WORLDS)[number];

let built: Promise<string> | null = null;

/** @returns the folder of the bundles, each under its plain name. */
export function builtWorlds(): Promise<string> {
  built ??= buildWorlds();
  return built;
}

async function buildWorlds(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'baton-worlds-'));
  process.once('exit', () => {
    rmSync(outDir, { recursive: true, force: true });
  });
  for (const name of WORLDS) {
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir,
        emptyOutDir: false,
        minify: false,
        lib: {
          entry: join(import.meta.dirname, 'world', `${name}.ts`),
          formats: ['iife'],
          name: 'standInWorld',
          fileName: () => `${name}.js`,
        },
      },
    });
  }
  return outDir;
}
