import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { makeNamesRecord, namesRecordText } from './names-record.ts';
import { createJournal, openJournal } from './open-journal.ts';
import { newFolder, note, options, sha256 } from './testing/fixtures.ts';

interface Made {
  folder: string;
  text: string;
  entries: SealedEntry[];
}

/** A closed data folder with `count` entries. */
async function folderOf(count: number): Promise<Made> {
  const folder = newFolder();
  const journal = await createJournal(folder, { stationName: 'Tent' }, options);
  const entries = await journal.append(Array.from({ length: count }, (_, n) => note(`entry ${n}`)));
  await journal.close();
  return { folder, text: join(folder, 'journal.jsonl'), entries };
}

/** Opens and closes; answers the notices and the texts that database and text journal hold then. */
async function reopen(
  folder: string,
): Promise<{ notices: readonly string[]; database: string[]; lines: string[] }> {
  const journal = await openJournal(folder, options);
  const database = [...journal.entries()].map(({ text }) => text);
  await journal.close();
  const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { notices: journal.notices, database, lines };
}

const textsOf = (entries: SealedEntry[]): string[] => entries.map(({ text }) => text);

describe('reconcile', () => {
  it('cuts a torn last line off and keeps it aside', async () => {
    const { folder, text, entries } = await folderOf(3);
    appendFileSync(text, '{"at":12,"bo\n\n\n');
    const { notices, database, lines } = await reopen(folder);
    expect(notices).toEqual([expect.stringContaining('1 line of')]);
    expect(readFileSync(join(folder, 'journal.torn-1.txt'), 'utf8')).toBe('{"at":12,"bo\n');
    expect(database).toEqual(textsOf(entries));
    expect(lines).toEqual(textsOf(entries));
    appendFileSync(text, 'torn again');
    await reopen(folder);
    expect(readFileSync(join(folder, 'journal.torn-2.txt'), 'utf8')).toBe('torn again\n');
  });

  it('inserts what the text has and the database lacks, and goes on behind it', async () => {
    const { folder, text, entries } = await folderOf(3);
    const older = `${folder}.db`;
    copyFileSync(join(folder, 'baton.db'), older);
    const journal = await openJournal(folder, options);
    const ahead = await journal.append([note('only in the text')]);
    await journal.close();
    // Over the file, not in its place: the inode stays, so that the folder is not taken for a copy.
    writeFileSync(join(folder, 'baton.db'), readFileSync(older));
    expect(readFileSync(text, 'utf8')).toContain('only in the text');

    const { notices, database } = await reopen(folder);
    expect(notices).toEqual([
      expect.stringContaining('1 entry of the text journal had not reached the database'),
    ]);
    expect(database).toEqual(textsOf([...entries, ...ahead]));
    const again = await openJournal(folder, options);
    const [next] = await again.append([note('next')]);
    expect(next?.entry).toMatchObject({ deviceSeq: 5, prevHash: ahead[0]?.entry.hash });
    await again.close();
  });

  it('fills up a text journal that lacks lines, or is gone', async () => {
    const { folder, text, entries } = await folderOf(5);
    truncateSync(text, Math.floor(readFileSync(text).length / 2));
    const first = await reopen(folder);
    expect(first.notices).toHaveLength(2);
    expect(first.lines.toSorted()).toEqual(textsOf(entries).toSorted());
    rmSync(text);
    const second = await reopen(folder);
    expect(second.notices).toEqual([expect.stringContaining('5 entries of the database were missing')]);
    expect(second.lines).toEqual(textsOf(entries));
    expect(existsSync(join(folder, 'journal.torn-2.txt'))).toBe(false);
  });

  it('takes in no entry of another race', async () => {
    const { folder, text, entries } = await folderOf(1);
    const other = await folderOf(1);
    appendFileSync(text, readFileSync(other.text));
    const { notices, database } = await reopen(folder);
    expect(notices).toHaveLength(1);
    expect(database).toEqual(textsOf(entries));
    expect(readFileSync(join(folder, 'journal.torn-1.txt'), 'utf8')).toBe(
      `${other.entries[0]?.text ?? ''}\n`,
    );
  });

  it('makes both copies whole again whatever was done to the text', { timeout: 60_000 }, async () => {
    const { folder, text, entries } = await folderOf(6);
    const whole = readFileSync(text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.integer({ min: 0, max: 255 }) }), {
          maxLength: 4,
        }),
        fc.nat(whole.length),
        async (damages, length) => {
          const bytes = Buffer.from(whole.subarray(0, length));
          for (const { at, byte } of damages) if (at < length) bytes[at] = byte;
          writeFileSync(text, bytes);
          const { database, lines } = await reopen(folder);
          expect(database).toEqual(textsOf(entries));
          expect(lines.toSorted()).toEqual(textsOf(entries).toSorted());
          expect((await reopen(folder)).notices).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('brings names together, and keeps no torn line of them', async () => {
    const { folder } = await folderOf(1);
    const inText = makeNamesRecord(['Kari'], 'salt', sha256);
    writeFileSync(join(folder, 'names.jsonl'), `${namesRecordText(inText)}\n{"names":["Ol`);
    const journal = await openJournal(folder, options);
    expect([...journal.names().values()]).toEqual([inText]);
    await journal.close();
    expect(readFileSync(join(folder, 'names.jsonl'), 'utf8')).toBe(`${namesRecordText(inText)}\n`);
    rmSync(join(folder, 'names.jsonl'));
    await (await openJournal(folder, options)).close();
    expect(readFileSync(join(folder, 'names.jsonl'), 'utf8')).toBe(`${namesRecordText(inText)}\n`);
  });
});
