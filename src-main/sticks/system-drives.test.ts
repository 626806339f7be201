import { describe, expect, it } from 'vitest';
import { createSystemDrives, removableDrives } from './system-drives.ts';

const DEVICE = { name: '', mount: '', label: '', model: '', uuid: '', removable: false, protocol: '' };

describe('the drives of a machine', () => {
  it('that are sticks are told from those that are not', () => {
    const drives = removableDrives([
      { ...DEVICE, name: 'nvme0n1', protocol: 'nvme' },
      { ...DEVICE, name: 'nvme0n1p2', mount: '/', device: '/dev/nvme0n1' },
      { ...DEVICE, name: 'sda', removable: true, protocol: 'usb' },
      { ...DEVICE, name: 'sda1', mount: '/media/kr/RELAY 1', label: 'RELAY 1', uuid: '1-A', removable: true },
      { ...DEVICE, name: 'sdb', protocol: 'usb' },
      { ...DEVICE, name: 'sdb1', mount: '/media/kr/disk', model: 'Elements', device: '/dev/sdb' },
      { ...DEVICE, name: 'sdc', removable: true },
      { ...DEVICE, name: 'E:', mount: 'E:', removable: true, label: '' },
    ]);
    expect(drives).toEqual([
      { path: '/media/kr/RELAY 1', label: 'RELAY 1', uuid: '1-A' },
      { path: '/media/kr/disk', label: 'Elements', uuid: '' },
      { path: 'E:\\', label: 'E:\\', uuid: '' },
    ]);
  });

  it('that was itself started from a stick are not offered', () => {
    const mounts = ['/', '/boot/efi', '/home', '[SWAP]'];
    expect(removableDrives(mounts.map((mount) => ({ ...DEVICE, mount, removable: true })))).toEqual([]);
  });

  it('can be listed here', async () => {
    const drives = createSystemDrives();
    const first = await drives.list();
    expect(await drives.list()).toEqual(first);
    drives.close();
  });
});
