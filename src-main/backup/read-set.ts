/** Reading a backup set: nothing in it is believed before it was checked. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { storageError, systemCode } from '../journal/storage-error.ts';
import { checkFiles } from './check-files.ts';
import type { Watch } from './progress.ts';
import { Progress } from './progress.ts';
import { checkSums, readManifest } from './read-manifest.ts';
import { isRegularFile } from './regular-file.ts';
import type { SetContents } from './replay.ts';
import type { Manifest } from './set-format.ts';
import { MANIFEST_NAME } from './set-format.ts';
import { compareSetNames } from './set-name.ts';

export { readJournalFile } from './read-journal-file.ts';

/** How to read, and who looks on. */
export interface ReadOptions extends Watch {
  readonly sha256: Sha256;
}

/** A set that was found true. */
export interface VerifiedSet extends SetContents {
  readonly manifest: Manifest;
}

/**
 * Checks a whole set and reads it: every byte against the manifest, every entry against its hash, the board
 * against the one that was shown when the set was made. Files that are not of the set are passed over.
 *
 * @throws BatonError that names the file: `damaged`, `notFound` (no set there), `newer`, `badInput` (not of a
 *   set, or a link), `noPermission`; also where `signal` stopped it (`badInput`).
 */
export async function verifySet(path: string, options: ReadOptions): Promise<VerifiedSet> {
  await refuseMissingFolder(path);
  const { sha256 } = options;
  const manifest = await readManifest(path, sha256);
  await checkSums(path, manifest, sha256);
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = new Progress(total, options, () => stopped(path));
  const contents = await checkFiles(path, manifest, { sha256, progress, doing: 'Checking' });
  return { manifest, ...contents };
}

/**
 * The sets that lie directly in a folder, newest first by their names; whether they are true is not looked at.
 *
 * @throws BatonError where the folder cannot be read.
 */
export async function findSets(folder: string): Promise<string[]> {
  let names: string[];
  try {
    const found = await readdir(folder, { withFileTypes: true });
    names = found.filter((one) => one.isDirectory()).map(({ name }) => name);
  } catch (error) {
    throw storageError(error, folder);
  }
  const isSet = await Promise.all(names.map((name) => isRegularFile(join(folder, name, MANIFEST_NAME))));
  return names
    .filter((_, index) => isSet[index])
    .sort(compareSetNames)
    .map((name) => join(folder, name));
}

async function refuseMissingFolder(path: string): Promise<void> {
  let isFolder = false;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw storageError(error, path);
  }
  if (!isFolder)
    throw new BatonError('notFound', `${path} is not a folder. Name the folder of a backup set.`);
}

function stopped(path: string): BatonError {
  return new BatonError(
    'badInput',
    `Checking ${path} was stopped before its end. Nothing is known of it; check it again.`,
  );
}
