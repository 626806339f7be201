/** `server-time`: what time it is, with the moments at which the question came in and the answer went out. */
import { failure, json, preflight } from '../_shared/respond.ts';
import { fractionalClock } from './wall-clock.ts';

const METHODS = ['GET', 'POST', 'OPTIONS'];

const nowMs = fractionalClock({ wallMs: () => Date.now(), counterMs: () => performance.now() });

/** Names this running instance: a client that sees another knows that it speaks to another clock. */
const instanceId = crypto.randomUUID();

/** What the function answers. Times are ms since 1970 UTC. */
interface ServerTime {
  readonly serverTime: number;
  readonly serverTimeISO: string;
  readonly timestamp: number;
  readonly timezone: 'UTC';
  /** When the question came in, with fractions. */
  readonly receiveTimeMs: number;
  /** When the answer went out, with fractions. */
  readonly transmitTimeMs: number;
  readonly instanceId: string;
}

/** Answers a question for the time. A body is not read: there is nothing that it could ask. */
export function serverTime(request: Request): Response {
  const receiveTimeMs = nowMs();
  if (request.method === 'OPTIONS') return preflight(METHODS);
  if (!METHODS.includes(request.method)) {
    return failure(
      METHODS,
      'methodNotAllowed',
      `server-time answers ${METHODS.join(', ')}, not ${request.method}.`,
    );
  }
  const wholeMs = Math.floor(receiveTimeMs);
  const answer: ServerTime = {
    serverTime: wholeMs,
    serverTimeISO: new Date(wholeMs).toISOString(),
    timestamp: wholeMs,
    timezone: 'UTC',
    receiveTimeMs,
    // A clock that was set back meanwhile must not make an answer older than its question.
    transmitTimeMs: Math.max(receiveTimeMs, nowMs()),
    instanceId,
  };
  return json(METHODS, answer);
}
