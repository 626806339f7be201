/** Settling a question: by the key of one of its answers, with what that asks for. */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Answer } from '../../src-shared/contract/mirror.ts';
import { callAndTell } from '../app/station.ts';
import { readTimeOfDay } from '../parts/time-of-day.ts';
import { laneTexts } from '../texts/lanes.ts';

/** The answer that a key gives; letters count in either case. */
export function answerOfKey(
  answers: readonly Answer[],
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): Answer | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  return answers.find((answer) => answer.key.toUpperCase() === key.toUpperCase());
}

/** Makes the call of an answer. @returns whether the station took it; what it said stands in the notices. */
export async function settleQuestion({ call }: Answer, more: Record<string, unknown>): Promise<boolean> {
  if (call === null) return false;
  // The station made the call ready by its own contract, and checks it again when it comes back.
  const reply = await callAndTell(call.name as CallName, { ...call.args, ...more });
  return reply !== null;
}

/** What a typed answer must be read by. */
export interface AnswerContext {
  readonly nearUs: number;
  readonly timeZone: string | null;
  readonly legs: number;
}

/** Arguments that a typed answer adds to the call, or what is wrong with it. */
export type AnswerReading = { readonly args: Record<string, unknown> } | { readonly problem: string };

/** Reads what was typed for an answer that asks for something; `null` where nothing was. */
export function readAnswer(
  asks: NonNullable<Answer['asks']>,
  text: string,
  { nearUs, timeZone, legs }: AnswerContext,
): AnswerReading | null {
  const typed = text.trim();
  if (typed === '') return null;
  switch (asks) {
    case 'bib':
      return { args: { bib: typed } };
    case 'reason':
      return { args: { reason: typed } };
    case 'point': {
      const point = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
      return point >= 0 && point <= legs ? { args: { point } } : { problem: laneTexts.notAPoint(legs) };
    }
    case 'time': {
      const read = readTimeOfDay(typed, nearUs, timeZone);
      return 'us' in read ? { args: { timeUs: read.us } } : { problem: laneTexts.notATime };
    }
  }
}
