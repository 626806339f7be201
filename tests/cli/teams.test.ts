/** A start list read again: what is new, what changed, what is gone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf, done, logOf, resultsOf, run } from './baton.ts';
import { createScratch } from './scratch.ts';
import { initSmall, TEAMS_CSV } from './small-race.ts';

const scratch = createScratch();

/** Alpha is gone and so is Gamma, who has a time; Beta has another name and runner; Delta is new. */
const NEXT_CSV = `bib,team,category,wave,leg 1,leg 2,leg 3
2,Beta II,Open,,Dagny,Ethelred,Frideswide
4,Delta,Open,,Jorunn,Kjell,Liv
`;
const PLAN =
  /new {6}4 Delta\nchanged {2}2 Beta: name, runners\ngone {5}1 Alpha\nstays {4}3 Gamma: .*\n1 new, 1 changed, 1 gone, 0 as they were\./;

describe('teams --import', () => {
  let data = '';
  beforeAll(async () => {
    data = await initSmall(scratch);
    await done(['record', '--data', data, '--stdin', '--point', '1'], { input: '3\n' });
  });
  const importing = (csv: string, ...more: string[]): string[] => [
    'teams',
    '--data',
    data,
    '--import',
    scratch.file('teams.csv', csv),
    ...more,
  ];

  it('of the same list changes nothing', async () => {
    const before = await logOf(data);
    expect(await done(importing(TEAMS_CSV))).toBe('0 new, 0 changed, 0 gone, 3 as they were.\n');
    expect(await logOf(data)).toEqual(before);
  });

  it('refuses a bad list whole', async () => {
    const before = await logOf(data);
    const { code, out, err } = await run(importing(`${NEXT_CSV}4,Epsilon,,,,,\n`));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/teams\.csv:4: the bib "4" is also in line 3[^]*Nothing was taken in/);
    expect(await logOf(data)).toEqual(before);
  });

  it('with --dry-run tells everything and records nothing', async () => {
    const before = await logOf(data);
    expect(await done(importing(NEXT_CSV, '--dry-run'))).toMatch(PLAN);
    expect(await logOf(data)).toEqual(before);
  });

  it('takes in what is new and changed, and takes out who is gone and has no time', async () => {
    expect(await done(importing(NEXT_CSV, '--by', 'KR'))).toMatch(PLAN);
    const { teams } = await boardOf(data);
    expect(teams.map(({ bib, name }) => `${bib} ${name}`).sort()).toEqual([
      '2 Beta II',
      '3 Gamma',
      '4 Delta',
    ]);
    const byLeg = await done(['results', '--data', data, '--format', 'json']);
    expect(byLeg).toContain('Frideswide');
    expect(byLeg).not.toContain('Fiammetta');
    expect((await resultsOf(data)).get('3')?.['leg_1']).toMatch(/^\d+:\d\d:\d\d$/);
  });

  it('is undone in one step', async () => {
    await done(['undo', '--data', data]);
    const { teams } = await boardOf(data);
    expect(teams.map(({ bib, name }) => `${bib} ${name}`).sort()).toEqual(['1 Alpha', '2 Beta', '3 Gamma']);
  });
});
