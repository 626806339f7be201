import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src-shared/domain/canonical.ts';
import type { Table } from './read-table.ts';
import { readTable } from './read-table.ts';
import type { TableSpec } from './table-columns.ts';

type Key = 'bib' | 'name' | 'note';
const SPEC: TableSpec<Key> = {
  columns: [
    { key: 'bib', says: 'the bib', names: ['bib', 'bib number', 'no'] },
    { key: 'name', says: 'the name', names: ['team', 'name'] },
    { key: 'note', says: 'the note', names: ['note'] },
  ],
  numbered: ['leg', 'runner'],
  needed: [['bib']],
};

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'baton-table-'))));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(content: string | Uint8Array, name = 'list.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function read(content: string | Uint8Array): Promise<Table<Key>> {
  return readTable(file(content), SPEC);
}

function names(table: Table<Key>): (string | undefined)[] {
  return table.rows.map(({ cells }) => cells.get('name'));
}

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('the dialects of a table', () => {
  it.each([
    ['UTF-8', Buffer.from('bib,team\n1,Bjørn\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffbib,team\n1,Bjørn\n')],
    ['UTF-16LE', utf16('bib;team\r\n1;Bjørn\r\n')],
    ['UTF-16BE', utf16('bib;team\r\n1;Bjørn\r\n', true)],
    ['Windows-1252', Buffer.from('bib\tteam\r1\tBj\xf8rn\r', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    expect(names(await read(bytes))).toEqual(['Bjørn']);
  });

  it('reads the characters that Windows-1252 has and Latin-1 has not', async () => {
    const bytes = Buffer.from('bib,team\n1,O\x92Brien \x80\xe9\n', 'latin1');
    expect(names(await read(bytes))).toEqual(['O’Brien €é']);
  });

  it('makes cells normal form C without U+0000, and leaves what only then looks like a delimiter', async () => {
    // U+037E, the Greek question mark, is a semicolon in normal form C.
    const table = await read('bib;team\n1;Ka\u030a\0re\u037e\n');
    expect(names(table)).toEqual(['K\u00e5re;']);
  });

  it('takes the delimiter that makes columns of the header, not the most frequent character', async () => {
    const table = await read('bib;"team";a,b,c,d\n1;"x;y";z\n');
    expect(names(table)).toEqual(['x;y']);
    expect(table.ignoredColumns).toEqual(['a,b,c,d']);
  });

  it('counts lines as an editor does, through quoted line breaks, blank rows and mixed line ends', async () => {
    const text = '\r\nbib;team\r\n1;"two\r\nlines"\r\n\r\n;;\n2;b\r3;"a\n\n"\n4;d';
    const table = await read(text);
    expect(table.rows.map(({ line, ordinal }) => [line, ordinal])).toEqual([
      [3, 1],
      [7, 2],
      [8, 3],
      [11, 4],
    ]);
    expect(names(table)).toEqual(['two\nlines', 'b', 'a', 'd']);
  });

  it('comes back as written, whatever the texts, the delimiter, the line ends and the encoding', async () => {
    // Control characters make a file binary, and CR and outer blanks are unified: the rest must come back.
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({
          unit: fc.constantFrom('"', ',', ';', '\t', '\n', 'x', ' ', 'é', "'", '\\'),
          maxLength: 12,
        }),
      )
      .map((text) =>
        plainText(text)
          .replace(/[\x00-\x08\x0b\x0c\x0d-\x1f]/g, '')
          .trim(),
      );
    const dialect = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
      quoted: fc.boolean(),
    });
    const encoding = fc.constantFrom(
      (text: string) => Buffer.from(text),
      (text: string) => Buffer.from(`\ufeff${text}`),
      (text: string) => utf16(text),
      (text: string) => utf16(text, true),
    );
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, dialect, encoding, async (written, options, encode) => {
        const filled = written.filter((row) => row.some((text) => text !== ''));
        fc.pre(filled.length > 0);
        // csv-stringify quotes only the line end it writes itself; any other would end a row for an editor too.
        const text = stringify([['Note', 'BIB', 'Team.'], ...written], { ...options, quoted_match: /\n/ });
        const table = await read(encode(text));
        const back = table.rows.map(({ cells }) =>
          (['note', 'bib', 'name'] as const).map((key) => cells.get(key) ?? ''),
        );
        expect(table.problems).toEqual([]);
        expect(back).toEqual(filled);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the columns of a table', () => {
  it('finds them in any order, whatever the case, blanks and punctuation', async () => {
    const table = await read('LEG_2, Colour ,"Bib-Number",Leg 1,T e a m,,runner03\nb,red,7,a,Owls,,c\n');
    const [row] = table.rows;
    expect([...(row?.cells ?? [])]).toEqual([
      ['bib', '7'],
      ['name', 'Owls'],
    ]);
    expect([...(row?.numbered ?? [])].sort()).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(table.ignoredColumns).toEqual(['Colour', 'column 6 (without a name)']);
  });

  it('makes a problem of a row with a cell too many, and none of an empty one', async () => {
    const table = await read('bib,team\n1,a,\n2,b,c\n3\n');
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(table.problems).toEqual([
      { line: 3, reason: 'the row has 3 cells, but the header names 2 columns' },
    ]);
  });

  it('takes the surer name of two columns that mean the same, and says which it passed over', async () => {
    const table = await read('No.,Club,Bib,Team\n1,x,17,a\n');
    expect(table.rows.map(({ cells }) => [...cells])).toEqual([
      [
        ['bib', '17'],
        ['name', 'a'],
      ],
    ]);
    expect(table.ignoredColumns).toEqual(['No.', 'Club']);
  });

  it.each([
    ['bib,team,BIB\n1,a,2\n', /line 1: two columns mean the bib: "bib" and "BIB"/],
    ['bib,leg 1,Runner 1\n1,a,2\n', /line 1: two columns mean number 1: "leg 1" and "Runner 1"/],
    ['\nteam,note\na,b\n', /line 2: no column for the bib\. .*one of them "bib"; it says "team", "note"/],
  ])('refuses a header that cannot be right: %j', async (text, says) => {
    const reading = read(text);
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toHaveProperty('code', 'badInput');
  });
});

describe('a file that is no table', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['no bytes', '', /list\.csv is empty/],
    ['blank lines alone', '\ufeff\n ,,\n', /list\.csv is empty/],
    ['a header alone', '\nbib,team\n\n', /list\.csv has a header in line 2 and no rows below it/],
    ['an unclosed quote', 'bib,team\n1,a\n2,"b\n3,c\n', /list\.csv, line 3: .*never closed/],
    ['a quote closed rows later', 'bib,team\n1,a\n2,"b\n3,"c"\n', /list\.csv, line 3: .*not closed/],
    ['a quote within a cell', 'bib,team\n1,the "A" team\n', /list\.csv, line 2: .*within a cell/],
    [
      'a workbook',
      Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1'),
      /list\.csv is a workbook.*save it as CSV/,
    ],
    ['NULs', Buffer.alloc(100), /list\.csv is not a text file.*save it as CSV/],
    ['UTF-16 without its mark', Buffer.from('bib,team\n1,a\n', 'utf16le'), /is not a text file/],
    ['half of UTF-16', utf16('bib,team\n1,a\n').subarray(0, -1), /cut short or damaged/],
  ])('is refused with a sentence: %s', async (_, content, says) => {
    const reading = read(content);
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toMatchObject({ name: 'BatonError', code: 'badInput' });
  });

  it('is refused over 32 MiB, with both sizes, and not at 32 MiB', async () => {
    const path = file('bib,team\n1,a\n', 'large.csv');
    truncateSync(path, 32 * 1024 * 1024 + 1);
    await expect(readTable(path, SPEC)).rejects.toThrow(
      /large\.csv is too large: it has 32\.1 MiB, and 32 MiB is/,
    );
    truncateSync(path, 32 * 1024 * 1024);
    await expect(readTable(path, SPEC)).rejects.toThrow(/not a text file/);
  });

  it('is refused where it is a folder, or not there', async () => {
    await expect(readTable(folder, SPEC)).rejects.toMatchObject({
      code: 'notFound',
      message: `${folder} is a folder. Name a file in it.`,
    });
    const missing = join(folder, 'missing.csv');
    await expect(readTable(missing, SPEC)).rejects.toMatchObject({
      code: 'notFound',
      message: `There is no file ${missing}. Check the name and the folder.`,
    });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is refused where it may not be read (skipped for root and on Windows, who may read anything)',
    async () => {
      const path = file('bib,team\n1,a\n', 'secret.csv');
      chmodSync(path, 0o000);
      await expect(readTable(path, SPEC)).rejects.toMatchObject({ code: 'noPermission' });
    },
  );
});
