/** Every question that has answers: each of them, sent back as the window would, settles it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TestDesk, TestRace } from '../../../tests/kit/desk.ts';
import { GUN_US, makeRace, MINUTE_US, openDesk, teamOf } from '../../../tests/kit/desk.ts';
import type { QuestionCard } from '../../../src-shared/contract/mirror.ts';
import type { Draft } from '../../../src-shared/domain/entry.ts';
import { Station } from '../../station/station.ts';

interface Case {
  readonly kind: string;
  readonly race?: TestRace;
  /** Makes the question arise. */
  readonly arise: (test: TestDesk) => Promise<unknown>;
  /** What is put in where an answer asks. */
  readonly asked?: Record<string, unknown>;
  /** The answers that the card must have at least. */
  readonly keys: readonly string[];
}

const AT_1 = { from: 1, to: 1 };
const ANYWHERE = { serves: null };

const at = async (test: TestDesk, minutes: number, bib: string, more = {}): Promise<{ id: string }> => {
  test.clock.nowUs = GUN_US + minutes * MINUTE_US;
  return test.press(bib, more);
};

const CASES: readonly Case[] = [
  {
    kind: 'conflict',
    arise: async (test) => {
      await at(test, 10, '1');
      await at(test, 12, '1');
    },
    asked: { bib: '2' },
    keys: ['1', '2', 'B'],
  },
  {
    kind: 'conflict',
    arise: async (test) => {
      await at(test, 10, '1', { side: 'in' });
      await at(test, 12, '1', { side: 'in' });
      await at(test, 13, '1', { side: 'out' });
    },
    asked: { bib: '2' },
    keys: ['1', '2', 'B'],
  },
  {
    kind: 'lateCandidate',
    arise: async (test) => {
      const { id } = await at(test, 10, '1');
      await at(test, 12, '1');
      const { teamId } = teamOf(await test.snapshot(), '1');
      await test.call('slot.resolve', { teamId, point: 1, side: 'handoff', choice: id });
      await at(test, 15, '1');
    },
    asked: { bib: '3' },
    keys: ['1', '2', '3', 'B'],
  },
  { kind: 'unknownBib', arise: (test) => at(test, 10, '777'), asked: { bib: '2' }, keys: ['B', 'V'] },
  { kind: 'openTime', arise: (test) => at(test, 10, ''), asked: { bib: '2' }, keys: ['B', 'V'] },
  {
    kind: 'ambiguousBib',
    arise: async (test) => {
      const { teams } = await test.snapshot();
      await test.call('team.save', { teamId: teamOf({ teams }, '1').teamId, bib: '41' });
      await test.call('team.save', { teamId: teamOf({ teams }, '2').teamId, bib: '1' });
      await at(test, 10, '1');
    },
    keys: ['1', '2'],
  },
  {
    kind: 'double',
    race: ANYWHERE,
    arise: async (test) => {
      await at(test, 10, '1');
      await at(test, 10 + 5 / 60, '1');
    },
    asked: { bib: '2', point: 2 },
    keys: ['V', 'P', 'B'],
  },
  {
    kind: 'surplus',
    race: { ...ANYWHERE, legs: 2 },
    arise: async (test) => {
      for (const minutes of [10, 20, 30]) await at(test, minutes, '1');
    },
    keys: ['1'],
  },
  {
    kind: 'pointOutOfRange',
    arise: (test) => at(test, 10, '1', { point: 9 }),
    asked: { point: 2 },
    keys: ['P', 'V'],
  },
  {
    kind: 'sideWithoutPoint',
    race: ANYWHERE,
    arise: (test) => at(test, 10, '1', { side: 'in' }),
    asked: { point: 2 },
    keys: ['P', 'V'],
  },
  {
    kind: 'untimed',
    arise: (test) =>
      test.call('passing.add', { bib: '1', point: 1, side: 'handoff', timeUs: null, reason: 'seen' }),
    asked: { timeUs: GUN_US + 10 * MINUTE_US },
    keys: ['T'],
  },
  {
    kind: 'negativeLeg',
    arise: async (test) => {
      await at(test, 20, '1', { point: 1 });
      await at(test, 10, '1', { point: 2 });
    },
    keys: ['1'],
  },
  {
    kind: 'timeDespiteStatus',
    arise: async (test) => {
      await at(test, 10, '1');
      const { teamId } = teamOf(await test.snapshot(), '1');
      await test.call('status.set', { teamId, set: { status: 'DNS', leg: 1 }, reason: '' });
    },
    keys: ['1'],
  },
  {
    kind: 'missedBefore',
    race: { ...ANYWHERE, legs: 4, bibs: ['1', '2', '3', '4', '5', '6', '7', '8'] },
    arise: async (test) => {
      for (const leg of [1, 2, 3, 4]) {
        for (const bib of ['2', '3', '4', '5', '6', '7', '8'])
          await at(test, 10 * leg + Number(bib) / 20, bib);
        if (leg !== 2) await at(test, 10 * leg, '1');
      }
    },
    keys: ['Y', 'N'],
  },
  {
    kind: 'notSeen',
    race: { bibs: Array.from({ length: 12 }, (_, index) => String(index + 1)), serves: AT_1 },
    arise: async (test) => {
      for (let bib = 1; bib < 12; bib++) await at(test, 10 + bib / 2, String(bib));
    },
    keys: ['D'],
  },
];

describe.each(CASES)('the question “$kind” (case %#)', ({ kind, race = {}, arise, asked = {}, keys }) => {
  const ask = async (): Promise<{ test: TestDesk; card: QuestionCard }> => {
    const test = await openDesk();
    await makeRace(test, { serves: AT_1, ...race });
    await arise(test);
    const isIt = (card: QuestionCard): boolean => card.kind === kind;
    const { questions } = await test.until((seen) => seen.questions.cards.some(isIt));
    const card = questions.cards.find(isIt);
    if (card === undefined) throw new Error('the card is gone');
    return { test, card };
  };

  it('has its answers, each under a key of its own, in words', async () => {
    const { card } = await ask();
    const found = card.answers.map(({ key }) => key);
    expect(found).toEqual(expect.arrayContaining([...keys]));
    expect(new Set(found).size).toBe(found.length);
    expect([card.title, card.says, ...card.answers.map(({ says }) => says)]).not.toContain('');
  });

  it.each(keys)('is settled by the answer %s', async (key) => {
    const { test, card } = await ask();
    const answer = card.answers.find((one) => one.key === key);
    if (answer?.call == null) throw new Error('there is no such answer');
    const put = answer.asks === null ? {} : valueOf(answer.asks, asked);
    await test.send(answer.call.name, { ...answer.call.args, ...put });
    const { questions } = await test.until((seen) =>
      seen.questions.cards.every((one) => one.key !== card.key),
    );
    expect(questions.cards.filter((one) => one.kind === kind && one.key === card.key)).toEqual([]);
    expect(test.faults).toEqual([]);
  });
});

function valueOf(asks: string, asked: Record<string, unknown>): Record<string, unknown> {
  const name = asks === 'time' ? 'timeUs' : asks;
  if (!(name in asked)) throw new Error(`the case says no ${name}`);
  return { [name]: asked[name] };
}

it('a press that agrees with the one before within seconds is told of, since it may have been another bib', async () => {
  const test = await openDesk();
  await makeRace(test, { serves: AT_1 });
  await at(test, 10, '1');
  await at(test, 10 + 2 / 60, '1');
  const { questions } = await test.until((seen) =>
    seen.questions.cards.some(({ kind }) => kind === 'double'),
  );
  const [card] = questions.cards;
  expect(card?.title).toBe('1 Team 1: pressed twice');
  expect(card?.says).toContain('2.0 s apart at exchange 1');
  await test.call('question.see', { key: card?.key ?? '' });
  expect((await test.snapshot()).questions.cards).toEqual([]);
});

it.each(['1', '2'])('two laptops that decided differently: keeping decision %s settles it', async (key) => {
  const test = await openDesk();
  const { desk, teams } = await makeRace(test, { serves: AT_1 });
  const { teamId } = teamOf({ teams }, '1');
  await test.call('race.close', {});
  const one = await Station.open(desk.folder);
  const { raceId } = one.journal;
  const other = await Station.create(join(test.home, 'other'), { stationName: 'Tent 4', raceId });
  await other.merge([...one.journal.entries()], [...one.journal.names().values()]);
  const named = (name: string): Draft => ({ kind: 'team.set', body: { teamId, set: { name } } });
  await one.record([named('Here')], 'KR');
  const [there] = await other.record([named('There')], 'TS');
  if (there === undefined) throw new Error('nothing was recorded');
  await one.merge([there], []);
  await one.close();
  await other.close();

  await test.call('race.open', { folder: desk.folder });
  const isIt = (card: QuestionCard): boolean => card.kind === 'contested';
  const { questions } = await test.until((seen) => seen.questions.cards.some(isIt));
  const answer = questions.cards.find(isIt)?.answers.find((one) => one.key === key);
  const kept = answer?.says.includes('Here') === true ? 'Here' : 'There';
  await test.send(answer?.call?.name ?? '', answer?.call?.args);
  const after = await test.until((seen) => !seen.questions.cards.some(isIt));
  expect(teamOf(after, '1').name).toBe(kept);
});
