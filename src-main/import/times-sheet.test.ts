import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodySchemas } from '../../src-shared/domain/entry.ts';
import type { SheetContext, TimesSheet } from './times-sheet.ts';
import { readTimesSheet, sheetNameOf } from './times-sheet.ts';

const REAL_SHEET = '../shared/data/relay-2020/times.csv';
const GUN_US = Date.parse('2020-01-25T09:30:00Z') * 1000;
const S = 1_000_000;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'baton-sheet-'))));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(text: string, context: Partial<SheetContext> = {}): Promise<TimesSheet> {
  const path = join(folder, 'sheet.csv');
  writeFileSync(path, text);
  return readTimesSheet(path, { sheet: 's', legs: 4, gunUs: GUN_US, ...context });
}

async function bodies(text: string, context: Partial<SheetContext> = {}): Promise<unknown[]> {
  const { rows, problems } = await read(text, context);
  expect(problems).toEqual([]);
  for (const { body } of rows) expect(bodySchemas.passing.safeParse(body).error).toBeUndefined();
  return rows.map(({ body }) => body);
}

describe('a sheet of times', () => {
  it('gives one passing a row, with the bound to which its time was written', async () => {
    const sheet = ['Elapsed,Bib', '0:42:43,128', '43:52.5,030', '"1:00:00,250",x?', '1:00:00.000001,4'].join(
      '\n',
    );
    expect(await bodies(sheet)).toEqual([
      { bib: '128', side: 'handoff', elapsedUs: 2563 * S, errorUs: S, source: 'sheet', sourceKey: 's:1' },
      {
        bib: '030',
        side: 'handoff',
        elapsedUs: 2632.5 * S,
        errorUs: S / 10,
        source: 'sheet',
        sourceKey: 's:2',
      },
      {
        bib: 'x?',
        side: 'handoff',
        elapsedUs: 3600.25 * S,
        errorUs: S / 1000,
        source: 'sheet',
        sourceKey: 's:3',
      },
      { bib: '4', side: 'handoff', elapsedUs: 3600 * S + 1, errorUs: 1, source: 'sheet', sourceKey: 's:4' },
    ]);
  });

  it('takes moments with a zone, legs and sides', async () => {
    const sheet =
      'bib;time;leg;side\n1;2020-01-25T11:00:00.5+01:00;4;\n2;2020-01-25T10:00:00Z;1;IN\n3;31:00;1;out\n';
    expect(await bodies(sheet)).toMatchObject([
      { timeUs: GUN_US + 1800.5 * S, errorUs: S / 10, point: 4, side: 'handoff' },
      { timeUs: GUN_US + 1800 * S, errorUs: S, point: 1, side: 'in' },
      { elapsedUs: 1860 * S, point: 1, side: 'out' },
    ]);
  });

  it('keeps the place of a row without a time by the nearest time before it, of its own kind', async () => {
    const sheet = 'bib,time\n1,\n2,10:00\n3,\n,11:00\n4,x\n5,\n6,2020-01-25T10:00:00Z\n7,\n';
    const { rows } = await read(sheet);
    expect(rows.map(({ line, body }) => ({ line, ...body }))).toEqual([
      { line: 2, bib: '1', side: 'handoff', source: 'sheet', sourceKey: 's:1' },
      expect.objectContaining({ bib: '2', elapsedUs: 600 * S }),
      { line: 4, bib: '3', side: 'handoff', afterElapsedUs: 600 * S, source: 'sheet', sourceKey: 's:3' },
      expect.objectContaining({ bib: '', elapsedUs: 660 * S }),
      { line: 7, bib: '5', side: 'handoff', afterElapsedUs: 660 * S, source: 'sheet', sourceKey: 's:6' },
      expect.objectContaining({ bib: '6', timeUs: GUN_US + 1800 * S }),
      { line: 9, bib: '7', side: 'handoff', afterUs: GUN_US + 1800 * S, source: 'sheet', sourceKey: 's:8' },
    ]);
  });

  it('names rows by their order, each name once, also beside bad rows and rows without one', async () => {
    const rows = [
      '17,1,10:00',
      '17,2,bad',
      '17,3,10:00',
      ',4,10:00',
      '17#2,5,10:00',
      '4,6,10:00',
      '17,7,10:00',
    ];
    const { rows: read17 } = await read(`order,bib,elapsed\n${rows.join('\n')}\n`);
    expect(read17.map(({ body }) => body.sourceKey)).toEqual([
      's:17',
      's:17#3',
      's:row 4',
      's:17#2#2',
      's:4',
      's:17#4',
    ]);
  });

  it('names rows by their place where there is no order, so that a bad row put right renames no other', async () => {
    const { rows } = await read('bib,elapsed\n1,10:00\n2,10:00,surplus\n\n3,bad\n4,10:00\n');
    expect(rows.map(({ body }) => body.sourceKey)).toEqual(['s:1', 's:4']);
  });

  it('takes the time since the gun where both are written and agree', async () => {
    const [body] = await bodies('bib,elapsed,time\n1,30:00,2020-01-25T10:00:00.9Z\n');
    expect(body).toMatchObject({ elapsedUs: 1800 * S });
    expect(body).not.toHaveProperty('timeUs');
    const { problems } = await read('bib,elapsed,time\n1,30:00,2020-01-25T10:00:01.1Z\n');
    expect(problems[0]?.reason).toMatch(/do not say the same/);
  });

  it.each<[string, string | RegExp]>([
    ['1,4x:10,,', '"4x:10" is not a time (write H:MM:SS)'],
    ['1,1.02.03,,', '"1.02.03" is not a time (write colons between hours, minutes and seconds: H:MM:SS)'],
    ['1,0.0432,,', /^"0\.0432" is not a time \(it looks like a fraction of a day/],
    ['1,"0,0432",,', /^"0,0432" is not a time \(it looks like a fraction of a day/],
    ['1,1:02:60,,', '"1:02:60" is not a time (write H:MM:SS)'],
    ['1,-0:00:01,,', '"-0:00:01" is before the gun'],
    ['1,336:00:01,,', '"336:00:01" is more than 14 days after the gun'],
    ['1,2020-01-25T09:29:59Z,,', '"2020-01-25T09:29:59Z" is before the gun'],
    ['1,2020-02-08T09:30:01Z,,', '"2020-02-08T09:30:01Z" is more than 14 days after the gun'],
    ['1,2020-01-25T10:00:00,,', /must name its time zone: add Z/],
    ['1,2020-02-30T10:00:00Z,,', /must be a date and time that exists/],
    ['1,10:00,0,', '"0" is not a leg of this race (1 to 4)'],
    ['1,10:00,5,', '"5" is not a leg of this race (1 to 4)'],
    ['1,10:00,1.5,', '"1.5" is not a leg of this race (1 to 4)'],
    ['1,10:00,,in', /^the side "in" needs a leg/],
    ['1,10:00,1,left', /^"left" is not a side/],
    [',,2,', 'the row has neither a bib nor a time'],
    [`${'9'.repeat(41)},10:00,,`, /is longer than 40 characters$/],
  ])('makes a problem of %s', async (row, reason) => {
    const { rows, problems } = await read(`bib,elapsed,leg,side\n${row}\n`);
    expect(rows).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(2);
    expect(problems[0]?.reason).toMatch(reason);
  });

  it('takes times at the gun and 14 days after it, and any moment while the gun is not known', async () => {
    expect(await bodies('bib,elapsed\n1,00:00\n2,336:00:00\n3,2020-01-25T09:30:00Z\n')).toHaveLength(3);
    expect(await bodies('bib,time\n1,2019-01-25T09:30:00Z\n', { gunUs: null })).toHaveLength(1);
  });

  it('is refused without a column for the time, which would make every row untimed', async () => {
    const reading = read('bib,Zeit\n1,10:00\n');
    await expect(reading).rejects.toThrow(/no column for the elapsed time or the time.*"elapsed" or "time"/);
    await expect(reading).rejects.toHaveProperty('code', 'badInput');
  });

  it.skipIf(!existsSync(REAL_SHEET))(
    'of the real relay has 611 rows (skipped where its files are missing)',
    async () => {
      const { rows, problems, ignoredColumns } = await readTimesSheet(REAL_SHEET, {
        sheet: sheetNameOf(REAL_SHEET),
        legs: 4,
        gunUs: GUN_US,
      });
      expect([problems, ignoredColumns]).toEqual([[], []]);
      expect(rows).toHaveLength(611);
      expect(new Set(rows.map(({ body }) => body.sourceKey)).size).toBe(611);
      expect(rows[0]).toEqual({
        line: 2,
        body: {
          bib: '128',
          side: 'handoff',
          elapsedUs: 2563 * S,
          errorUs: S,
          source: 'sheet',
          sourceKey: 'times:1',
        },
      });
    },
  );
});

describe('the name of a sheet', () => {
  it.each([
    ['/a/b/Exchange 3.csv', 'Exchange 3'],
    ['K\u0061\u030are.v2.csv', 'K\u00e5re.v2'],
    [`${'x'.repeat(59)}🏃🏃.csv`, 'x'.repeat(59)],
  ])('of %s', (path, name) => {
    expect(sheetNameOf(path)).toBe(name);
  });
});
