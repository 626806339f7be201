/** Backup sets: damage is found and named, and sets swapped in any order make one board. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifySet } from '../../src-main/backup/read-set.ts';
import { sha256 } from '../../src-main/station/station.ts';
import { done, fileHashes, logOf, run, verifiedBoard } from './baton.ts';
import { createScratch } from './scratch.ts';
import { runSmall } from './small-race.ts';

const scratch = createScratch();
const SET_FILES = [
  'README.txt',
  'journal.jsonl',
  'manifest.json',
  'manifest.sha256',
  'passings.csv',
  'results.csv',
];

let data = '';
let set = '';

/** Writes a set and answers its folder. */
async function exportSet(from: string): Promise<string> {
  const to = scratch.path('sets');
  await done(['export', '--data', from, '--to', to]);
  const [name = ''] = readdirSync(to);
  return join(to, name);
}

/** A copy of the set, to be damaged. */
function copiedSet(): string {
  const copy = scratch.path(basename(set));
  cpSync(set, copy, { recursive: true });
  return copy;
}

/** Flips bits of one byte somewhere in a file. */
function flipOneByte(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(Math.random() * bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + Math.floor(Math.random() * 255)), at);
  writeFileSync(path, bytes);
}

beforeAll(async () => {
  data = await runSmall(scratch);
  set = await exportSet(data);
});

describe('a set', () => {
  it('holds the files that are damaged below, and is good', async () => {
    expect(readdirSync(set).sort()).toEqual(SET_FILES);
    expect(await verifiedBoard(set)).toBe(await verifiedBoard(data));
  });
});

const FLIPS = 40;

describe.each(SET_FILES)('a byte flipped in %s', (name) => {
  it(`is found and named, wherever it is (${FLIPS} flips)`, async () => {
    const copy = copiedSet();
    const path = join(copy, name);
    const whole = readFileSync(path);
    for (let flip = 0; flip < FLIPS; flip++) {
      flipOneByte(path);
      await expect(verifySet(copy, { sha256 })).rejects.toThrow(name);
      writeFileSync(path, whole);
    }
    await verifySet(copy, { sha256 });
  });

  it('makes verify end with 1, and restore and open take nothing', async () => {
    const copy = copiedSet();
    flipOneByte(join(copy, name));
    const before = fileHashes(data);
    const verified = await run(['verify', copy]);
    expect({ code: verified.code, out: verified.out }).toEqual({ code: 1, out: '' });
    expect(verified.err).toContain(name);
    if (name !== 'journal.jsonl') return;
    const restored = await run(['restore', copy, '--data', data]);
    expect(restored.code).toBe(1);
    expect(restored.err).toBe(verified.err);
    expect(fileHashes(data)).toEqual(before);
    const opened = scratch.path();
    expect((await run(['open', copy, '--data', opened])).code).toBe(1);
    expect(existsSync(opened)).toBe(false);
  });
});

describe('a set that is not whole', () => {
  it.each(SET_FILES)('is refused without %s, by name', async (name) => {
    const copy = copiedSet();
    rmSync(join(copy, name));
    const { code, err } = await run(['verify', copy]);
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`${name} is missing`));
  });

  it.each(SET_FILES)('is refused with %s cut short, by name', async (name) => {
    const copy = copiedSet();
    const path = join(copy, name);
    truncateSync(path, Math.floor(Math.random() * readFileSync(path).length));
    await expect(verifySet(copy, { sha256 })).rejects.toThrow(name);
  });

  it('makes verify of a folder of sets end with 1 and still tells of the good ones', async () => {
    const folder = scratch.path('stick');
    cpSync(set, join(folder, 'good-set'), { recursive: true });
    cpSync(set, join(folder, 'bad-set'), { recursive: true });
    flipOneByte(join(folder, 'bad-set', 'results.csv'));
    const { code, out, err } = await run(['verify', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Good: .*good-set$/m);
    expect(err).toMatch(/bad-set.results\.csv[^]*1 of 2 sets/);
  });
});

describe('three data folders of one race', () => {
  it('show one board after swapping their sets in different orders', async () => {
    const [first, second, third] = [data, scratch.path(), scratch.path()];
    await done(['open', set, '--data', second, '--station', 'second tent']);
    await done(['open', set, '--data', third, '--station', 'third tent']);
    await done(['correct', '--data', first, '--bib', '1', '--leg', '1', '--elapsed', '00:29:10']);
    await done(['record', '--data', second, '--stdin', '--point', '2'], { input: '1\n2\n\n7\n' });
    await done(['correct', '--data', third, '--bib', '1', '--leg', '1', '--elapsed', '00:29:50']);
    await done(['status', 'dq', '--data', third, '--bib', '3']);
    expect(
      new Set([await verifiedBoard(first), await verifiedBoard(second), await verifiedBoard(third)]).size,
    ).toBe(3);

    const [ofFirst, ofSecond, ofThird] = [
      await exportSet(first),
      await exportSet(second),
      await exportSet(third),
    ];
    const swaps: [into: string, ...sets: string[]][] = [
      [first, ofSecond, ofThird],
      [second, ofThird, ofFirst, ofThird],
      [third, ofSecond, ofFirst],
    ];
    for (const [into, ...sets] of swaps) {
      for (const one of sets) await done(['restore', one, '--data', into]);
    }
    const boards = new Set<string>();
    const journals = new Set<string>();
    for (const folder of [first, second, third]) {
      boards.add(await verifiedBoard(folder));
      journals.add(
        (await logOf(folder))
          .map(({ id }) => id)
          .sort()
          .join(),
      );
    }
    expect(boards.size).toBe(1);
    expect(journals.size).toBe(1);
  });
});
