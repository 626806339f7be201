/** `ping`: an answer as small or as large as asked for, to measure a network with. */
import { failure, freshHeaders, preflight } from '../_shared/respond.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Mobile data costs, and a quarter of a megabyte tells a slow network from a fast one. */
const MOST_BYTES = 262_144;

/** `crypto.getRandomValues` gives so many at once. */
const RANDOM_BYTES = 65_536;

/**
 * HEAD and GET answer nothing, at once. GET with `?bytes=n` answers n bytes that do not compress.
 */
export function ping(request: Request): Response {
  if (request.method === 'OPTIONS') return preflight(METHODS);
  if (!METHODS.includes(request.method)) {
    return failure(METHODS, 'methodNotAllowed', `ping answers ${METHODS.join(', ')}, not ${request.method}.`);
  }
  const asked = new URL(request.url).searchParams.get('bytes');
  if (asked === null) return new Response(null, { status: 204, headers: freshHeaders(METHODS) });
  const bytes = /^\d{1,6}$/.test(asked) ? Number(asked) : Number.NaN;
  if (!(bytes <= MOST_BYTES)) {
    return failure(METHODS, 'badRequest', `bytes must be a whole number from 0 to ${MOST_BYTES}.`);
  }
  const headers = {
    ...freshHeaders(METHODS),
    'content-type': 'application/octet-stream',
    'content-length': String(bytes),
  };
  return new Response(request.method === 'HEAD' ? null : incompressible(bytes), { headers });
}

function incompressible(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let from = 0; from < length; from += RANDOM_BYTES) {
    crypto.getRandomValues(bytes.subarray(from, from + RANDOM_BYTES));
  }
  return bytes;
}
