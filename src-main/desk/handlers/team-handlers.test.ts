import { expect, it } from 'vitest';
import { GUN_US, makeRace, MINUTE_US, openDesk, teamOf } from '../../../tests/kit/desk.ts';

const NOBODY = '01936b7e-0000-7000-8000-000000000001';

it('a team is made, changed and given runners; the press that waited for its bib is its own then', async () => {
  const test = await openDesk();
  await makeRace(test, { serves: { from: 1, to: 1 } });
  const { timeUs } = await test.press('40');
  await test.call('team.save', { teamId: null, bib: ' 40 ', name: 'Late', runners: ['Kari', 'Ola', ''] });
  const team = teamOf(await test.snapshot(), '40');
  expect(team).toMatchObject({ name: 'Late', runners: ['Kari', 'Ola', ''] });
  expect(team.finishes[0]).toBe(timeUs);
  await test.call('team.save', { teamId: team.teamId, category: 'Mixed', name: 'Later' });
  expect(teamOf(await test.snapshot(), '40')).toMatchObject({ name: 'Later', category: 'Mixed' });
  expect(await test.call('team.save', { teamId: team.teamId })).toEqual({
    ids: [],
    says: 'Nothing to do: it is so already.',
  });
});

it('two teams wear each other’s bibs', async () => {
  const test = await openDesk();
  const { teams } = await makeRace(test);
  const [a, b] = [teamOf({ teams }, '1').teamId, teamOf({ teams }, '2').teamId];
  await test.call('team.swap', { teamIds: [a, b] });
  const seen = await test.snapshot();
  expect([teamOf(seen, '1').teamId, teamOf(seen, '2').teamId]).toEqual([b, a]);
  expect(await test.refusal('team.swap', { teamIds: [a, a] })).toMatchObject({ code: 'badInput' });
  expect(await test.refusal('team.swap', { teamIds: [a, NOBODY] })).toMatchObject({ code: 'notFound' });
});

it('a team without a bib, with a blank one, a worn one or an unknown wave is refused', async () => {
  const test = await openDesk();
  const { teams } = await makeRace(test);
  const { teamId } = teamOf({ teams }, '1');
  const refusals = [
    await test.refusal('team.save', { teamId: null, name: 'No bib' }),
    await test.refusal('team.save', { teamId: null, bib: '  ', name: 'Blank' }),
    await test.refusal('team.save', { teamId: null, bib: '1\n2', name: 'Two lines' }),
    await test.refusal('team.save', { teamId, bib: '2' }),
    await test.refusal('team.save', { teamId, wave: 'late' }),
    await test.refusal('team.save', { teamId: NOBODY, name: 'Gone' }),
  ];
  expect(refusals.map(({ code }) => code)).toEqual([
    ...['badInput', 'badInput', 'badInput', 'badInput', 'notFound', 'notFound'],
  ]);
  expect(refusals[3]?.says).toBe(
    'Bib 2 is worn by Team 2. Nothing was recorded. Give that team another bib first, or swap the two.',
  );
});

const LIST = 'bib,team,category,note\n1,Team 1,Women,x\n2,Team Two,,x\n9,Nine,,x\n';

it('a start list is looked at first: new, changed, gone, kept; then taken', async () => {
  const test = await openDesk();
  await makeRace(test, { bibs: ['1', '2', '3', '4'], serves: { from: 1, to: 1 } });
  test.clock.pass(MINUTE_US);
  await test.press('4');
  const file = { name: 'start list.csv', text: LIST };
  const before = await test.count();
  expect(await test.call('teams.preview', { file, legs: null })).toEqual({
    added: [{ bib: '9', name: 'Nine', category: null }],
    changed: [
      { bib: '1', name: 'Team 1', fields: ['category'] },
      { bib: '2', name: 'Team 2', fields: ['name'] },
    ],
    gone: [{ bib: '3', name: 'Team 3' }],
    kept: [{ bib: '4', name: 'Team 4' }],
    same: 0,
    problems: [],
    ignoredColumns: ['note'],
  });
  expect(await test.count()).toBe(before);
  const { says } = await test.call('teams.import', { file, takeGood: false });
  expect(says).toBe('start list.csv: 1 new, 2 changed, 1 gone, 0 as they were.');
  const { teams } = await test.snapshot();
  expect(teams.map(({ bib }) => bib).sort()).toEqual(['1', '2', '4', '9']);
});

it('a start list for a race that is yet to be made is looked at without one', async () => {
  const test = await openDesk();
  const file = { name: 'start list.csv', text: `${LIST}9,Nine again,,x\n` };
  const preview = await test.call('teams.preview', { file, legs: 3 });
  expect(preview.added.map(({ bib }) => bib)).toEqual(['1', '2']);
  expect(preview).toMatchObject({ changed: [], gone: [], kept: [], same: 0, ignoredColumns: ['note'] });
  expect(preview.problems.map(({ line }) => line)).toEqual([4, 5]);
});

it('of a start list with bad rows the good ones are taken where asked, and nobody is taken out', async () => {
  const test = await openDesk();
  await makeRace(test, { bibs: ['1', '2'] });
  const file = { name: '../../etc/list.csv', text: 'bib,team\n1,One\n2,\n9,Nine\n9,Nine again\n' };
  const refusal = await test.refusal('teams.import', { file, takeGood: false });
  expect(refusal.code).toBe('badInput');
  expect(refusal.says).toMatch(
    /^\.\.\/\.\.\/etc\/list\.csv: \d rows are bad, the first in line \d: .*[^.]\. Nothing was taken in\. /,
  );
  expect((await test.call('teams.preview', { file, legs: null })).gone).toEqual([]);
  await test.call('teams.import', { file, takeGood: true });
  const seen = await test.snapshot();
  expect([teamOf(seen, '1').name, seen.teams.length]).toEqual(['One', 2]);
});

it('a sheet of times is looked at first, and taken once however often it is read', async () => {
  const test = await openDesk();
  await makeRace(test, { serves: null });
  const text = 'bib,elapsed\n1,0:10:00\n77,0:11:00\n2,soon\n';
  const file = { name: `${'長'.repeat(120)}.csv`, text };
  expect(await test.call('times.preview', { file, sheet: null })).toMatchObject({
    sheet: '長'.repeat(60),
    rows: 2,
    added: 2,
    same: 0,
    unknownBibs: ['77'],
    problems: [{ line: 4 }],
  });
  expect(await test.refusal('times.import', { file, sheet: null, takeGood: false })).toMatchObject({
    code: 'badInput',
    says: expect.stringContaining('1 row is bad in line 4: "soon" is not a time') as string,
  });
  const first = await test.call('times.import', { file, sheet: 'point 1', takeGood: true });
  expect(first.says).toBe('Took in 2 of 2 rows as sheet “point 1”; 0 were there already.');
  const again = await test.call('times.import', { file, sheet: 'point 1', takeGood: true });
  expect(again).toEqual({
    ids: [],
    says: 'Took in 0 of 2 rows as sheet “point 1”; 2 were there already.',
  });
  expect(teamOf(await test.snapshot(), '1').finishes[0]).toBe(GUN_US + 10 * MINUTE_US);
});

it('a file that is none is refused by the name that the person knows', async () => {
  const test = await openDesk();
  await makeRace(test);
  const file = { name: '$& C:\\fakepath\\teams.csv', text: 'colour\nred\n' };
  const { says } = await test.refusal('teams.import', { file, takeGood: true });
  expect(says).toContain('$& C:\\fakepath\\teams.csv');
  expect(says).not.toContain('baton-file');
});
