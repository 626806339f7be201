/** What is left after deaths, full disks and failing syncs: every acknowledged entry, without repair by hand. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { verifyChain } from '../../src-shared/domain/verify-chain.ts';
import { createJournal, openJournal, openJournalReader } from './open-journal.ts';
import { startAppending } from './testing/child.ts';
import { newFolder, note, options } from './testing/fixtures.ts';

const KILLS = 20;

function isWhole(entries: Iterable<SealedEntry>): boolean {
  const chain = verifyChain([...entries].map(({ entry }) => entry));
  return chain.devices.every(({ forks, holes, breaks }) => forks.length + holes.length + breaks.length === 0);
}

async function emptyFolder(): Promise<string> {
  const folder = newFolder();
  const journal = await createJournal(folder, { stationName: 'Tent' }, options);
  await journal.close();
  return folder;
}

/** Opens the folder as after a restart; answers which of these ids are missing, and whether the chain holds. */
async function look(folder: string, ids: readonly string[]): Promise<{ missing: string[]; whole: boolean }> {
  const journal = await openJournal(folder, options);
  const kept = new Set([...journal.entries()].map(({ entry }) => entry.id));
  const result = { missing: ids.filter((id) => !kept.has(id)), whole: isWhole(journal.entries()) };
  await journal.close();
  return result;
}

describe('a killed writer', () => {
  it(`loses nothing that was acknowledged, ${KILLS} times over`, { timeout: 120_000 }, async () => {
    const folder = await emptyFolder();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startAppending(folder);
      // From the first append on, which fills the text file ahead, to some hundreds later.
      await child.acknowledged((kill * 37) % 400);
      acknowledged.push(...(await child.kill()));
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(await look(folder, acknowledged)).toEqual({ missing: [], whole: true });
  });
});

/** A small disk of its own, or why there is none. */
function smallDisk(): { path: string; unmount: () => void } | { why: string } {
  const path = mkdtempSync(join(tmpdir(), 'baton-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', path], { encoding: 'utf8' });
  if (mounted.status !== 0) return { why: mounted.error?.message ?? mounted.stderr.trim() };
  return { path, unmount: () => spawnSync('umount', [path]) };
}

async function fillUp(folder: string): Promise<{ ids: string[]; error: unknown }> {
  const journal = await openJournal(folder, options);
  const ids: string[] = [];
  try {
    for (;;) ids.push(...(await journal.append([note('x'.repeat(1_500))])).map(({ entry }) => entry.id));
  } catch (error) {
    return { ids, error };
  } finally {
    await journal.close().catch(() => undefined);
  }
}

describe('a disk that cannot be written', () => {
  it('refuses in words when full, keeps what was acknowledged, and goes on when there is room', async (context) => {
    const disk = smallDisk();
    if ('why' in disk) return context.skip(`no small disk can be mounted here: ${disk.why}`);
    try {
      const folder = join(disk.path, 'race');
      await (await createJournal(folder, { stationName: 'Tent' }, options)).close();
      const { ids, error } = await fillUp(folder);
      expect(error).toBeInstanceOf(BatonError);
      expect(error).toMatchObject({ code: 'diskFull' });
      expect(ids.length).toBeGreaterThan(10);
      spawnSync('mount', ['-o', 'remount,size=8m', disk.path]);
      expect(await look(folder, ids)).toEqual({ missing: [], whole: true });
      const journal = await openJournal(folder, options);
      await expect(journal.append([note('there is room again')])).resolves.toHaveLength(1);
      await journal.close();
    } finally {
      disk.unmount();
    }
  });

  it('is named when it is write-protected, and can still be read', async (context) => {
    const disk = smallDisk();
    if ('why' in disk) return context.skip(`no small disk can be mounted here: ${disk.why}`);
    try {
      const folder = join(disk.path, 'race');
      const journal = await createJournal(folder, { stationName: 'Tent' }, options);
      await journal.append([note('1')]);
      await journal.close();
      spawnSync('mount', ['-o', 'remount,ro', disk.path]);
      await expect(openJournal(folder, options)).rejects.toMatchObject({ code: 'noPermission' });
      const fresh = join(disk.path, 'other');
      await expect(createJournal(fresh, { stationName: 'B' }, options)).rejects.toMatchObject({
        code: 'noPermission',
      });
      const reader = await openJournalReader(folder, options);
      expect([...reader.entries()]).toHaveLength(1);
      reader.close();
    } finally {
      disk.unmount();
    }
  });
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe('a sync that fails', () => {
  it.skipIf(!hasStrace)(
    'ends the recording, loses nothing acknowledged (skipped where strace is missing)',
    async () => {
      const folder = await emptyFolder();
      const injected = ['-qq', '-f', '-o', '/dev/null', '-P', join(folder, 'journal.jsonl')];
      const child = startAppending(folder, [
        'strace',
        ...injected,
        '-e',
        'inject=pwrite64,fdatasync:error=EIO:when=40+',
      ]);
      expect(await child.ended()).toMatch(/Nothing more is recorded in .* until Baton is restarted/);
      const ids = await child.kill();
      expect(ids.length).toBeGreaterThan(10);
      expect(await look(folder, ids)).toEqual({ missing: [], whole: true });
    },
  );

  it.skipIf(!hasStrace)('of the database as well (skipped where strace is missing)', async () => {
    const folder = await emptyFolder();
    const injected = ['-qq', '-f', '-o', '/dev/null', '-P', join(folder, 'baton.db-wal')];
    const child = startAppending(folder, [
      'strace',
      ...injected,
      '-e',
      'inject=fsync,fdatasync:error=EIO:when=30+',
    ]);
    expect(await child.ended()).toMatch(/Nothing more is recorded in .* until Baton is restarted/);
    const ids = await child.kill();
    expect(ids.length).toBeGreaterThan(10);
    expect(await look(folder, ids)).toEqual({ missing: [], whole: true });
  });
});
