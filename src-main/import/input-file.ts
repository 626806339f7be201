/** Reading a file that a person names: whatever can be wrong with it is said before a byte of it is believed. */
import { readFile, stat } from 'node:fs/promises';
import { BatonError } from '../../src-shared/contract/errors.ts';

const BYTES_PER_MIB = 1024 * 1024;

/** How large a file may be, and what to say of one that is larger. */
export interface SizeLimit {
  readonly maxMib: number;
  /** A sentence that helps to see which file was meant. */
  readonly hint: string;
}

/**
 * Reads a whole file.
 *
 * @throws BatonError `notFound` where nothing or no file is there, `noPermission` where the system refuses,
 * `badInput` where the file is larger than the limit.
 */
export async function readInputFile(path: string, limit: SizeLimit): Promise<Buffer> {
  try {
    // Looked at before it is opened: a pipe would never end, and a disk image would fill the memory.
    const found = await stat(path);
    if (found.isDirectory()) throw new BatonError('notFound', `${path} is a folder. Name a file in it.`);
    if (!found.isFile()) throw new BatonError('notFound', `${path} is not a file that can be read.`);
    if (found.size > limit.maxMib * BYTES_PER_MIB) throw tooLarge(path, found.size, limit);
    return await readFile(path);
  } catch (error) {
    throw error instanceof BatonError ? error : unreadable(path, error);
  }
}

function tooLarge(path: string, size: number, { maxMib, hint }: SizeLimit): BatonError {
  // Rounded up, so that a file one byte over the limit does not seem to be at it.
  const mib = (Math.ceil((size / BYTES_PER_MIB) * 10) / 10).toFixed(1);
  return new BatonError(
    'badInput',
    `${path} is too large: it has ${mib} MiB, and ${maxMib} MiB is the limit. ${hint}`,
  );
}

function unreadable(path: string, cause: unknown): BatonError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown fault';
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code)) {
    return new BatonError('notFound', `There is no file ${path}. Check the name and the folder.`, { cause });
  }
  return new BatonError(
    'noPermission',
    `${path} cannot be read: the system refuses (${code}). Check who may read it, or copy it elsewhere.`,
    { cause },
  );
}
