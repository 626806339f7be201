/** Electron's binary, where the package's own script has fetched it. Nothing is fetched here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** @returns its path, or `null` where it is not installed. */
export function installedElectron(): string | null {
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist');
  const path = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : null;
}
