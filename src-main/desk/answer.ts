/** From a request of the window to its answer: checked by the contract, answered by a handler, never thrown. */
import { z } from 'zod';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import { calls } from '../../src-shared/contract/calls.ts';
import type { ErrorReply, Message } from '../../src-shared/contract/envelope.ts';
import { requestSchema } from '../../src-shared/contract/envelope.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Handlers } from './handlers/handlers.ts';

/** Told of what is the program's own fault, so that somebody can mend it. */
export type OnFault = (error: unknown, name: CallName) => void;

/** Answers one request. */
export async function answerRequest(
  handlers: Handlers,
  request: unknown,
  onFault: OnFault,
): Promise<Message> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) return { id: idOf(request), error: badCall('a call', parsed.error) };
  const { id, name, args } = parsed.data;
  const checked = calls[name].args.safeParse(args);
  if (!checked.success) return { id, error: badCall(`the call “${name}”`, checked.error) };
  try {
    return { id, reply: await answerBy(handlers, name, checked.data) };
  } catch (error) {
    if (error instanceof BatonError) return { id, error: { code: error.code, says: error.message } };
    onFault(error, name);
    return {
      id,
      error: {
        code: 'fault',
        says: `Baton itself went wrong (${error instanceof Error ? error.message : String(error)}). What was recorded before is safe. Try again; if it stays, write the time down.`,
      },
    };
  }
}

async function answerBy(handlers: Handlers, name: CallName, args: unknown): Promise<unknown> {
  // The arguments were checked by the schema of this very name; the type system cannot follow that.
  const handler = handlers[name] as (args: unknown) => unknown;
  return await handler(args);
}

function badCall(what: string, error: z.ZodError): ErrorReply {
  return { code: 'badInput', says: `The station does not understand ${what}: ${z.prettifyError(error)}` };
}

/** The number of a request that is off in some other way, so that its caller hears of it. */
function idOf(request: unknown): number {
  const withId = z.looseObject({ id: z.int().nonnegative() }).safeParse(request);
  return withId.success ? withId.data.id : 0;
}
