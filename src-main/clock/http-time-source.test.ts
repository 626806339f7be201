/** Asking over HTTP: what a server may answer, and what it may not, against real servers on this machine. */
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClockService } from './clock-service.ts';
import { httpTimeSource } from './http-time-source.ts';
import { machineTime } from './machine-time.ts';
import type { TimeSource } from './time-source.ts';

const machine = machineTime();
const servers: Server[] = [];
const sources: TimeSource[] = [];

afterEach(async () => {
  for (const source of sources.splice(0)) source.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function serve(listener: RequestListener): Promise<TimeSource> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return sourceAt(`http://127.0.0.1:${port}/functions/v1/server-time`);
}

function sourceAt(url: string): TimeSource {
  const source = httpTimeSource({ url, monoNs: () => machine.monoNs() });
  sources.push(source);
  return source;
}

function right(): Record<string, unknown> {
  const now = Date.now();
  return { serverTime: now, timezone: 'UTC', receiveTimeMs: now, transmitTimeMs: now + 0.25 };
}

function answering(body: string, type = 'application/json'): RequestListener {
  return (_request, response) => {
    response.setHeader('content-type', type);
    response.end(body);
  };
}

describe('a right answer', () => {
  it('comes with four times, and says from the second on that the connection was there', async () => {
    const source = await serve((_request, response) => response.end(JSON.stringify(right())));
    const first = await source.ask(3_000);
    const second = await source.ask(3_000);
    expect([first.reused, second.reused]).toEqual([false, true]);
    expect(second.receivedMonoNs).toBeGreaterThan(second.sentMonoNs);
    expect(second.serverSentUs - second.serverReceivedUs).toBeCloseTo(250, 0);
  });

  it('over a connection that the server dropped meanwhile counts as new', async () => {
    const source = await serve((_request, response) => {
      response.setHeader('connection', 'close');
      response.end(JSON.stringify(right()));
    });
    await source.ask(3_000);
    expect((await source.ask(3_000)).reused).toBe(false);
  });
});

describe('what is not the time is refused with a reason', () => {
  const later = (): string => JSON.stringify({ ...right(), transmitTimeMs: Date.now() + 60_000 });
  it.each([
    [
      'a captive portal’s page',
      () => answering('<!doctype html><title>Sign in</title>', 'text/html'),
      'captivePortal',
    ],
    ['a page that calls itself JSON', () => answering('  <html></html>'), 'captivePortal'],
    [
      'negative times',
      () => answering(JSON.stringify({ ...right(), receiveTimeMs: -5, transmitTimeMs: -4 })),
      'nonsense',
    ],
    [
      'strings',
      () => answering(JSON.stringify({ ...right(), receiveTimeMs: String(Date.now()) })),
      'nonsense',
    ],
    [
      'an answer before its question',
      () => answering(JSON.stringify({ ...right(), transmitTimeMs: 1.7e12 })),
      'nonsense',
    ],
    ['an answer from the future', () => answering(later()), 'nonsense'],
    [
      'NaN in place of a number',
      () => answering(JSON.stringify(right()).replace(/\d{13}/g, 'NaN')),
      'nonsense',
    ],
    ['null', () => answering('null'), 'nonsense'],
    ['nothing', () => answering(''), 'nonsense'],
    ['half an answer', () => answering(JSON.stringify(right()).slice(0, 40)), 'nonsense'],
    ['10 MB', () => answering(`{"pad":"${'x'.repeat(10_000_000)}"}`), 'nonsense'],
    ['an error', (): RequestListener => (_request, response) => response.writeHead(500).end(), 'refused'],
    [
      'a closed door',
      (): RequestListener => (_request, response) => response.writeHead(401).end(),
      'refused',
    ],
    [
      'a redirect',
      (): RequestListener => (_request, response) =>
        response.writeHead(302, { location: 'http://portal.example/' }).end(),
      'captivePortal',
    ],
    ['a cut connection', (): RequestListener => (request) => request.destroy(), 'offline'],
    ['silence', (): RequestListener => () => undefined, 'timeout'],
  ] as const)('%s', async (_name, listener, why) => {
    const source = await serve(listener());
    const timeoutMs = why === 'timeout' ? 200 : 30_000;
    await expect(source.ask(timeoutMs)).rejects.toMatchObject({ name: 'NoAnswer', why });
  });

  it('nobody there at all', async () => {
    const source = sourceAt('http://127.0.0.1:1/functions/v1/server-time');
    await expect(source.ask(1_000)).rejects.toMatchObject({ why: 'offline' });
  });

  it('and changes nothing', async () => {
    const source = await serve(answering('<html>Sign in</html>', 'text/html'));
    const clock = createClockService({ source });
    const before = clock.stamp();
    const outcome = await clock.syncNow();
    const after = clock.stamp();
    clock.stop();
    expect(outcome).toMatchObject({ ok: false, why: 'captivePortal' });
    expect(outcome.ok || outcome.says).toMatch(/sign-in page/);
    const movedUs = after.timeUs - before.timeUs - (after.monoNs - before.monoNs) / 1_000;
    expect(Math.abs(movedUs)).toBeLessThanOrEqual(1);
    expect(after.state).toBe('unsynced');
    expect(clock.history()).toHaveLength(0);
  });
});
