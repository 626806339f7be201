/** What the system and SQLite say when a file cannot be written or read, as a sentence for the crew. */
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';

const NO_PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_PERM']);
const NOT_A_FOLDER = new Set(['ENOENT', 'ENOTDIR', 'EEXIST']);
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** The code that Node or SQLite gave an error (`ENOSPC`, `SQLITE_IOERR_FSYNC`), or `null`. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * The error to show for a failed read or write of `path`. A `BatonError` is handed on as it is, and so is
 * what neither the system nor SQLite threw: that is a fault of the program.
 */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof BatonError) return error;
  const system = systemCode(error);
  if (system === null) return error;
  const code = errorCode(system);
  return new BatonError(code, sentence(code, path, system), { cause: error });
}

/** Runs `work`; what it throws becomes the error to show for `path`. */
export function withStorageErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error, path);
  }
}

function errorCode(system: string): ErrorCode {
  if (DISK_FULL.has(system)) return 'diskFull';
  if (NO_PERMISSION.has(system) || system.startsWith('SQLITE_READONLY')) return 'noPermission';
  if (NOT_A_FOLDER.has(system)) return 'notFound';
  if (system.startsWith('SQLITE_CORRUPT') || system === 'SQLITE_NOTADB') return 'damaged';
  if (system.startsWith('SQLITE_BUSY') || system.startsWith('SQLITE_LOCKED')) return 'locked';
  return 'writeFailed';
}

function sentence(code: ErrorCode, path: string, system: string): string {
  switch (code) {
    case 'diskFull':
      return `The disk is full: ${path} cannot be written. Free some space on it.`;
    case 'noPermission':
      return `The system does not let Baton read or write ${path} (${system}). Check the permissions of the folder, and whether the disk is write-protected.`;
    case 'notFound':
      return `${path} is not there, or is not what it should be (${system}). Check the name of the folder.`;
    case 'damaged':
      return `${path} is damaged (${system}). Keep the folder as it is and restore the race from a backup or another station into a new one.`;
    case 'locked':
      return `${path} is in use by another program (${system}). Close that program and try again.`;
    default:
      return `Writing ${path} failed (${system}). Check the disk and its cable.`;
  }
}
