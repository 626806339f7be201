/** Writing that is on disk when it returns: folders that are new, and files in them. */
import { createHash } from 'node:crypto';
import { mkdir, open, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { syncFolder } from '../journal/data-folder.ts';
import { storageError, systemCode } from '../journal/storage-error.ts';

/** What a written file is known by. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a new file, synced and closed when it returns.
 *
 * @param onBytes - told how many bytes each write took.
 * @throws BatonError `diskFull`, `noPermission`, `writeFailed`; what was written until then stays.
 */
export async function writeNewFile(
  path: string,
  chunks: Iterable<string>,
  onBytes: (bytes: number) => void,
): Promise<Written> {
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    const handle = await open(path, 'wx');
    try {
      for (const chunk of chunks) {
        const encoded = Buffer.from(chunk);
        await handle.writeFile(encoded);
        hash.update(encoded);
        bytes += encoded.length;
        onBytes(encoded.length);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    throw storageError(error, path);
  }
}

/**
 * Makes a folder where none of that name is: the name itself, or with `-2`, `-3` … behind it.
 *
 * @returns its path.
 */
export async function makeNewFolder(parent: string, name: string): Promise<string> {
  for (let repeat = 1; ; repeat++) {
    const path = join(parent, repeat === 1 ? name : `${name}-${repeat}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw storageError(error, path);
    }
  }
}

/**
 * Makes a folder with all that leads to it, where it is missing.
 *
 * @returns the folders that got a new name in them, and are to be synced.
 */
export async function makeFolder(path: string): Promise<string[]> {
  try {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return [];
    const changed: string[] = [];
    for (let made = path; made.length > first.length; made = dirname(made)) changed.push(dirname(made));
    return [...changed, dirname(first)];
  } catch (error) {
    throw storageError(error, path);
  }
}

/** By these a file system says that it cannot sync folders at all (FAT on some systems, network shares). */
const REFUSED_SYNC = new Set([
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EPERM',
  'EACCES',
  'EISDIR',
  'EBADF',
]);

/**
 * Makes the names in a folder safe from a power cut.
 *
 * @returns a notice where the system refuses that.
 * @throws BatonError where it tried and failed.
 */
export function syncFolderIfPossible(path: string): string[] {
  try {
    syncFolder(path);
    return [];
  } catch (error) {
    const system = systemCode(error);
    if (system === null || !REFUSED_SYNC.has(system)) throw storageError(error, path);
    return [
      `The system does not sync the folder ${path} (${system}). Eject the disk properly before you pull it.`,
    ];
  }
}

const MEGABYTE = 1_000_000;

/**
 * Refuses to begin what would not fit.
 *
 * @throws BatonError `diskFull` with both figures.
 */
export async function requireSpace(folder: string, neededBytes: number): Promise<void> {
  let freeBytes: number;
  try {
    const { bavail, bsize, blocks } = await statfs(folder);
    // Some file systems know no size; there the write itself will tell.
    freeBytes = blocks === 0 ? Infinity : bavail * bsize;
  } catch (error) {
    throw storageError(error, folder);
  }
  if (freeBytes >= neededBytes) return;
  const [needed, free] = [neededBytes, freeBytes].map((bytes) => (bytes / MEGABYTE).toFixed(1));
  throw new BatonError(
    'diskFull',
    `The disk of ${folder} is too full for the backup: it needs ${needed ?? ''} MB and ${free ?? ''} MB are free. Nothing was written. Free some space, or choose another disk.`,
  );
}
