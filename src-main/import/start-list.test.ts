import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamFieldsSchema } from '../../src-shared/domain/entry.ts';
import type { StartList } from './start-list.ts';
import { readStartList } from './start-list.ts';

const REAL_START_LIST = '../shared/data/relay-2020/teams.csv';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'baton-start-list-'))));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(text: string, legs = 3): Promise<StartList> {
  const path = join(folder, 'teams.csv');
  writeFileSync(path, text);
  return readStartList(path, legs);
}

describe('a start list', () => {
  it('gives each team with its line, and one runner a leg', async () => {
    const list = await read(
      'Wave;Class;Startnr.;Club;Runner 3;Runner 1;Shirt\nA;Open;007;"Owls; the";Ann;Bo;red\n;;x1;;;;\n',
    );
    expect(list).toEqual({
      teams: [
        { line: 2, bib: '007', name: 'Owls; the', category: 'Open', wave: 'A', runners: ['Bo', '', 'Ann'] },
        { line: 3, bib: 'x1', name: 'Team x1', category: null, wave: null, runners: ['', '', ''] },
      ],
      problems: [],
      ignoredColumns: ['Shirt'],
    });
  });

  it('has no runners where the file has no columns for them', async () => {
    const { teams } = await read('bib\n1\n');
    expect(teams).toEqual([{ line: 2, bib: '1', name: 'Team 1', category: null, wave: null, runners: [] }]);
  });

  it('says on every line of a repeated bib which other lines have it, and takes none of them', async () => {
    const { teams, problems } = await read('bib,team\n7,a\n8,b\n 7,c\n07,d\n7 ,e\n');
    expect(teams.map(({ bib }) => bib)).toEqual(['8', '07']);
    expect(problems).toEqual([
      { line: 2, reason: 'the bib "7" is also in lines 4, 6' },
      { line: 4, reason: 'the bib "7" is also in lines 2, 6' },
      { line: 6, reason: 'the bib "7" is also in lines 2, 4' },
    ]);
  });

  it.each([
    [',a,', 'the row has no bib'],
    [`${'9'.repeat(41)},a,`, `the bib "${'9'.repeat(40)}…" is longer than 40 characters`],
    ['"1\n2",a,', 'the bib "1\\n2" has a line break in it'],
    [`1,${'a'.repeat(201)},`, `the name "${'a'.repeat(40)}…" is longer than 200 characters`],
    [`1,a,${'r'.repeat(201)}`, `the runner of leg 1 "${'r'.repeat(40)}…" is longer than 200 characters`],
    ['1,a,,Zoe', '"Zoe" is named for leg 4, but the race has legs 1 to 3'],
  ])('makes a problem of %j', async (row, reason) => {
    const { teams, problems } = await read(`bib,team,leg 1,leg 4\n${row}\n`);
    expect(teams).toEqual([]);
    expect(problems).toEqual([{ line: 2, reason }]);
  });

  it('takes texts at their limits, and what it takes fits the journal', async () => {
    const { teams } = await read(`bib,team\n${'9'.repeat(40)},${'a'.repeat(200)}\n`);
    const [team] = teams;
    expect(teamFieldsSchema.safeParse({ bib: team?.bib, name: team?.name }).success).toBe(true);
  });

  it.skipIf(!existsSync(REAL_START_LIST))(
    'of the real relay has 154 teams of four runners (skipped where its files are missing)',
    async () => {
      const { teams, problems, ignoredColumns } = await readStartList(REAL_START_LIST, 4);
      expect(problems).toEqual([]);
      expect(ignoredColumns).toEqual([]);
      expect(teams).toHaveLength(154);
      expect(teams.every(({ runners }) => runners.length === 4)).toBe(true);
      expect(teams[1]).toMatchObject({
        line: 3,
        bib: '2',
        name: 'Team 002',
        category: 'Women Senior',
        wave: null,
      });
    },
  );
});
