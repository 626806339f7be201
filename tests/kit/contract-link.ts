/** A station that holds no race and answers by the contract: for tests of what carries its messages. */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import { calls } from '../../src-shared/contract/calls.ts';
import type { ErrorReply, Message, Push } from '../../src-shared/contract/envelope.ts';
import { requestSchema } from '../../src-shared/contract/envelope.ts';
import type { Link } from '../../src-main/desk/link.ts';

export interface ContractLink extends Link {
  /** Every request that came in and could be read, oldest first. */
  readonly heard: { readonly name: CallName; readonly args: unknown }[];
  /** Sends a push to every window. */
  push(push: Push): void;
  /** Windows that are connected. */
  readonly windows: number;
}

/**
 * Makes the station.
 *
 * @param answerWith - the reply to a well-formed call; without it, or where it gives none, there is no race.
 */
export function contractLink(
  answerWith: (name: CallName, args: unknown) => unknown = () => undefined,
): ContractLink {
  const windows = new Set<(push: Push) => void>();
  const heard: ContractLink['heard'] = [];
  return {
    heard,
    get windows() {
      return windows.size;
    },
    answer(request) {
      const read = requestSchema.safeParse(request);
      if (!read.success) return Promise.resolve(refused(idOf(request), 'badInput', 'This is no request.'));
      const { id, name } = read.data;
      const args = calls[name].args.safeParse(read.data.args);
      if (!args.success)
        return Promise.resolve(refused(id, 'badInput', 'The call does not say what it should.'));
      heard.push({ name, args: args.data });
      const reply = answerWith(name, args.data);
      return Promise.resolve(reply === undefined ? refused(id, 'noRace', 'No race is open.') : { id, reply });
    },
    subscribe(send) {
      windows.add(send);
      return () => {
        windows.delete(send);
      };
    },
    push(push) {
      for (const send of windows) send(push);
    },
  };
}

function refused(id: number, code: ErrorReply['code'], says: string): Message {
  return { id, error: { code, says } };
}

/** The number of a request, 0 where it has none that could be one. */
function idOf(request: unknown): number {
  const id: unknown =
    typeof request === 'object' && request !== null && 'id' in request ? request.id : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : 0;
}
