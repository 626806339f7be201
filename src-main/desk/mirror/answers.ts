/** Answers of question cards: calls of the contract under a key. */
import type { CallName } from '../../../src-shared/contract/call-names.ts';
import type { Args } from '../../../src-shared/contract/calls.ts';
import type { Answer } from '../../../src-shared/contract/mirror.ts';

/** An answer that is one call; name and arguments are held to the contract. */
export function answer<N extends CallName>(key: string, says: string, name: N, args: Args<N>): Answer {
  return { key, says, call: { name, args: { ...args } }, asks: null };
}

/** An answer that asks for something first, which the window puts into the arguments. */
export function asking<N extends CallName>(
  key: string,
  says: string,
  asks: NonNullable<Answer['asks']>,
  name: N,
  args: Partial<Args<N>>,
): Answer {
  return { key, says, call: { name, args: { ...args } }, asks };
}
