import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, makeRace, MINUTE_US, openDesk, teamOf } from '../../tests/kit/desk.ts';

it('greets with the races of this laptop, and opens the last one by itself', async () => {
  const first = await openDesk();
  const { desk } = await makeRace(first, { serves: { from: 2, to: 2 } });
  first.clock.pass(MINUTE_US);
  await first.press('1');
  await first.call('draft.keep', { line: '10' });
  expect((await first.snapshot()).desk).toMatchObject({
    shift: 'KR',
    serves: { from: 2, to: 2 },
    draft: '10',
  });
  await first.close();
  const second = await openDesk({ home: first.home });
  const seen = await second.snapshot();
  expect(seen.desk).toMatchObject({ folder: desk.folder, shift: 'KR', serves: { from: 2, to: 2 } });
  expect(teamOf(seen, '1').finishes[1]).not.toBeNull();
  await second.call('race.close', {});
  const { races } = await second.call('race.list', {});
  expect(races).toMatchObject([{ folder: desk.folder, name: 'Fjord Relay', teams: 3, problem: null }]);
  await second.close();
  const third = await openDesk({ home: first.home });
  expect((await third.call('mirror.open', {})).mode).toBe('welcome');
});

it('takes damaged settings for none', async () => {
  const first = await openDesk();
  const { desk } = await makeRace(first, { serves: { from: 1, to: 2 } });
  await first.close();
  for (const damaged of ['{"shift":', '{"shift":"KR","serves":{"from":3,"to":1}}', '']) {
    writeFileSync(join(desk.folder, 'desk.json'), damaged);
    const again = await openDesk({ home: first.home });
    expect((await again.snapshot()).desk).toMatchObject({ shift: '', serves: null });
    await again.call('desk.set', { shift: ' TS ', serves: { from: 1, to: 1 } });
    await again.close();
    expect(JSON.parse(readFileSync(join(desk.folder, 'desk.json'), 'utf8'))).toEqual({
      shift: 'TS',
      serves: { from: 1, to: 1 },
    });
  }
});

it.each(['in the folder of races', 'elsewhere'])(
  'starts where the last race, %s, cannot be opened, and tells why',
  async (where) => {
    const first = await openDesk();
    const folder = where === 'elsewhere' ? join(emptyFolder(), 'far') : null;
    const made = await first.call('race.create', {
      folder,
      stationName: 'Tent',
      set: { name: 'Far', legs: 3 },
      raceFile: null,
      teamsFile: null,
      takeGood: false,
    });
    await first.close();
    writeFileSync(join(made.folder, 'baton.db'), 'no database');
    const second = await openDesk({ home: first.home });
    const seen = await second.call('mirror.open', {});
    expect(seen.mode === 'welcome' && seen.races).toMatchObject([{ folder: made.folder }]);
    const { races } = await second.call('race.list', {});
    expect(races).toHaveLength(1);
    expect(races[0]?.problem).toMatch(/\S/);
    await expect(second.call('race.open', { folder: made.folder })).rejects.toThrow(/\S/);
    expect(second.faults).toEqual([]);
  },
);

it('opens a race that is open already by showing it again, and another one in its place', async () => {
  const test = await openDesk();
  const one = await makeRace(test);
  await test.call('race.open', { folder: one.desk.folder });
  const other = await makeRace(test, { bibs: ['7'] });
  expect(other.desk.folder).not.toBe(one.desk.folder);
  const [, again] = await Promise.all([
    test.call('race.open', { folder: one.desk.folder }),
    test.call('race.open', { folder: one.desk.folder }),
  ]);
  expect(again).toEqual({});
  expect((await test.snapshot()).desk.folder).toBe(one.desk.folder);
  await expect(test.call('race.open', { folder: join(test.home, 'nowhere') })).rejects.toMatchObject({
    code: 'notFound',
  });
  expect((await test.snapshot()).desk.folder).toBe(one.desk.folder);
});

it('says what the shell must know before it ends', async () => {
  const test = await openDesk();
  expect(test.desk.status()).toEqual({ unsafeElsewhere: 0, raceOn: false });
  await makeRace(test, { serves: { from: 1, to: 1 } });
  await test.call('start.record', {
    start: { what: 'gun' },
    at: { by: 'press', monoNs: test.clock.monoNs() },
  });
  await test.until(({ expected }) => expected.state === 'running');
  expect(test.desk.status()).toMatchObject({ raceOn: true });
  expect(test.desk.status().unsafeElsewhere).toBeGreaterThan(0);
});

it('numbers its changes without a gap, over races opened and closed', async () => {
  const test = await openDesk();
  await makeRace(test, { serves: { from: 1, to: 1 } });
  await test.press('1');
  await test.call('race.close', {});
  await makeRace(test);
  const seqs = test.changes.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect((await test.snapshot()).seq).toBe(test.changes.length);
});

it('a press that comes while the race is closed is refused in words, or recorded', async () => {
  const test = await openDesk();
  const { desk } = await makeRace(test, { serves: { from: 1, to: 1 } });
  const before = await test.count();
  const presses = ['1', '2', '3'].map((bib) => test.press(bib));
  const closing = test.call('race.close', {});
  const late = test.press('1');
  const outcomes = await Promise.allSettled([...presses, late]);
  await closing;
  await test.call('race.open', { folder: desk.folder });
  const recorded = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(await test.count()).toBe(before + recorded);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'noRace' });
  }
  expect(test.faults).toEqual([]);
});
