/** Files that do not say what they should: a sentence, an exit code, and a journal that stays as it was. */
import { existsSync, truncateSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf, done, fileHashes, logOf, run } from './baton.ts';
import { createScratch } from './scratch.ts';
import { initSmall, RACE_JSON, runSmall, TEAMS_CSV, TIMES_CSV } from './small-race.ts';

const scratch = createScratch();
const teams = (): string => scratch.file('teams.csv', TEAMS_CSV);
const race = (): string => scratch.file('race.json', RACE_JSON);
/** A file of 200 MB that takes no room. */
const huge = (name: string): string => {
  const path = scratch.file(name, '');
  truncateSync(path, 200 * 1024 * 1024);
  return path;
};

describe('init', () => {
  it.each([
    [
      'duplicate bibs',
      race,
      () => scratch.file('t.csv', `${TEAMS_CSV}2,Delta,,,,,\n`),
      /t\.csv:5: the bib "2" is also in line 3/,
    ],
    ['an empty start list', race, () => scratch.file('t.csv', ''), /t\.csv is empty/],
    ['a start list of 200 MB', race, () => huge('t.csv'), /t\.csv is too large: it has 200\.0 MiB/],
    [
      'a wave that race.json lacks',
      race,
      () => scratch.file('t.csv', 'bib,team,wave\n1,A,Dawn\n'),
      /Line 2 .* wave "Dawn"/,
    ],
    [
      '0 legs',
      () => scratch.file('r.json', RACE_JSON.replace('"legs":3', '"legs":0')),
      teams,
      /r\.json: legs must be a whole number from 1 to 200, not 0/,
    ],
    ['an empty race.json', () => scratch.file('r.json', ''), teams, /r\.json is empty/],
    ['a race.json of 200 MB', () => huge('r.json'), teams, /r\.json is too large/],
    ['a race.json that is not there', () => scratch.path('r.json'), teams, /There is no file .*r\.json/],
    ['a race.json with a comma too many', () => scratch.file('r.json', '{"legs": 3,}'), teams, /r\.json/],
  ])('refuses %s and makes no folder', async (_what, raceFile, teamsFile, sentence) => {
    const data = scratch.path();
    const { code, out, err } = await run([
      'init',
      '--data',
      data,
      '--race',
      raceFile(),
      '--teams',
      teamsFile(),
    ]);
    expect(err).toMatch(sentence);
    expect({ code, out, made: existsSync(data) }).toEqual({ code: 1, out: '', made: false });
  });

  it('refuses a folder that holds a race', async () => {
    const data = await initSmall(scratch);
    const before = fileHashes(data);
    const { code, err } = await run(['init', '--data', data, '--race', race(), '--teams', teams()]);
    expect(code).toBe(1);
    expect(err).toMatch(/There is a race in .* already\. Nothing was changed/);
    expect(fileHashes(data)).toEqual(before);
  });
});

const GOOD_ROW = '1,00:40:00\n';

describe('import-times', () => {
  let data = '';
  beforeAll(async () => {
    data = await initSmall(scratch);
  });

  it.each([
    [
      'letters for a time',
      () => scratch.file('s.csv', `bib,elapsed\n${GOOD_ROW}2,late\n`),
      /s\.csv:3: "late" is not a time/,
    ],
    [
      'a time before the gun',
      () => scratch.file('s.csv', `bib,elapsed\n${GOOD_ROW}2,-0:01:00\n`),
      /s\.csv:3: "-0:01:00" is before the gun/,
    ],
    [
      'a moment before the gun',
      () => scratch.file('s.csv', 'bib,time\n1,2026-08-28T09:59:59Z\n'),
      /s\.csv:2: .* is before the gun/,
    ],
    [
      'a leg that the race lacks',
      () => scratch.file('s.csv', 'bib,elapsed,leg\n1,00:40:00,4\n'),
      /s\.csv:2: "4" is not a leg/,
    ],
    ['an empty file', () => scratch.file('s.csv', ''), /s\.csv is empty/],
    [
      'a heading alone',
      () => scratch.file('s.csv', 'bib,elapsed\n'),
      /s\.csv has a header in line 1 and no rows/,
    ],
    ['200 MB', () => huge('s.csv'), /s\.csv is too large/],
    ['a folder', () => scratch.path('.'), /is a folder/],
    ['no columns that it knows', () => scratch.file('s.csv', 'a,b\n1,2\n'), /s\.csv/],
  ])('refuses %s and takes nothing in', async (_what, sheet, sentence) => {
    const before = fileHashes(data);
    const { code, out, err } = await run(['import-times', '--data', data, '--times', sheet()]);
    expect(err).toMatch(sentence);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(fileHashes(data)).toEqual(before);
  });

  it('takes the good rows of a bad sheet with --take-good, and names the others', async () => {
    const sheet = scratch.file('mixed.csv', `bib,elapsed\n${GOOD_ROW}2,late\n3,00:50:00\n`);
    const { code, out, err } = await run(['import-times', '--data', data, '--times', sheet, '--take-good']);
    expect(code).toBe(0);
    expect(err).toMatch(/^mixed\.csv:3: "late"/);
    expect(out).toMatch(/^Took in 2 of 2 rows/);
  });

  it('keeps a bib that is not in the start list, and names its line', async () => {
    const sheet = scratch.file('stranger.csv', 'bib,elapsed\n99,00:45:00\n');
    const { code, err } = await run(['import-times', '--data', data, '--times', sheet]);
    expect(code).toBe(0);
    expect(err).toMatch(/^stranger\.csv:2: bib 99 is not in the start list; the time is kept/);
    expect((await logOf(data)).at(-1)?.body).toMatchObject({ bib: '99', elapsedUs: 2_700_000_000 });
    expect((await boardOf(data)).open).toContainEqual(
      expect.objectContaining({ kind: 'unknownBib', bib: '99' }),
    );
  });

  it('taken twice changes nothing', async () => {
    const finished = await runSmall(scratch);
    const before = await logOf(finished);
    const sheet = scratch.file('times.csv', TIMES_CSV);
    const out = await done(['import-times', '--data', finished, '--times', sheet]);
    expect(out).toBe('Took in 0 of 9 rows as sheet "times"; 9 were there already.\n');
    expect(await logOf(finished)).toEqual(before);
  });

  it('refuses another sheet of the same name with a hint at --sheet, and takes it under its own', async () => {
    const finished = await runSmall(scratch);
    const before = await logOf(finished);
    const rows = Array.from({ length: 9 }, (_, row) => `${row + 1},${(row % 3) + 1},02:0${row}:00`);
    const sheet = scratch.file('times.csv', ['order,bib,elapsed', ...rows, ''].join('\n'));
    const { code, err } = await run(['import-times', '--data', finished, '--times', sheet]);
    expect(code).toBe(1);
    expect(err).toMatch(/A sheet named "times" was taken in before.* with --sheet/);
    expect(await logOf(finished)).toEqual(before);
    await done(['import-times', '--data', finished, '--times', sheet, '--sheet', 'second']);
    expect(await logOf(finished)).toHaveLength(before.length + rows.length);
  });
});

describe('a folder without a race', () => {
  it.each([['board'], ['log'], ['undo'], ['results']])('is named by %s', async (command) => {
    const { code, out, err } = await run([command, '--data', scratch.path('nothing')]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/There is no race in .*nothing\. Make one with "baton init"/);
  });
});
