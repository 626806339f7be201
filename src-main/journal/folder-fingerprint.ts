/**
 * Tells a data folder from its copy. A copy that wrote on under the same device id would make two entries
 * with one sequence number, so a folder that finds itself elsewhere takes a new device id.
 */
import { readFileSync, statSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';

const NO_MAC = '00:00:00:00:00:00';

/**
 * The fingerprint of a folder: a hash of this machine and of the database file's place on its disk (device
 * and inode; on Windows volume and file index). A copy, also one on the same disk, has another inode; a file
 * that was renamed or moved within its disk keeps it. A false alarm costs nothing but a new device id.
 */
export function folderFingerprint(databasePath: string, sha256: Sha256): string {
  const { dev, ino } = statSync(databasePath, { bigint: true });
  return sha256(JSON.stringify([machineId(), dev.toString(), ino.toString()]));
}

/** Linux knows its installation by `/etc/machine-id`; elsewhere the host's name and first hardware address do. */
function machineId(): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync('/etc/machine-id', 'utf8').trim();
    } catch {
      // A container may have none; the host's name serves.
    }
  }
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ mac }) => mac)
    .filter((mac) => mac !== NO_MAC);
  return `${hostname()} ${addresses.sort()[0] ?? ''}`;
}
