import fc from 'fast-check';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { sealEntry } from '../../src-shared/domain/codec.ts';
import { emptyFolder, setSource, sha256 } from '../../tests/kit/set-source.ts';
import { findSets, verifySet } from './read-set.ts';
import type { Manifest } from './set-format.ts';
import { manifestText, sealManifest, sumsText } from './set-format.ts';
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
/** Of these, every byte is tried. */
const SMALL_FILES = FILES.filter((name) => name !== 'journal.jsonl' && name !== 'passings.csv');

async function makeSet(to = emptyFolder()): Promise<string> {
  const { path } = await writeSet(setSource(), {
    to,
    names: true,
    now: NOW,
    sha256,
    programVersion: '0.1.0',
  });
  return path;
}

/** What verifying says; the test fails where it finds nothing wrong. */
async function refusal(folder: string): Promise<BatonError> {
  const outcome = await verifySet(folder, { sha256 }).then(
    () => 'accepted',
    (error: unknown) => error,
  );
  if (outcome instanceof BatonError) return outcome;
  throw new Error(`${folder} was not refused as it should be: ${String(outcome)}`);
}

/** Puts other bytes into one file, verifies, and puts the true ones back. */
async function refusalWith(folder: string, name: string, bytes: Buffer): Promise<BatonError> {
  const path = join(folder, name);
  const truth = readFileSync(path);
  writeFileSync(path, bytes);
  try {
    return await refusal(folder);
  } finally {
    writeFileSync(path, truth);
  }
}

function flipped(bytes: Buffer, index: number, mask: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ mask;
  return copy;
}

function expectNamed(error: BatonError, folder: string, name: string, what: string): void {
  expect(['damaged', 'badInput', 'newer'], what).toContain(error.code);
  expect(error.message.startsWith(join(folder, name)), `${what}: ${error.message}`).toBe(true);
}

/** Thousands of sets are verified one after another. */
const MANY_VERIFICATIONS_MS = 300_000;

describe('any damage is found, and the file is named', { timeout: MANY_VERIFICATIONS_MS }, () => {
  it.each(SMALL_FILES)('every byte of %s flipped', async (name) => {
    const folder = await makeSet();
    const truth = readFileSync(join(folder, name));
    for (let index = 0; index < truth.length; index++) {
      const error = await refusalWith(folder, name, flipped(truth, index, 1 << (index % 8)));
      expectNamed(error, folder, name, `byte ${index}`);
    }
    await verifySet(folder, { sha256 });
  });

  it.each(FILES)('any byte of %s changed, added or removed', async (name) => {
    const folder = await makeSet();
    const truth = readFileSync(join(folder, name));
    const damage = fc.record({
      index: fc.nat(truth.length - 1),
      mask: fc.integer({ min: 1, max: 255 }),
      how: fc.constantFrom('change', 'add', 'remove'),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ index, mask, how }) => {
        const [before, after] = [truth.subarray(0, index), truth.subarray(how === 'add' ? index : index + 1)];
        const between =
          how === 'change' ? flipped(truth.subarray(index, index + 1), 0, mask) : Buffer.of(mask);
        const damaged = Buffer.concat(how === 'remove' ? [before, after] : [before, between, after]);
        expectNamed(await refusalWith(folder, name, damaged), folder, name, how);
      }),
      { numRuns: 150 },
    );
    await verifySet(folder, { sha256 });
  });

  it.each(FILES)('%s cut at every 97th byte', async (name) => {
    const folder = await makeSet();
    const truth = readFileSync(join(folder, name));
    for (let length = 0; length < truth.length; length += 97) {
      const error = await refusalWith(folder, name, truth.subarray(0, length));
      expectNamed(error, folder, name, `cut to ${length}`);
      if (name === 'journal.jsonl') expect(error.message).toMatch(/is cut short (in|after) line \d+: \d+ of/);
    }
  });

  it('says in which line a journal is cut short', async () => {
    const folder = await makeSet();
    const truth = readFileSync(join(folder, 'journal.jsonl'));
    const lines = truth.toString('utf8').split('\n');
    const threeLines = Buffer.byteLength(lines.slice(0, 3).join('\n')) + 1;
    const inFourth = await refusalWith(folder, 'journal.jsonl', truth.subarray(0, threeLines + 5));
    expect(inFourth.message).toContain(`in line 4: ${threeLines + 5} of ${truth.length} bytes`);
    const afterThird = await refusalWith(folder, 'journal.jsonl', truth.subarray(0, threeLines));
    expect(afterThird.message).toContain('after line 3:');
  });

  it.each(FILES)('%s missing', async (name) => {
    const folder = await makeSet();
    rmSync(join(folder, name));
    const error = await refusal(folder);
    expect(error.code).toBe(name === 'manifest.json' ? 'notFound' : 'damaged');
    expect(error.message).toContain(`${join(folder, name)} is missing`);
    if (name.startsWith('manifest')) expect(error.message).toContain('was cut short while being written');
  });

  it('one line more, or two lines in another order', async () => {
    const folder = await makeSet();
    const text = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
    const lines = text.trimEnd().split('\n');
    const more = await refusalWith(folder, 'journal.jsonl', Buffer.from(`${text}${lines.at(-1) ?? ''}\n`));
    expectNamed(more, folder, 'journal.jsonl', 'a line more');
    const [last = '', lastButOne = ''] = lines.toReversed();
    const swapped = Buffer.from(`${[...lines.slice(0, -2), last, lastButOne].join('\n')}\n`);
    expectNamed(await refusalWith(folder, 'journal.jsonl', swapped), folder, 'journal.jsonl', 'swapped');
  });
});

describe('what does not belong to a set', () => {
  it('is passed over where it is a file more', async () => {
    const folder = await makeSet();
    writeFileSync(join(folder, 'Thumbs.db'), 'x');
    mkdirSync(join(folder, '.Trashes'));
    await expect(verifySet(folder, { sha256 })).resolves.toMatchObject({ board: setSource().board });
  });

  it.each(FILES)('is refused where %s is a link, wherever it points', async (name) => {
    const [folder, elsewhere] = [await makeSet(), emptyFolder()];
    renameSync(join(folder, name), join(elsewhere, name));
    symlinkSync(join(elsewhere, name), join(folder, name));
    const error = await refusal(folder);
    expect(error.code).toBe('badInput');
    expect(error.message).toContain(`${join(folder, name)} is a link`);
  });

  it('is refused where a folder stands in the place of a file', async () => {
    const folder = await makeSet();
    rmSync(join(folder, 'journal.jsonl'));
    mkdirSync(join(folder, 'journal.jsonl'));
    expect((await refusal(folder)).code).toBe('badInput');
  });

  it('is not found where there is no folder, or no set in it', async () => {
    expect((await refusal(join(emptyFolder(), 'gone'))).code).toBe('notFound');
    expect((await refusal(emptyFolder())).code).toBe('notFound');
  });
});

describe('a manifest that is true to its hash', () => {
  let original: string;
  let truth: Manifest;
  beforeAll(async () => {
    const { path } = await writeSet(setSource(), {
      to: mkdtempSync(join(tmpdir(), 'baton-forge-')),
      names: true,
      now: NOW,
      sha256,
      programVersion: '0.1.0',
    });
    original = path;
    ({ manifest: truth } = await verifySet(path, { sha256 }));
  });
  afterAll(() => {
    rmSync(dirname(original), { recursive: true });
  });

  /** A set with this manifest, its hash and `manifest.sha256` made anew. */
  function forge(change: object): string {
    const folder = join(emptyFolder(), 'set');
    cpSync(original, folder, { recursive: true });
    const content: Partial<Manifest> = { ...truth, ...change };
    delete content.self;
    // What is forged need not fit: that is the point.
    const forged = sealManifest(content as Manifest, sha256);
    writeFileSync(join(folder, 'manifest.json'), manifestText(forged));
    writeFileSync(join(folder, 'manifest.sha256'), sumsText(forged, sha256));
    return folder;
  }

  it('is accepted as it was', async () => {
    await expect(verifySet(forge({}), { sha256 })).resolves.toMatchObject({ manifest: truth });
  });

  it.each([{ formatVersion: 2, somethingNew: true }, { rules: 2 }, { proto: 2 }])(
    'is of a newer program with %j',
    async (change) => {
      const error = await refusal(forge(change));
      expect(error.code).toBe('newer');
      expect(error.message).toContain('manifest.json was written by a newer Baton');
    },
  );

  it.each(['../x', '/etc/passwd', 'a/b', 'a\\b', 'C:x', 'journal.jsonl/', '__proto__', ''])(
    'may not name the file %j',
    async (name) => {
      const files = truth.files.map((file) => (file.name === 'README.txt' ? { ...file, name } : file));
      const error = await refusal(forge({ files }));
      expect(error.code).toBe('badInput');
      expect(error.message).toContain('manifest.json is not the manifest of a backup set: files');
    },
  );

  it.each([
    { format: 'other' },
    { entries: -1 },
    { files: [] },
    { files: 'all' },
    { race: null },
    { createdAt: 'yesterday' },
    { more: 1 },
  ])('must fit, not as with %j', async (change) => {
    expect((await refusal(forge(change))).code).toBe('badInput');
  });

  it.each([
    { entries: 3 },
    { names: 1 },
    { namesIncluded: false },
    { devices: [] },
    { boardHash: 'a'.repeat(64) },
  ])('must count right, not as with %j', async (change) => {
    const error = await refusal(forge(change));
    expect(error.code).toBe('damaged');
    expect(error.message).toContain('journal.jsonl');
  });

  it('must be of the race of its entries', async () => {
    const error = await refusal(forge({ race: { id: truth.station.deviceId, name: 'Another' } }));
    expect(error.message).toContain('journal.jsonl holds an entry of another race in line 3');
  });

  it('is refused where the journal is by newer rules', async () => {
    const draft = { kind: 'race.set' as const, body: { set: { rules: 2 } } };
    const place = {
      id: truth.race.id,
      raceId: truth.race.id,
      deviceId: truth.station.deviceId,
      deviceSeq: 999,
      prevHash: null,
      at: 1,
      by: '',
    };
    const line = `${sealEntry(draft, place, sha256).text}\n`;
    const listed = { name: 'journal.jsonl', bytes: Buffer.byteLength(line), sha256: sha256(line) };
    const files = truth.files.map((file) => (file.name === 'journal.jsonl' ? listed : file));
    const folder = forge({ files, names: 0, entries: 1 });
    writeFileSync(join(folder, 'journal.jsonl'), line);
    const error = await refusal(folder);
    expect(error.code).toBe('newer');
    expect(error.message).toContain('journal.jsonl');
  });
});

describe('a hostile manifest.json', () => {
  it.each([
    ['nested without end', '['.repeat(500_000)],
    ['nested, and closed', `{"self":"x","format":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['of another prototype', '{"__proto__":{"self":"x"},"format":"baton-set"}'],
    ['with huge numbers', '{"format":"baton-set","self":"x","entries":1e999}'],
    ['longer than a manifest is', `"${'x'.repeat(1024 * 1024)}"`],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['not UTF-8', Buffer.of(0x22, 0xff, 0x22)],
  ])('is refused where it is %s', async (_, content) => {
    const folder = await makeSet();
    const error = await refusalWith(folder, 'manifest.json', Buffer.from(content));
    expectNamed(error, folder, 'manifest.json', 'hostile');
  });
});

describe('a long check', () => {
  it('can be stopped, and says so', async () => {
    const folder = await makeSet();
    const stop = new AbortController();
    const stopped = verifySet(folder, {
      sha256,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow(/was stopped before its end/);
  });
});

describe('the sets in a folder', () => {
  it('are found newest first, and nothing else is', async () => {
    const to = emptyFolder();
    const [first, second] = [await makeSet(to), await makeSet(to)];
    mkdirSync(join(to, 'holiday pictures'));
    writeFileSync(join(to, 'manifest.json'), '{}');
    symlinkSync(first, join(to, 'link'));
    expect((await findSets(to)).map((path) => basename(path))).toEqual(
      [second, first].map((path) => basename(path)),
    );
    expect(readdirSync(to)).toHaveLength(5);
    await expect(findSets(join(to, 'gone'))).rejects.toMatchObject({ code: 'notFound' });
  });
});
