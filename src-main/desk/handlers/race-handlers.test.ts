import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Args } from '../../../src-shared/contract/calls.ts';
import { emptyFolder, GUN_US, makeRace, MINUTE_US, openDesk, teamOf } from '../../../tests/kit/desk.ts';
import { sha256, viewRace } from '../../station/station.ts';
import { setSourceOf } from '../../station/backups.ts';
import { writeSet } from '../../backup/write-set.ts';

const NEW: Args<'race.create'> = {
  folder: null,
  stationName: 'Tent',
  set: null,
  raceFile: null,
  teamsFile: null,
  takeGood: false,
};
const RACE_JSON = JSON.stringify({ name: 'Fjord/Relay?', legs: 3, start: '2026-08-28T10:00:00Z' });
const TEAMS = 'bib,team,runner 1\n1,One,Kari\n2,Two,Ola\n';

describe('a new race', () => {
  it('from race.json and a start list, in a folder named after it', async () => {
    const test = await openDesk();
    const { folder } = await test.call('race.create', {
      ...NEW,
      raceFile: { name: 'race.json', text: RACE_JSON },
      teamsFile: { name: 'C:\\fakepath\\teams.csv', text: TEAMS },
    });
    expect(folder).toBe(join(test.home, 'FjordRelay'));
    const seen = await test.snapshot();
    expect(seen.race).toMatchObject({ name: 'Fjord/Relay?', legs: 3, gunUs: GUN_US, gunRecorded: false });
    expect(teamOf(seen, '1').runners[0]).toBe('Kari');
  });

  it('by hand, where the same name is there already too', async () => {
    const test = await openDesk();
    const set = { name: 'Relay', legs: 2 };
    const one = await test.call('race.create', { ...NEW, set });
    const other = await test.call('race.create', { ...NEW, set });
    expect([one.folder, other.folder]).toEqual([join(test.home, 'Relay'), join(test.home, 'Relay 2')]);
  });

  it.each<[string, Partial<Args<'race.create'>>, RegExp]>([
    ['without legs', { set: { name: 'No legs' } }, /number of its legs/],
    ['in a zone that no clock knows', { set: { legs: 3, timeZone: 'Fjord/Bergen' } }, /no time zone/],
    ['from a race.json that is none', { raceFile: { name: 'race.json', text: '{' } }, /^race\.json/],
    [
      'with bad rows',
      { set: { legs: 3 }, teamsFile: { name: 'teams.csv', text: 'bib,team\n1,One\n1,Again\n3,Three\n' } },
      /2 rows are bad/,
    ],
    [
      'with a wave that it does not have',
      { set: { legs: 3 }, teamsFile: { name: 'teams.csv', text: 'bib,team,wave\n1,One,early\n' } },
      /wave "early"/,
    ],
  ])('%s is refused, and no folder is left', async (_what, args, says) => {
    const test = await openDesk();
    await expect(test.call('race.create', { ...NEW, ...args })).rejects.toThrow(says);
    expect((await test.call('race.list', {})).races).toEqual([]);
    expect((await test.call('mirror.open', {})).mode).toBe('welcome');
  });

  it('with the good rows alone where that is asked for', async () => {
    const test = await openDesk();
    const text = 'bib,team\n1,One\n1,Again\n3,Three\n';
    const teamsFile = { name: 'teams.csv', text };
    await test.call('race.create', { ...NEW, set: { legs: 3 }, teamsFile, takeGood: true });
    expect((await test.snapshot()).teams.map(({ bib }) => bib)).toEqual(['3']);
  });

  it('is never made over another', async () => {
    const test = await openDesk();
    const { desk } = await makeRace(test);
    const args = { ...NEW, folder: desk.folder, set: { legs: 3 } };
    await expect(test.call('race.create', args)).rejects.toMatchObject({ code: 'otherRace' });
  });
});

it('settings are changed field by field; those that would harm the race are refused or left out', async () => {
  const test = await openDesk();
  await makeRace(test);
  await test.call('race.set', { set: { name: 'Other\0 name', rules: 99, missing: 'open' } });
  expect((await test.snapshot()).race).toMatchObject({ name: 'Other name', missing: 'open' });
  expect(await test.refusal('race.set', { set: { timeZone: 'Nowhere' } })).toMatchObject({
    code: 'badInput',
  });
  expect((await test.call('race.set', { set: {} })).ids).toEqual([]);
  const { folder } = (await test.snapshot()).desk;
  await test.call('race.close', {});
  await test.call('race.open', { folder });
});

it('the desk serves points of the race alone, the lower one first', async () => {
  const test = await openDesk();
  await makeRace(test, { legs: 3 });
  for (const serves of [
    { from: 1, to: 4 },
    { from: 3, to: 2 },
  ]) {
    expect(await test.refusal('desk.set', { serves })).toMatchObject({ code: 'badInput' });
  }
  await test.call('desk.set', { serves: { from: 0, to: 3 } });
  expect(test.changes.at(-1)).toMatchObject({ reset: true });
});

describe('taking up a race', () => {
  it('from a set and from a bare journal: the same board, under a device id of its own', async () => {
    const test = await openDesk();
    const made = await makeRace(test, { serves: { from: 1, to: 1 } });
    test.clock.pass(9 * MINUTE_US);
    await test.press('1');
    const { folder } = made.desk;
    const before = await test.snapshot();
    const exported = await test.call('export.write', { what: 'journal.jsonl' });
    await test.call('race.close', {});
    const root = emptyFolder();
    const set = await writeSet(setSourceOf(await viewRace(folder)), {
      to: root,
      now: new Date('2026-08-28T21:00:00Z'),
      names: true,
      programVersion: '0.0.0',
      sha256,
    });
    const bare = join(root, 'bare.jsonl');
    writeFileSync(bare, exported.text);
    for (const path of [set.path, bare]) {
      const { says } = await test.call('race.takeUp', { path, folder: null, stationName: 'Tent 9' });
      expect(says).toMatch(/^Took up \d+ entries of “Fjord Relay”\./);
      const seen = await test.snapshot();
      expect(seen.teams.map(({ finishes }) => finishes)).toEqual(
        before.teams.map(({ finishes }) => finishes),
      );
      expect(seen.desk.stationName).toBe('Tent 9');
      expect(seen.desk.deviceId).not.toBe(before.desk.deviceId);
      expect(test.progress.at(-1)).toMatchObject({ job: 'takeUp', ended: true });
      expect(await test.refusal('step.undo', {})).toMatchObject({ code: 'notFound' });
      await test.call('race.close', {});
    }
  });

  it('from nothing is refused in words, and leaves what is open as it is', async () => {
    const test = await openDesk();
    const { desk } = await makeRace(test);
    const path = join(test.home, 'nothing');
    await expect(test.call('race.takeUp', { path, folder: null, stationName: 'T' })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect((await test.snapshot()).desk.folder).toBe(desk.folder);
    expect(await test.call('job.cancel', { job: 'takeUp' })).toEqual({});
  });
});

it('a made race is under way, and its left-over exchange is served', async () => {
  const test = await openDesk();
  await test.call('race.demo', { teams: 12, legs: 4, seed: 3 });
  const seen = await test.until(({ expected }) => expected.rows.length > 0);
  expect(seen.desk).toMatchObject({ shift: 'ME', serves: { from: 2, to: 2 } });
  expect(seen.teams.some(({ finishes }) => finishes[0] !== null)).toBe(true);
});
