/** What leaves the tent: spreadsheets that are harmless, and sets and results without names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { done } from './baton.ts';
import { createScratch } from './scratch.ts';
import { initSmall, RUNNERS, runSmall, TIMES_CSV } from './small-race.ts';

const scratch = createScratch();

const FORMULAS = `bib,team,category,leg 1,leg 2,leg 3
1,"=HYPERLINK(""http://example.invalid"",""win"")",+1+1,=1+1,-1,@A1
2,@SUM(1+1)*cmd|' /C calc'!A0,=x,\t=1,"\r=1",a
3,-2+3,@y,a,b,c
`;

function cellsOf(csv: string): string[] {
  const rows: string[][] = parse(csv);
  return rows.flat();
}

async function exportTo(data: string, ...more: string[]): Promise<string> {
  const to = scratch.path('sets');
  await done(['export', '--data', data, '--to', to, ...more]);
  return join(to, readdirSync(to)[0] ?? '');
}

describe('a spreadsheet of a race whose names are formulas', () => {
  let csvs: string[] = [];
  beforeAll(async () => {
    const data = await initSmall(scratch, FORMULAS);
    const sheet = scratch.file('times.csv', TIMES_CSV);
    await done(['import-times', '--data', data, '--times', sheet, '--sheet', '=cmd']);
    await done(['record', '--data', data, '--stdin'], { input: '=1+1\n@x\n+9@1\n-9@2\n' });
    const set = await exportTo(data);
    const results = [[], ['--by', 'leg'], ['--by', 'category']].map((by) =>
      done(['results', '--data', data, '--format', 'csv', ...by]),
    );
    const ofSet = ['results.csv', 'passings.csv'].map((name) => readFileSync(join(set, name), 'utf8'));
    csvs = [...ofSet, ...(await Promise.all(results))];
  });

  it('holds no cell that starts one', () => {
    // A bare "-" is the place of a team that has none.
    const cells = csvs.flatMap(cellsOf).filter((cell) => cell !== '-');
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("'="))).not.toEqual([]);
  });
});

describe('without names', () => {
  let data = '';
  beforeAll(async () => {
    data = await runSmall(scratch);
  });
  const namesIn = (text: string): string[] => RUNNERS.filter((name) => text.includes(name));

  it('no byte of a set is of a runner’s name; with them, all are there', async () => {
    const bytesOf = (set: string): string =>
      readdirSync(set)
        .map((name) => readFileSync(join(set, name), 'utf8'))
        .join('\n');
    expect(namesIn(bytesOf(await exportTo(data)))).toEqual(RUNNERS);
    const set = await exportTo(data, '--no-names');
    expect(namesIn(bytesOf(set))).toEqual([]);
    expect(await done(['verify', set])).toMatch(/ 0 teams’ names/);
  });

  it.each(['csv', 'json', 'txt', 'html'])('no result in %s has one', async (format) => {
    for (const by of [[], ['--by', 'leg'], ['--by', 'category']]) {
      const how = ['results', '--data', data, '--format', format, ...by];
      expect(namesIn(await done([...how, '--no-names']))).toEqual([]);
      if (by.includes('leg')) expect(namesIn(await done(how))).toEqual(RUNNERS);
    }
  });
});
