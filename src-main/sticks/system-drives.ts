/** The removable drives of this machine, by way of systeminformation. */
import { readdir, readFile } from 'node:fs/promises';
import type { Systeminformation } from 'systeminformation';
import { blockDevices, powerShellRelease, powerShellStart } from 'systeminformation';
import type { Drive, Drives } from './drives.ts';

/** What systeminformation says of a drive, as far as it is read here. */
type BlockDevice = Pick<
  Systeminformation.BlockDevicesData,
  'name' | 'mount' | 'label' | 'model' | 'uuid' | 'removable' | 'protocol' | 'device'
>;

/** A drive may change without a new mount (its label); this often it is asked again anyhow. */
const LOOKS_SKIPPED_AT_MOST = 15;

/** The drives of the machine. */
export function createSystemDrives(): Drives {
  // On Windows each question starts a PowerShell, unless one is kept.
  if (process.platform === 'win32') powerShellStart();
  let lastMounts: string | null = null;
  let last: readonly Drive[] = [];
  let skipped = 0;
  return {
    list: async () => {
      const mounts = await mountsNow();
      const isSame = mounts !== null && mounts === lastMounts && skipped < LOOKS_SKIPPED_AT_MOST;
      skipped = isSame ? skipped + 1 : 0;
      if (!isSame) last = removableDrives(await blockDevices());
      lastMounts = mounts;
      return last;
    },
    close: () => {
      if (process.platform === 'win32') powerShellRelease();
    },
  };
}

/**
 * What shows at little cost that a drive came or went: asking systeminformation starts programs, and for
 * thirty hours on a battery that is done only when there is news. `null` where there is no such thing.
 */
async function mountsNow(): Promise<string | null> {
  switch (process.platform) {
    case 'linux':
      return readFile('/proc/self/mounts', 'utf8');
    case 'darwin':
      return (await readdir('/Volumes')).join('\n');
    default:
      return null;
  }
}

/** Mount points of the system itself, on whatever drive it was started from. */
const SYSTEM_MOUNTS = /^(?:\/|\/(?:boot|efi|usr|var|home|nix|snap|sysroot)(?:\/.*)?|\[SWAP\])$/;

/**
 * The drives among block devices: mounted, and on a removable medium or on USB. A partition is on USB where its disk is.
 */
export function removableDrives(devices: readonly BlockDevice[]): Drive[] {
  const usbDisks = new Set(devices.filter(isUsb).map(({ name }) => `/dev/${name}`));
  return devices
    .filter(({ mount }) => mount !== '' && !SYSTEM_MOUNTS.test(mount))
    .filter((one) => one.removable || isUsb(one) || usbDisks.has(one.device ?? ''))
    .map(({ mount, label, model, uuid }) => {
      // "E:" alone would be the folder that is current on that drive.
      const path = /^[A-Za-z]:$/.test(mount) ? `${mount}\\` : mount;
      return { path, label: label.trim() || model.trim() || path, uuid };
    });
}

function isUsb({ protocol }: BlockDevice): boolean {
  return protocol.toLowerCase() === 'usb';
}
