/** Every question that has answers: each of them, sent back as the window would, settles it. */
import { describe, expect, it } from 'vitest';
import type { TestDesk, TestRace } from '../../../tests/kit/desk.ts';
import { GUN_US, makeRace, MINUTE_US, openDesk, teamOf } from '../../../tests/kit/desk.ts';
import type { QuestionCard } from '../../../src-shared/contract/mirror.ts';

const at = async (test: TestDesk, minutes: number, bib: string, more = {}): Promise<{ id: string }> => {
  test.clock.nowUs = GUN_US + minutes * MINUTE_US;
  return test.press(bib, more);
};

it('an alarm that was seen is gone until it arises anew', async () => {
  const bibs = Array.from({ length: 24 }, (_, index) => String(index + 1));
  const test = await openDesk();
  await makeRace(test, { bibs, serves: { from: 2, to: 2 } });
  for (const bib of bibs) await at(test, 10 + Number(bib) / 20, bib, { point: 1 });
  for (const bib of bibs.slice(0, 10)) await at(test, 20 + Number(bib) / 10, bib);
  for (const m of [28, 35, 45, 60, 90]) { test.clock.nowUs = GUN_US + m * MINUTE_US; test.desk.hint('resume'); await new Promise(r => setTimeout(r, 400)); const s = await test.snapshot(); console.log(m, JSON.stringify(s.questions.cards.map(c => [c.kind, c.title])), JSON.stringify(s.expected).slice(0, 300), s.status.clock.says); }
  const isAlarm = ({ weight }: QuestionCard): boolean => weight === 'alarm';
  const { questions } = await test.until((seen) => seen.questions.cards.some(isAlarm));
  const alarm = questions.cards.find(isAlarm);
  expect(alarm).toMatchObject({ kind: 'silence', point: 2 });
  await test.call('question.see', { key: alarm?.key ?? '' });
  expect((await test.snapshot()).questions.cards.filter(isAlarm)).toEqual([]);
  await test.press('20');
  test.clock.pass(10 * MINUTE_US);
  test.desk.hint('resume');
  await test.until((seen) => seen.questions.cards.some(isAlarm));
});
