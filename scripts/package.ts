/** `npm run package`: builds the program and makes this system's installers, in `release/`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const ELECTRON = join(ROOT, 'node_modules', 'electron');

function run(module: string, words: readonly string[], quiet: boolean): boolean {
  const { status } = spawnSync(process.execPath, [module, ...words], {
    cwd: ROOT,
    stdio: quiet ? 'ignore' : 'inherit',
  });
  return status === 0;
}

/** The package's own script fetches the binary, and does nothing where it is there. */
function hasElectron(): boolean {
  run(join(ELECTRON, 'install.js'), [], true);
  return existsSync(join(ELECTRON, 'path.txt'));
}

function makePackage(): string | null {
  if (!hasElectron()) {
    return 'There is no installer without Electron’s binary, which is not here and could not be fetched: run this where github.com can be reached.';
  }
  if (!run(join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), ['build'], false)) {
    return 'The program could not be built; what is wrong stands above.';
  }
  if (!run(require.resolve('electron-builder/cli.js'), ['--publish', 'never'], false)) {
    return 'The installers could not be made; what is wrong stands above.';
  }
  return null;
}

const problem = makePackage();
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
