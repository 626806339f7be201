import { expect, it } from 'vitest';
import type { TestDesk } from '../../../tests/kit/desk.ts';
import { GUN_US, lineOf, makeRace, MINUTE_US, openDesk, SECOND_US, teamOf } from '../../../tests/kit/desk.ts';
import type { CallName } from '../../../src-shared/contract/call-names.ts';
import type { Args } from '../../../src-shared/contract/calls.ts';

const NOBODY = '01936b7e-0000-7000-8000-000000000001';
const AT_1 = { from: 1, to: 1 };

async function withPasses(bibs: readonly string[]): Promise<{ test: TestDesk; ids: string[] }> {
  const test = await openDesk();
  const waves = [{ name: 'early', elapsedUs: 0 }];
  await makeRace(test, { bibs: ['1', '2', '3'], serves: AT_1, set: { waves } });
  const ids: string[] = [];
  for (const bib of bibs) {
    test.clock.pass(10 * MINUTE_US);
    ids.push((await test.press(bib)).id);
  }
  return { test, ids };
}

it('a time read off a watch replaces the pressed one, with its reason in the history', async () => {
  const { test, ids } = await withPasses(['1']);
  const [id = ''] = ids;
  const timeUs = GUN_US + 9 * MINUTE_US;
  const { says } = await test.call('passing.retime', { id, timeUs, reason: 'watch' });
  expect(says).toMatch(/^The time of 1 .* was at 10:09:00\.00: watch\.$/);
  const team = teamOf(await test.snapshot(), '1');
  expect(team.finishes[0]).toBe(timeUs);
  const { entries } = await test.call('team.history', { teamId: team.teamId, leg: 1 });
  expect(entries.map(({ kind, by }) => [kind, by])).toEqual([
    ['team.set', ''],
    ['passing', 'KR'],
    ['retime', 'KR'],
  ]);
});

it('several passings are moved to another point and by seconds as one step, which one undo takes back', async () => {
  const { test, ids } = await withPasses(['1', '2']);
  const before = await test.snapshot();
  await test.call('passings.move', { ids, toPoint: 2, shiftUs: -5 * SECOND_US, reason: 'sat at 2' });
  const moved = await test.snapshot();
  for (const id of ids) {
    const was = lineOf(before, id).timeUs ?? 0;
    expect(lineOf(moved, id)).toMatchObject({ point: 2, timeUs: was - 5 * SECOND_US });
  }
  await test.call('step.undo', {});
  expect((await test.snapshot()).lines).toEqual(before.lines);
});

it('a passing that nobody pressed is added, timed or not, and can be ruled on', async () => {
  const { test, ids } = await withPasses(['1']);
  const timeUs = GUN_US + 5 * MINUTE_US;
  const added = { bib: '1', point: 1, side: 'handoff', reason: 'sheet' } as const;
  await test.call('passing.add', { ...added, timeUs });
  await test.call('passing.add', { ...added, bib: '2', timeUs: null });
  const { teamId } = teamOf(await test.snapshot(), '1');
  expect(teamOf(await test.snapshot(), '1').finishes[0]).toBe(timeUs);
  await test.call('slot.resolve', { teamId, point: 1, side: 'handoff', choice: ids[0] ?? '' });
  expect(teamOf(await test.snapshot(), '1').finishes[0]).toBe(GUN_US + 10 * MINUTE_US);
});

it('statuses blank and give what they say', async () => {
  const { test } = await withPasses(['1', '2', '3']);
  const seen = await test.snapshot();
  const set = (bib: string, choice: Args<'status.set'>['set']): Promise<unknown> =>
    test.call('status.set', { teamId: teamOf(seen, bib).teamId, set: choice, reason: 'seen' });
  await set('1', { status: 'DNF', leg: 2, why: 'medical' });
  await set('2', { status: 'withdrawn', fromLeg: 2 });
  await set('3', { status: 'given', leg: 2, timeUs: 7 * MINUTE_US });
  await set('3', { status: 'penalty', leg: null, penaltyUs: MINUTE_US });
  const after = await test.snapshot();
  expect([teamOf(after, '1').marks, teamOf(after, '1').status]).toEqual(['.F.', 'DNF']);
  expect(teamOf(after, '2').marks).toBe('.SS');
  expect(teamOf(after, '3')).toMatchObject({ marks: '.g.', penaltyUs: MINUTE_US });
  expect(teamOf(after, '3').times[1]).toBe(7 * MINUTE_US);
});

it('starts of the gun, a wave and a team’s leg, at a key press or a time', async () => {
  const { test } = await withPasses([]);
  const pressedNs = test.clock.monoNs();
  test.clock.pass(SECOND_US);
  await test.call('start.record', { start: { what: 'gun' }, at: { by: 'press', monoNs: pressedNs } });
  const timeUs = GUN_US + 2 * MINUTE_US;
  await test.call('start.record', { start: { what: 'wave', wave: 'early' }, at: { by: 'time', timeUs } });
  const legTwo = { what: 'leg', bibs: ['1', '2'], leg: 2 } as const;
  await test.call('start.record', {
    start: { ...legTwo, bibs: [...legTwo.bibs] },
    at: { by: 'time', timeUs: timeUs + MINUTE_US },
  });
  const seen = await test.snapshot();
  expect(seen.race).toMatchObject({ gunUs: GUN_US, gunRecorded: true });
  expect(seen.race.waves).toEqual([{ name: 'early', plannedUs: GUN_US, startedUs: timeUs }]);
  expect(teamOf(seen, '2').starts[1]).toBe(timeUs + MINUTE_US);
});

it('a finish order and a note', async () => {
  const { test } = await withPasses([]);
  const { teams } = await test.snapshot();
  const teamIds = teams.slice(0, 2).map(({ teamId }) => teamId);
  await test.call('order.resolve', { what: 'deadHeat', teamIds });
  await test.call('note.write', { text: 'Rain\0 \ud800', teamId: teamIds[0] ?? null });
  const { entries } = await test.call('journal.log', { before: null, limit: 2 });
  expect(entries.map(({ says }) => says)).toEqual([
    'note: Rain \ufffd',
    expect.stringMatching(/^ruling: dead heat of/) as string,
  ]);
});

type Refusal = {
  [N in CallName]: readonly [N, (ids: readonly string[], teamId: string) => Args<N>, string, RegExp];
}[CallName];

const MOMENT = { by: 'time', timeUs: GUN_US } as const;
const REFUSALS: readonly Refusal[] = [
  [
    'passing.retime',
    ([id = '']) => ({ id, timeUs: GUN_US - SECOND_US, reason: '' }),
    'badInput',
    /before the gun/,
  ],
  ['passing.retime', () => ({ id: NOBODY, timeUs: GUN_US, reason: '' }), 'notFound', /no entry/],
  [
    'passing.assign',
    ([id = '']) => ({ id, teamId: null, point: null }),
    'badInput',
    /which team or which point/,
  ],
  [
    'passing.assign',
    ([id = '']) => ({ id, teamId: NOBODY, point: null }),
    'notFound',
    /not in the start list/,
  ],
  ['passing.assign', ([id = '']) => ({ id, teamId: null, point: 4 }), 'usage', /no point 4/],
  [
    'passing.add',
    () => ({ bib: '9', point: 1, side: 'in', timeUs: null, reason: '' }),
    'notFound',
    /Bib 9 is not in the start list/,
  ],
  [
    'passing.add',
    () => ({ bib: '1', point: 4, side: 'in', timeUs: null, reason: '' }),
    'usage',
    /no point 4/,
  ],
  [
    'passings.move',
    (ids) => ({ ids: [...ids], toPoint: null, shiftUs: null, reason: '' }),
    'badInput',
    /by how many seconds/,
  ],
  [
    'passings.move',
    (ids) => ({ ids: [...ids, NOBODY], toPoint: 2, shiftUs: null, reason: '' }),
    'notFound',
    /no entry/,
  ],
  [
    'passings.move',
    (ids) => ({ ids: [...ids], toPoint: null, shiftUs: -60 * MINUTE_US, reason: '' }),
    'badInput',
    /before the gun/,
  ],
  ['entries.void', () => ({ ids: [NOBODY], reason: '' }), 'notFound', /no entry/],
  [
    'slot.resolve',
    ([choice = ''], teamId) => ({ teamId, point: 2, side: 'handoff', choice }),
    'notFound',
    /no such time at point 2/,
  ],
  [
    'order.resolve',
    (_, teamId) => ({ what: 'finishOrder', teamIds: [teamId, teamId] }),
    'badInput',
    /named twice/,
  ],
  [
    'order.resolve',
    (_, teamId) => ({ what: 'finishOrder', teamIds: [teamId, NOBODY] }),
    'notFound',
    /not in the start list/,
  ],
  [
    'start.record',
    () => ({ start: { what: 'wave', wave: 'late' }, at: MOMENT }),
    'notFound',
    /no wave "late"/,
  ],
  [
    'start.record',
    () => ({ start: { what: 'mass', leg: 2 }, at: MOMENT }),
    'notFound',
    /no mass start of leg 2/,
  ],
  ['start.record', () => ({ start: { what: 'leg', bibs: ['1'], leg: 9 }, at: MOMENT }), 'usage', /no leg 9/],
  [
    'start.record',
    () => ({ start: { what: 'leg', bibs: ['1', '9'], leg: 2 }, at: MOMENT }),
    'notFound',
    /Bib 9 is not/,
  ],
  [
    'status.set',
    (_, teamId) => ({ teamId, set: { status: 'DNS', leg: 9 }, reason: '' }),
    'usage',
    /no leg 9/,
  ],
  [
    'status.set',
    () => ({ teamId: NOBODY, set: { status: 'DQ', leg: null }, reason: '' }),
    'notFound',
    /start list/,
  ],
  ['note.write', () => ({ text: 'x', teamId: NOBODY }), 'notFound', /start list/],
  ['step.redo', () => ({}), 'notFound', /nothing to redo/],
];

it.each(REFUSALS)('%s is refused, and nothing is recorded (case %#)', async (name, args, code, says) => {
  const { test, ids } = await withPasses(['1', '2']);
  const { teamId } = teamOf(await test.snapshot(), '1');
  const refusal = await test.refusal(name, args(ids, teamId));
  expect(refusal).toEqual({ code, says: expect.stringMatching(says) as string });
  expect(refusal.says).toMatch(/\.$/);
});

it('there is nothing to undo right after a race was made', async () => {
  const { test } = await withPasses([]);
  expect(await test.refusal('step.undo', {})).toMatchObject({ code: 'notFound' });
});

it('a press goes on while a correction waits for its turn', async () => {
  const { test, ids } = await withPasses(['1']);
  const [id = ''] = ids;
  await Promise.all([
    test.press('2'),
    test.call('entries.void', { ids: [id, id], reason: 'twice named' }),
    test.press('3'),
  ]);
  const seen = await test.snapshot();
  expect(['1', '2', '3'].map((bib) => teamOf(seen, bib).finishes[0] !== null)).toEqual([false, true, true]);
});
