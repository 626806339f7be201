import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { boardHash, boardText } from '../../src-shared/domain/board.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import { emptyFolder, RUNNERS, setSource, sha256 } from '../../tests/kit/set-source.ts';
import { readJournalFile, verifySet } from './read-set.ts';
import type { WriteOptions } from './write-set.ts';
import { writeSet } from './write-set.ts';

const NOW = new Date('2026-08-28T21:05:09.900Z');
const FILES = [
  'README.txt',
  'journal.jsonl',
  'manifest.json',
  'manifest.sha256',
  'passings.csv',
  'results.csv',
];

function options(to: string, more: Partial<WriteOptions> = {}): WriteOptions {
  return { to, names: true, now: NOW, sha256, programVersion: '0.1.0', ...more };
}

function bytesIn(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

describe('writing a set', () => {
  it('gives back the same entries, names and board', async () => {
    const source = setSource();
    const to = join(emptyFolder(), 'not', 'there', 'yet');
    const written = await writeSet(source, options(to));
    expect(basename(written.path)).toMatch(/^[A-Za-z0-9-]+_20260828-210509_Tent-3_\d+$/);
    expect(readdirSync(written.path).sort()).toEqual(FILES);
    expect(written).toMatchObject({ boardHash: boardHash(source.board, sha256), notices: [] });
    expect(written.entries).toBe(source.entries.length);
    const onDisk = readdirSync(written.path).reduce(
      (sum, name) => sum + statSync(join(written.path, name)).size,
      0,
    );
    expect(written.bytes).toBe(onDisk);

    const read = await verifySet(written.path, { sha256 });
    expect(read.entries).toEqual(source.entries);
    expect(read.names).toEqual(source.names);
    expect(boardText(read.board)).toBe(boardText(source.board));
    expect(read.manifest).toMatchObject({
      race: { id: source.raceId, name: source.board.race.name },
      station: { deviceId: source.deviceId, name: 'Tent 3' },
      createdAt: NOW.toISOString(),
      names: 2,
      namesIncluded: true,
    });
    expect(read.manifest.devices.map(({ count }) => count).reduce((a, b) => a + b)).toBe(
      source.entries.length,
    );
  });

  it('can write a race in which nothing was recorded yet', async () => {
    const source = { ...setSource(), entries: [], names: [], deviceSeq: 0, board: foldBoard([]) };
    const { path } = await writeSet(source, options(emptyFolder()));
    await expect(verifySet(path, { sha256 })).resolves.toMatchObject({ entries: [], names: [] });
  });

  it('leaves no byte of a name in any file where names are left out', async () => {
    const { path } = await writeSet(setSource(), options(emptyFolder(), { names: false }));
    for (const name of readdirSync(path)) {
      const text = readFileSync(join(path, name), 'utf8');
      for (const word of [...RUNNERS.flatMap((runner) => runner.split(' ')), 'salt-of']) {
        expect(text, name).not.toContain(word);
      }
    }
    const { manifest, names } = await verifySet(path, { sha256 });
    expect(names).toEqual([]);
    expect(manifest).toMatchObject({ names: 0, namesIncluded: false });
  });

  it('holds a journal that can be read without its set', async () => {
    const source = setSource();
    const { path } = await writeSet(source, options(emptyFolder()));
    const read = await readJournalFile(join(path, 'journal.jsonl'), { sha256 });
    expect(read).toEqual({ entries: source.entries, names: source.names, problems: [] });
  });

  it.skipIf(spawnSync('sha256sum', ['--version']).error !== undefined)(
    'passes sha256sum -c (skipped where there is no sha256sum)',
    async () => {
      const { path } = await writeSet(setSource(), options(emptyFolder()));
      const said = execFileSync('sha256sum', ['-c', 'manifest.sha256'], { cwd: path, encoding: 'utf8' });
      expect(said.match(/: OK$/gm)).toHaveLength(FILES.length - 1);
    },
  );

  it('never touches an earlier set, also one of the same second', async () => {
    const to = emptyFolder();
    const first = await writeSet(setSource(), options(to));
    const before = bytesIn(first.path);
    const [second, third] = [
      await writeSet(setSource(), options(to)),
      await writeSet(setSource(), options(to)),
    ];
    expect([second.path, third.path]).toEqual([`${first.path}-2`, `${first.path}-3`]);
    expect(bytesIn(first.path)).toEqual(before);
    await expect(verifySet(second.path, { sha256 })).resolves.toMatchObject({ board: setSource().board });
  });

  it('tells how far it is, up to the whole', async () => {
    const told: [number, number, string][] = [];
    const onProgress = (done: number, total: number, what: string): void =>
      void told.push([done, total, what]);
    await writeSet(setSource(), options(emptyFolder(), { onProgress }));
    const [done, total] = told.at(-1) ?? [];
    expect(done).toBe(total);
    expect(told.map(([, , what]) => what)).toEqual(
      expect.arrayContaining(['Writing journal.jsonl', 'Reading back journal.jsonl']),
    );
  });
});

describe('a set that is not proven', () => {
  it.each(['README.txt', 'journal.jsonl', 'passings.csv', 'results.csv'])(
    'is refused, by name, where %s reads back otherwise than it was written',
    async (name) => {
      const to = emptyFolder();
      let isSpoilt = false;
      const onProgress = (_done: number, _total: number, what: string): void => {
        const path = join(to, readdirSync(to)[0] ?? '', name);
        // The last file was written: the disk now loses a bit, before anything is read back.
        if (isSpoilt || what !== 'Writing results.csv') return;
        isSpoilt = true;
        spoil(path);
      };
      const failed = writeSet(setSource(), options(to, { onProgress }));
      await expect(failed).rejects.toMatchObject({ code: 'damaged' });
      await expect(failed).rejects.toThrow(new RegExp(`/${name} .*must not be trusted`));
      const folder = join(to, readdirSync(to)[0] ?? '');
      expect(readdirSync(folder).sort()).toEqual(FILES.filter((file) => file !== 'manifest.sha256'));
      await expect(verifySet(folder, { sha256 })).rejects.toMatchObject({ code: 'damaged' });
    },
  );

  it('is refused where its entries do not give the board that was shown', async () => {
    const source = setSource();
    const board = foldBoard(source.entries.slice(0, -3).map(({ entry }) => entry));
    const to = emptyFolder();
    await expect(writeSet({ ...source, board }, options(to))).rejects.toThrow(
      /journal\.jsonl gives another board/,
    );
    expect(existsSync(join(to, readdirSync(to)[0] ?? '', 'manifest.sha256'))).toBe(false);
  });

  it('says that it was stopped', async () => {
    const to = emptyFolder();
    const stop = new AbortController();
    const onProgress = (_done: number, _total: number, what: string): void => {
      if (what === 'Reading back passings.csv') stop.abort();
    };
    const stopped = writeSet(setSource(), options(to, { onProgress, signal: stop.signal }));
    await expect(stopped).rejects.toThrow(/was stopped before it was whole.*must not be trusted/);
    expect(existsSync(join(to, readdirSync(to)[0] ?? '', 'manifest.sha256'))).toBe(false);
  });
});

describe('a place that takes no set', () => {
  it('is named where the user may not write there', async (context) => {
    const to = join(emptyFolder(), 'read-only');
    mkdirSync(to, { mode: 0o555 });
    chmodSync(join(to, '..'), 0o755);
    if (!becomeOrdinaryUser()) context.skip('this process may write everywhere and cannot be another user');
    const refused = writeSet(setSource(), options(to));
    await expect(refused).rejects.toMatchObject({ code: 'noPermission' });
    await expect(refused).rejects.toThrow(to);
    await expect(writeSet(setSource(), options(join(to, 'sets')))).rejects.toMatchObject({
      code: 'noPermission',
    });
  });

  it('is named where it is no folder', async () => {
    const to = join(emptyFolder(), 'file');
    writeFileSync(to, '');
    await expect(writeSet(setSource(), options(to))).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is refused before anything is written where its disk is too full', async (context) => {
    const to = emptyFolder();
    if (!mountSmallDisk(to, 'size=600k')) context.skip('this user may not mount a disk of its own');
    const refused = writeSet(setSource(), options(to));
    await expect(refused).rejects.toMatchObject({ code: 'diskFull' });
    await expect(refused).rejects.toThrow(/needs 1\.\d MB and 0\.6 MB are free\. Nothing was written/);
    expect(readdirSync(to)).toEqual([]);
  });

  it('leaves no set where its disk fills up on the way', async (context) => {
    const to = emptyFolder();
    // There is room for the bytes, but not for the names of all the files.
    if (!mountSmallDisk(to, 'size=32m,nr_inodes=5'))
      context.skip('this user may not mount a disk of its own');
    const refused = writeSet(setSource(), options(to));
    await expect(refused).rejects.toMatchObject({ code: 'diskFull' });
    await expect(refused).rejects.toThrow(/results\.csv.*must not be trusted/);
    await expect(verifySet(join(to, readdirSync(to)[0] ?? ''), { sha256 })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

function spoil(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Mounts a disk in memory; answers whether that is permitted here. */
function mountSmallDisk(at: string, size: string): boolean {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', at]).status !== 0) return false;
  onTestFinished(() => {
    execFileSync('umount', [at]);
  });
  return true;
}

const NOBODY = 65_534;

/** Root may write everywhere: for the rest of this test the process is somebody else, where it can be. */
function becomeOrdinaryUser(): boolean {
  if (process.geteuid?.() !== 0) return process.platform !== 'win32';
  // Threads of a process have no user of their own.
  if (process.seteuid === undefined) return false;
  process.seteuid(NOBODY);
  onTestFinished(() => {
    process.seteuid?.(0);
  });
  return true;
}
