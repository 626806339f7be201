/** Reading files that somebody else may have laid out: plain files only, no link is followed. */
import type { FileHandle } from 'node:fs/promises';
import { lstat, open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { systemCode } from '../journal/storage-error.ts';

const CHUNK_BYTES = 256 * 1024;
const NO_PERMISSION = new Set(['EACCES', 'EPERM']);
const NOT_THERE = new Set(['ENOENT', 'ENOTDIR']);

/** A file open for reading. */
export interface RegularFile {
  readonly path: string;
  readonly handle: FileHandle;
  /** Its length in bytes when it was opened. */
  readonly size: number;
}

/**
 * Opens a file, hands it to `read`, and closes it.
 *
 * @param missing - makes the error for a file that is not there.
 * @throws BatonError that names the file: `badInput` where it is a link or no file, `noPermission`, `damaged`
 *   where the disk does not give its bytes.
 */
export async function withRegularFile<T>(
  path: string,
  missing: () => BatonError,
  read: (file: RegularFile) => Promise<T>,
): Promise<T> {
  try {
    // A link could point anywhere, and a pipe would be waited for without end.
    if (!(await lstat(path)).isFile()) throw notPlain(path);
    // For who puts a link there just now. Windows has neither flag (they are undefined, which adds nothing).
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw notPlain(path);
      return await read({ path, handle, size: stats.size });
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw readError(error, path, missing);
  }
}

/** The bytes of an open file, chunk by chunk, to its end. A chunk is good until the next one is asked for. */
export async function* chunksOf({ handle }: RegularFile): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

function readError(error: unknown, path: string, missing: () => BatonError): unknown {
  const system = systemCode(error);
  if (error instanceof BatonError || system === null) return error;
  if (NOT_THERE.has(system)) return missing();
  if (system === 'ELOOP') return notPlain(path);
  return NO_PERMISSION.has(system)
    ? new BatonError(
        'noPermission',
        `The system does not let Baton read ${path} (${system}). Check its permissions.`,
      )
    : new BatonError(
        'damaged',
        `${path} cannot be read (${system}): the disk or its cable is failing. Use another copy.`,
        { cause: error },
      );
}

function notPlain(path: string): BatonError {
  return new BatonError(
    'badInput',
    `${path} is a link or no file at all. Baton reads plain files only; use another copy.`,
  );
}

/** Whether there is a file, and no link to one, that can be looked at. */
export async function isRegularFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (systemCode(error) !== null) return false;
    throw error;
  }
}
