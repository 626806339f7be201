/** The one connection of this window to its station. */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import type { CallOptions, Connection } from '../connection/connection.ts';
import { tell } from '../view/notices.ts';

let connection: Connection | null = null;

/** Gives the window its connection; once, at the start. */
export function setConnection(one: Connection): void {
  connection = one;
}

/**
 * Calls the station.
 *
 * @throws CallError with the station's sentence; nothing was recorded then.
 */
export function callStation<N extends CallName>(
  name: N,
  args: Args<N>,
  options: CallOptions = {},
): Promise<Reply<N>> {
  if (connection === null) throw new Error('The window is not connected yet.');
  return connection.call(name, args, options);
}

/** Calls the station and says whatever comes of it in the notices: for actions that end with the call. */
export function callAndTell<N extends CallName>(name: N, args: Args<N>): Promise<Reply<N> | null> {
  return callStation(name, args).then(
    (reply) => {
      if (typeof reply === 'object' && 'says' in reply && reply.says !== '') tell('done', reply.says);
      return reply;
    },
    (error: unknown) => {
      tell('refused', error instanceof Error ? error.message : String(error));
      return null;
    },
  );
}
