import { expect, it } from 'vitest';
import type { QuestionCard } from '../../../src-shared/contract/mirror.ts';
import { MINUTE_US, openMadeRace } from '../../../tests/kit/desk.ts';

const isAlarm = ({ weight }: QuestionCard): boolean => weight === 'alarm';

it('a served point that falls silent raises an alarm, which is gone once seen until it arises anew', async () => {
  const options = { teams: 200, legs: 8, seed: 31, mistakes: false, withdrawals: 0 };
  const { test } = await openMadeRace(options, 0.5);
  await test.call('desk.set', { serves: { from: 4, to: 4 } });
  test.clock.pass(10 * MINUTE_US);
  test.desk.hint('resume');
  const { questions } = await test.until((seen) => seen.questions.cards.some(isAlarm));
  const [alarm] = questions.cards;
  expect(alarm).toMatchObject({ kind: 'silence', point: 4 });
  expect(alarm?.title).toMatch(/^No handoff for 1\d min, \d+ expected$/);

  await test.call('question.see', { key: alarm?.key ?? '' });
  expect((await test.snapshot()).questions.cards.filter(isAlarm)).toEqual([]);

  const due = (await test.until(({ expected }) => expected.rows.length > 20)).expected.rows;
  const bibs = new Map((await test.snapshot()).teams.map(({ teamId, bib }) => [teamId, bib]));
  for (const { teamId } of due.slice(0, 20)) await test.press(bibs.get(teamId) ?? '');
  test.clock.pass(12 * MINUTE_US);
  test.desk.hint('resume');
  const again = (await test.until((seen) => seen.questions.cards.some(isAlarm))).questions.cards[0];
  expect(again).toMatchObject({ kind: 'silence', point: 4 });
  expect(again?.key).not.toBe(alarm?.key);
});
