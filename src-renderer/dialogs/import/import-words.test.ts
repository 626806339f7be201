import { describe, expect, it } from 'vitest';
import { teamsChoice, timesChoice } from './import-words.ts';

const teams = { added: [], changed: [], gone: [], kept: [], same: 4, problems: [], ignoredColumns: [] };
const team = { bib: '1', name: 'Vidar', category: null };
const times = {
  sheet: 's',
  rows: 3,
  added: 0,
  same: 3,
  differing: 0,
  unknownBibs: [],
  problems: [],
  ignoredColumns: [],
};

describe('what may be done with a file', () => {
  it('nothing, where it says nothing new', () => {
    expect(teamsChoice(teams)).toMatchObject({
      canTake: false,
      says: 'It says nothing new: all is so already.',
    });
    expect(timesChoice(times)).toMatchObject({ canTake: false });
  });

  it('take it, where every row is good', () => {
    expect(teamsChoice({ ...teams, added: [team] })).toEqual({
      canTake: true,
      takeGood: false,
      submit: 'Take it',
      says: '1 new, 0 changed, 0 taken out. One undo takes it back.',
    });
  });

  it('take the good rows, where some are not', () => {
    const problems = [{ line: 3, reason: 'the row has no bib' }];
    expect(teamsChoice({ ...teams, added: [team], problems })).toMatchObject({
      takeGood: true,
      submit: 'Take the good rows',
    });
    expect(teamsChoice({ ...teams, problems })).toMatchObject({ canTake: false });
    expect(timesChoice({ ...times, differing: 2 }).says).toBe(
      '0 times more, 2 that differ and will ask. One undo takes it back.',
    );
  });
});
