/** The station as `browserPlace` finds it, for a window that runs in Node: Node names no origin by itself. */
import type { StationPlace } from '../../src-renderer/connection/socket-connection.ts';

/** Node takes headers as well as protocols, beyond what browsers do. */
const NodeWebSocket = WebSocket as unknown as new (
  address: string,
  options: { readonly protocols: readonly string[]; readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

/**
 * A place at the address of a browser shell.
 *
 * @param wakes - called back when somebody looks at the window.
 */
export function placeOf(address: string, wakes = new Set<() => void>()): StationPlace {
  const { origin, host, hash } = new URL(address);
  const token = hash.slice(1);
  return {
    open: () =>
      Promise.resolve(
        new NodeWebSocket(`ws://${host}/link`, {
          protocols: ['baton', `token.${token}`],
          headers: { origin },
        }),
      ),
    async refuses() {
      const answer = await fetch(`${origin}/link`, { headers: { 'X-Baton-Token': token } }).catch(() => null);
      return answer?.status === 403;
    },
    onWake(listener) {
      wakes.add(listener);
      return () => {
        wakes.delete(listener);
      };
    },
  };
}
