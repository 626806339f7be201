/** The connection through Electron's bridge: window and station share a life, so it is always up. */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import type { Push } from '../../src-shared/contract/envelope.ts';
import type { Bridge } from './bridge.ts';
import { unreachable } from './call-error.ts';
import type { CallOptions, Connection, ConnectionState } from './connection.ts';
import { Listeners } from './listeners.ts';
import { OpenCalls } from './open-calls.ts';

/** Connects through the bridge that the preload script laid. */
export function connectByBridge(bridge: Bridge): Connection {
  const calls = new OpenCalls();
  const pushes = new Listeners<Push>();
  const endPushes = bridge.onPush((push) => {
    pushes.tell(push);
  });
  return {
    call<N extends CallName>(name: N, args: Args<N>, options?: CallOptions): Promise<Reply<N>> {
      const answer = calls.make(async (id) => {
        const message = await bridge.call({ id, name, args });
        if ('push' in message) throw unreachable();
        calls.settle(message);
      }, options);
      // The station answers by the contract; checking it here would bring the schemas into the window.
      return answer as Promise<Reply<N>>;
    },
    onPush: (listener) => pushes.add(listener),
    onState(listener: (state: ConnectionState) => void) {
      listener('up');
      return () => undefined;
    },
    close() {
      endPushes();
      calls.failAll(unreachable());
    },
  };
}
