/** Who may come in: the checks on every HTTP request and every upgrade, before anything of it is read. */
import type { IncomingHttpHeaders } from 'node:http';

/** What the checks read of a request. */
export interface Caller {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** An answer to somebody who may not come in. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 421 | 503;
  readonly says: string;
}

/** Path of the socket; `GET` with the key in its header tells whether the key is good. */
export const LINK_PATH = '/link';

/** Path at which a one-time code is swapped for the key. */
export const KEY_PATH = '/key';

/** Header that carries the key, or a code, in HTTP requests. */
const KEY_HEADER = 'x-baton-token';

/** The subprotocol of the socket; the key follows it as a second one, since a page cannot set headers there. */
export const SUBPROTOCOL = 'baton';
const KEY_PROTOCOL = /^token\.([\w-]+)$/;

const NOT_OUR_NAME: Refusal = {
  status: 421,
  says: 'This is a Baton station, and it answers only to 127.0.0.1. Use the address that it printed.',
};
const OTHER_PAGE: Refusal = { status: 403, says: 'Another page may not talk to this Baton station.' };
const BAD_PATH: Refusal = { status: 400, says: 'Baton has no such address. Use the one that it printed.' };
const BAD_METHOD: Refusal = { status: 405, says: 'Baton does not take this kind of request.' };

/** Nothing is served under that path. */
export const NOTHING_THERE: Refusal = { status: 404, says: 'Baton has nothing at this address.' };

/** The caller does not hold the key of this launch. */
export const WITHOUT_KEY: Refusal = {
  status: 403,
  says: 'This window has no key to the station, or that of an earlier start. Close it and use the window or the address that Baton opened last.',
};

/** The vite build names files so; whatever else a path holds (`..`, `%`, `\`, NUL) is an attempt at something. */
const PLAIN_PATH = /^\/(?!.*\.\.)[\w./-]*$/;

/**
 * Checks what holds for every request: it names this machine as its host, comes from no other page, and asks for a
 * plain path in a plain way.
 *
 * The host check stops DNS rebinding: a page of `evil.example` whose name suddenly means 127.0.0.1 is same-origin with
 * itself, but its requests still carry its own name. The origin check stops pages that call 127.0.0.1 outright.
 *
 * @param port - the one that the station listens on.
 */
export function refusalOf(caller: Caller, port: number): Refusal | null {
  const { host, origin } = caller.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return NOT_OUR_NAME;
  const reading = caller.method === 'GET' || caller.method === 'HEAD';
  if (origin === undefined ? !reading : origin !== `http://${host}`) return OTHER_PAGE;
  if (!PLAIN_PATH.test(pathOf(caller))) return BAD_PATH;
  if (!reading && !(caller.method === 'POST' && pathOf(caller) === KEY_PATH)) return BAD_METHOD;
  return null;
}

/**
 * Checks an upgrade to the socket beyond `refusalOf`: right path, from our own page, with the key.
 *
 * @param fits - whether a text is this launch's key.
 */
export function upgradeRefusalOf(
  caller: Caller,
  port: number,
  fits: (key: string) => boolean,
): Refusal | null {
  const refusal = refusalOf(caller, port);
  if (refusal !== null) return refusal;
  if (caller.headers.origin === undefined) return OTHER_PAGE;
  if (pathOf(caller) !== LINK_PATH) return NOTHING_THERE;
  return fits(offeredKey(caller)) ? null : WITHOUT_KEY;
}

/** The request's path, without its query. */
export function pathOf(caller: Caller): string {
  return (caller.url ?? '').split('?', 1)[0] ?? '';
}

/** The key in a request's header; empty where there is none. */
export function headerKey(caller: Caller): string {
  const value = caller.headers[KEY_HEADER];
  return typeof value === 'string' ? value : '';
}

function offeredKey(caller: Caller): string {
  const offered = (caller.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const keys = offered.flatMap((one) => KEY_PROTOCOL.exec(one)?.[1] ?? []);
  return offered.includes(SUBPROTOCOL) && keys.length === 1 ? (keys[0] ?? '') : '';
}
