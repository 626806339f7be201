/** The time from the cloud's `server-time` function, over a connection of its own that is kept. */
import type { IncomingMessage } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';
import { z } from 'zod';
import { nsBetween } from './machine-time.ts';
import type { TimeSource } from './time-source.ts';
import { NoAnswer } from './time-source.ts';

/** An answer is some 300 bytes; a captive portal's page is not. */
const MOST_BYTES = 4_096;

/** Nobody times a race outside these years: a server that says so is not to be believed. */
const EARLIEST_MS = Date.UTC(2024, 0);
const LATEST_MS = Date.UTC(2100, 0);

const momentMs = z.number().min(EARLIEST_MS).max(LATEST_MS);
const answerSchema = z
  .object({ timezone: z.literal('UTC'), receiveTimeMs: momentMs, transmitTimeMs: momentMs })
  .refine(
    ({ receiveTimeMs, transmitTimeMs }) => transmitTimeMs >= receiveTimeMs,
    'was sent before it was asked',
  );

/**
 * How much longer than the whole round trip a server may say that it took: its clock may be steered
 * meanwhile.
 */
const STEERED_MS = 2;

/** Where and how to ask. */
export interface HttpTimeSourceOptions {
  /** The function's whole address, `https://….supabase.co/functions/v1/server-time`. */
  readonly url: string;
  /** What the service wants to see, such as `apikey`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The monotonic clock that the answers are timed by, ns. */
  readonly monoNs: () => number;
}

/**
 * Asks over HTTP. Node's `fetch` drops an idle connection after 4 s and does not say whether one was new; an
 * agent with one socket keeps it through a burst, and the request knows.
 *
 * @throws TypeError for an address that is none.
 */
export function httpTimeSource({ url, headers = {}, monoNs }: HttpTimeSourceOptions): TimeSource {
  const address = new URL(url);
  const { Agent, request } = address.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: 1, scheduling: 'lifo' });
  return {
    ask: (timeoutMs) =>
      new Promise((resolve, reject) => {
        const options = { agent, headers: { accept: 'application/json', ...headers } };
        const question = request(address, { ...options, signal: AbortSignal.timeout(timeoutMs) });
        let sentMonoNs = 0;
        question.once('error', (error) => {
          reject(asNoAnswer(error, address.host));
        });
        question.once('response', (response) => {
          const receivedMonoNs = monoNs();
          readAnswer(response, address.host)
            .then(({ receiveTimeMs, transmitTimeMs }) => {
              const tripMs = nsBetween(sentMonoNs, receivedMonoNs) / 1e6;
              if (transmitTimeMs - receiveTimeMs > tripMs + STEERED_MS) {
                throw nonsense(address.host, 'it says that it took longer than the question was under way');
              }
              resolve({
                sentMonoNs,
                receivedMonoNs,
                serverReceivedUs: receiveTimeMs * 1_000,
                serverSentUs: transmitTimeMs * 1_000,
                reused: question.reusedSocket,
              });
            })
            .catch((error: unknown) => {
              // What is left of such an answer must not be taken for the next one.
              question.destroy();
              reject(asNoAnswer(error, address.host));
            });
        });
        sentMonoNs = monoNs();
        question.end();
      }),
    close: () => {
      agent.destroy();
    },
  };
}

async function readAnswer(response: IncomingMessage, host: string): Promise<z.infer<typeof answerSchema>> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) throw portal(host);
  if (status !== 200)
    throw new NoAnswer('refused', `The time server ${host} refuses to answer (HTTP ${status}).`);
  const text = await readText(response, host);
  if (/^\s*</.test(text)) throw portal(host);
  const said = answerSchema.safeParse(parsed(text));
  if (said.success) return said.data;
  throw nonsense(host, said.error.issues[0]?.path.join('.') ?? 'no JSON');
}

async function readText(response: IncomingMessage, host: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    // Without an encoding set, a message's chunks are buffers.
    const buffer = chunk as Buffer;
    bytes += buffer.length;
    if (bytes > MOST_BYTES) throw nonsense(host, `more than ${MOST_BYTES} bytes`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function portal(host: string): NoAnswer {
  return new NoAnswer(
    'captivePortal',
    `Instead of ${host} a sign-in page of this network answers. Open a web page on this laptop and sign in.`,
  );
}

function nonsense(host: string, what: string): NoAnswer {
  return new NoAnswer(
    'nonsense',
    `What ${host} answers is not the time (${what}). The clock goes on without it; check the cloud's address.`,
  );
}

function asNoAnswer(error: unknown, host: string): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const cause = { cause: error };
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return new NoAnswer(
      'timeout',
      `The time server ${host} does not answer in time. The clock goes on without it.`,
      cause,
    );
  }
  return new NoAnswer(
    'offline',
    `The time server ${host} cannot be reached. The clock goes on without it.`,
    cause,
  );
}
