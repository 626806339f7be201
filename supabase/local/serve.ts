/**
 * Serves the functions under Deno, on one port of this machine, at the paths of the hosted service.
 * Arguments: the port (0 for a free one). Says where it listens as one line of JSON.
 */
import { ping } from '../functions/ping/handler.ts';
import { serverTime } from '../functions/server-time/handler.ts';

const PREFIX = '/functions/v1/';

const FUNCTIONS: Readonly<Record<string, (request: Request) => Response>> = {
  ping,
  'server-time': serverTime,
};

function route(request: Request): Response {
  const { pathname } = new URL(request.url);
  const name = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : '';
  const handler = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return (
    handler?.(request) ??
    Response.json({ error: { code: 'notFound', says: 'No such function.' } }, { status: 404 })
  );
}

Deno.serve(
  {
    hostname: '127.0.0.1',
    port: Number(Deno.args[0] ?? 0),
    onListen({ hostname, port }) {
      console.log(JSON.stringify({ url: `http://${hostname}:${port}` }));
    },
  },
  route,
);
