/** What every function's answers have in common: who may read them, and how an error looks. */

/** What can be wrong with a request, as a closed set of codes. */
export type RequestError = 'methodNotAllowed' | 'badRequest';

const STATUS: Readonly<Record<RequestError, number>> = { methodNotAllowed: 405, badRequest: 400 };

/** Teams' phones call from pages of any origin, and no answer here is secret or bound to a cookie. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, x-client-info, apikey, content-type',
  'access-control-max-age': '86400',
};

/** Headers of an answer that must come fresh from the function each time. */
export function freshHeaders(methods: readonly string[]): Record<string, string> {
  return { ...CORS, 'access-control-allow-methods': methods.join(', '), 'cache-control': 'no-store' };
}

/** The answer to a browser that asks beforehand whether it may. */
export function preflight(methods: readonly string[]): Response {
  return new Response(null, { status: 204, headers: freshHeaders(methods) });
}

/** An answer of JSON. */
export function json(methods: readonly string[], body: unknown): Response {
  return Response.json(body, { headers: freshHeaders(methods) });
}

/** An error as a code for programs and a sentence for people. */
export function failure(methods: readonly string[], code: RequestError, says: string): Response {
  const headers = { ...freshHeaders(methods), allow: methods.join(', ') };
  return Response.json({ error: { code, says } }, { status: STATUS[code], headers });
}
