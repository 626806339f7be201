/** Putting a small file in the place of another, so that after a crash the old one is there or the new one. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolderIfPossible } from '../backup/durable-write.ts';
import { withStorageErrors } from '../journal/storage-error.ts';

/**
 * Writes a file whole; it is on disk when this returns.
 *
 * @throws BatonError as `storageError`; what was there before stays.
 */
export function replaceFile(path: string, text: string): void {
  withStorageErrors(path, () => {
    const fresh = `${path}.new`;
    const descriptor = openSync(fresh, 'w');
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(fresh, path);
    syncFolderIfPossible(dirname(path));
  });
}
