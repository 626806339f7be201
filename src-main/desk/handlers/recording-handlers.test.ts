import { describe, expect, it } from 'vitest';
import {
  GUN_US,
  HandClock,
  lineOf,
  makeRace,
  MINUTE_US,
  openDesk,
  SECOND_US,
  teamOf,
} from '../../../tests/kit/desk.ts';

const AT_1 = { from: 1, to: 1 };

describe('a key press', () => {
  it('is stamped with its own moment, not with that of its arrival', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const pressedUs = GUN_US + 9 * MINUTE_US;
    test.clock.nowUs = pressedUs + 3 * SECOND_US;
    const { id, timeUs, errorUs } = await test.press('2', { monoNs: test.clock.monoNsAt(pressedUs) + 0.4 });
    expect([timeUs, errorUs]).toEqual([pressedUs, test.clock.errorUs]);
    const seen = await test.snapshot();
    expect(teamOf(seen, '2').finishes[0]).toBe(pressedUs);
    expect(lineOf(seen, id)).toMatchObject({ bib: '2', point: 1, place: 1, by: 'KR', voided: false });
  });

  it('is never later than its arrival, and refused where it is of another day', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const ahead = await test.press('1', { monoNs: test.clock.monoNs() + 5e9 });
    expect(ahead.timeUs).toBe(test.clock.nowUs);
    test.clock.pass(13 * 60 * MINUTE_US);
    const pressId = crypto.randomUUID();
    const old = { pressId, monoNs: 0, bib: '1', typed: '1', point: null, side: 'handoff' } as const;
    expect(await test.refusal('passing.press', old)).toMatchObject({
      code: 'badInput',
      says: expect.stringContaining('too old') as string,
    });
  });

  it('that is sent twice is recorded once: at the same time, later, and after the race was opened anew', async () => {
    const test = await openDesk();
    const { desk } = await makeRace(test, { serves: AT_1 });
    const before = await test.count();
    const pressId = crypto.randomUUID();
    const [first, again] = await Promise.all([test.press('1', { pressId }), test.press('1', { pressId })]);
    expect(again).toEqual(first);
    expect(await test.press('1', { pressId })).toEqual(first);
    await test.call('race.close', {});
    await test.call('race.open', { folder: desk.folder });
    expect(await test.press('1', { pressId })).toEqual(first);
    expect(await test.count()).toBe(before + 1);
  });

  it('is kept whatever was typed: an unknown bib, a partial one, a point that the race does not have', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    await test.press('999');
    await test.press('1?');
    await test.press('1', { point: 9 });
    await test.press('क\u093c'.repeat(20), { typed: '\ud800' });
    const seen = await test.until(({ questions }) => questions.total >= 4);
    expect(seen.questions.byKind).toMatchObject({ unknownBib: 3, pointOutOfRange: 1 });
  });

  it('without a served point is the next one of its team', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: null });
    for (const minutes of [5, 11, 18]) {
      test.clock.nowUs = GUN_US + minutes * MINUTE_US;
      await test.press('3');
    }
    const team = teamOf(await test.snapshot(), '3');
    expect(team.finishes).toEqual([5, 11, 18].map((minutes) => GUN_US + minutes * MINUTE_US));
  });
});

it('a range of points takes a team from one to the next, and stays at its last', async () => {
  const test = await openDesk();
  await makeRace(test, { legs: 6, serves: { from: 3, to: 5 } });
  const points: (number | null)[] = [];
  for (const minutes of [10, 20, 30, 40]) {
    test.clock.nowUs = GUN_US + minutes * MINUTE_US;
    const { id } = await test.press('1');
    points.push(lineOf(await test.snapshot(), id).point);
  }
  expect(points).toEqual([3, 4, 5, 5]);
  const { id } = await test.press('1', { point: 2 });
  expect(lineOf(await test.snapshot(), id).point).toBe(2);
  const open = await test.press('');
  await test.call('openTime.assign', { id: open.id, bib: '2', typed: '2', point: null, side: 'handoff' });
  expect(lineOf(await test.snapshot(), open.id)).toMatchObject({ point: 3 });
});

describe('open times', () => {
  it('ten presses for nine runners, one voided: nine right handoffs', async () => {
    const bibs = ['11', '12', '13', '14', '15', '16', '17', '18', '19'];
    const test = await openDesk();
    await makeRace(test, { bibs, serves: AT_1 });
    const pressed: { id: string; timeUs: number }[] = [];
    for (let index = 0; index < 10; index++) {
      test.clock.pass(SECOND_US / 2);
      pressed.push(await test.press(''));
    }
    const { openTimes } = await test.snapshot();
    expect(openTimes.map(({ id }) => id)).toEqual(pressed.map(({ id }) => id));
    const [slip] = pressed.splice(4, 1);
    await test.call('entries.void', { ids: [slip?.id ?? ''], reason: 'nobody' });
    await Promise.all(
      pressed.map(({ id }, index) => {
        const bib = bibs[index] ?? '';
        return test.call('openTime.assign', { id, bib, typed: bib, point: null, side: 'handoff' });
      }),
    );
    const seen = await test.snapshot();
    expect(seen.openTimes).toEqual([]);
    expect(bibs.map((bib) => teamOf(seen, bib).finishes[0])).toEqual(pressed.map(({ timeUs }) => timeUs));
  });

  it('one that is given to a bib that is nobody’s stays a time of its own until it is settled', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const { id, timeUs } = await test.press('');
    const to = { id, bib: '77', typed: '77', point: null, side: 'handoff' } as const;
    const { ids } = await test.call('openTime.assign', to);
    const seen = await test.until(({ questions }) => questions.byKind['unknownBib'] === 1);
    expect(seen.openTimes).toEqual([]);
    expect(lineOf(seen, ids[0] ?? '')).toMatchObject({ bib: '77', timeUs, teamId: null, voided: false });
    expect(lineOf(seen, id).voided).toBe(true);
    expect(await test.refusal('openTime.assign', to)).toMatchObject({ code: 'notFound' });
  });

  it('one is given once, and takes another side and its moment along', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const { id, timeUs } = await test.press('');
    const to = { id, typed: '', point: null } as const;
    const { ids } = await test.call('openTime.assign', { ...to, bib: '1', side: 'out' });
    expect(lineOf(await test.snapshot(), ids[0] ?? '')).toMatchObject({ side: 'out', timeUs, bib: '1' });
    const other = await test.press('');
    await test.call('openTime.assign', { ...to, id: other.id, bib: '2', side: 'handoff' });
    expect(await test.refusal('openTime.assign', { ...to, id: other.id, bib: '3', side: 'handoff' })).toEqual(
      {
        code: 'badInput',
        says: 'That time has a bib already. Correct it where it stands in the list.',
      },
    );
  });

  it('two that came together share a moment, also after it was corrected', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const { id } = await test.press('');
    const timeUs = test.clock.nowUs + 2 * SECOND_US;
    await test.call('passing.retime', { id, timeUs, reason: 'late finger' });
    await test.call('openTime.insert', { id });
    const { openTimes } = await test.snapshot();
    expect(openTimes.map((one) => [one.timeUs, one.point])).toEqual([
      [timeUs, 1],
      [timeUs, 1],
    ]);
  });
});

describe('another bib', () => {
  it('takes a time from one team to another, by one entry', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const { id, timeUs } = await test.press('1');
    const before = await test.count();
    await test.call('passing.rebib', { id, bib: ' 2 ' });
    expect(await test.count()).toBe(before + 1);
    const seen = await test.snapshot();
    expect([teamOf(seen, '1').finishes[0], teamOf(seen, '2').finishes[0]]).toEqual([null, timeUs]);
  });

  it('keeps the point and the time to which a passing was corrected', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const { id } = await test.press('1');
    const timeUs = test.clock.nowUs + MINUTE_US;
    await test.call('passing.assign', { id, teamId: null, point: 2 });
    await test.call('passing.retime', { id, timeUs, reason: 'sheet' });
    const { ids } = await test.call('passing.rebib', { id, bib: '88' });
    expect(lineOf(await test.snapshot(), ids[0] ?? '')).toMatchObject({ bib: '88', point: 2, timeUs });
  });

  it('is refused where it is none', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    const { id } = await test.press('1');
    expect(await test.refusal('passing.rebib', { id, bib: '  ' })).toEqual({
      code: 'badInput',
      says: 'Type the bib that the time belongs to.',
    });
    await test.call('entries.void', { ids: [id], reason: '' });
    expect((await test.refusal('passing.rebib', { id, bib: '2' })).says).toContain('voided already');
  });
});

describe('undo', () => {
  it('sent twice at once takes back two steps, and redo brings them back', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    await test.press('1');
    await test.press('2');
    await Promise.all([test.call('step.undo', {}), test.call('step.undo', {})]);
    let seen = await test.snapshot();
    expect([teamOf(seen, '1').finishes[0], teamOf(seen, '2').finishes[0]]).toEqual([null, null]);
    await Promise.all([test.call('step.redo', {}), test.call('step.redo', {})]);
    seen = await test.snapshot();
    expect(teamOf(seen, '1').finishes[0]).not.toBeNull();
    expect(teamOf(seen, '2').finishes[0]).not.toBeNull();
    expect(await test.refusal('step.redo', {})).toMatchObject({ code: 'notFound' });
  });

  it('sent while a press is on its way to the disk takes back that press', async () => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1 });
    await test.press('1');
    const [second] = await Promise.all([test.press('2'), test.call('step.undo', {})]);
    const seen = await test.snapshot();
    expect(lineOf(seen, second.id).voided).toBe(true);
    expect(teamOf(seen, '1').finishes[0]).not.toBeNull();
  });
});

it('a clock is read only where a race is open', async () => {
  const test = await openDesk({ clock: new HandClock(GUN_US + MINUTE_US) });
  await expect(test.call('mono.read', {})).rejects.toMatchObject({ code: 'noRace' });
  await makeRace(test);
  expect(await test.call('mono.read', {})).toEqual({
    monoNs: test.clock.monoNs(),
    timeUs: test.clock.nowUs,
    errorUs: test.clock.errorUs,
  });
});
