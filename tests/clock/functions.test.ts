/** `server-time` and `ping`, served by Deno at the paths of the hosted service. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpTimeSource } from '../../src-main/clock/http-time-source.ts';
import { machineTime } from '../../src-main/clock/machine-time.ts';
import type { LocalFunctions } from '../../supabase/local/start-functions.ts';
import { startFunctions } from '../../supabase/local/start-functions.ts';

let functions: LocalFunctions;

beforeAll(async () => {
  functions = await startFunctions();
});

afterAll(() => functions.stop());

function call(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`${functions.url}/functions/v1/${path}`, init);
}

describe('server-time', () => {
  it.each(['GET', 'POST'])('answers %s with the time under each of its names', async (method) => {
    const beforeMs = Date.now();
    const response = await call('server-time', { method });
    const said = (await response.json()) as Record<string, number | string>;
    const afterMs = Date.now();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(said).toMatchObject({ timezone: 'UTC', timestamp: said['serverTime'] });
    expect(Date.parse(String(said['serverTimeISO']))).toBe(said['serverTime']);
    expect(said['receiveTimeMs']).toBeGreaterThan(beforeMs - 1);
    expect(said['transmitTimeMs']).toBeGreaterThanOrEqual(Number(said['receiveTimeMs']));
    expect(said['transmitTimeMs']).toBeLessThan(afterMs + 2);
  });

  it('answers each question in the order of time, by the same instance', async () => {
    const answers: { receiveTimeMs: number; instanceId: string }[] = [];
    for (let count = 0; count < 50; count++) {
      answers.push((await (await call('server-time')).json()) as (typeof answers)[0]);
    }
    for (const [index, { receiveTimeMs }] of answers.entries()) {
      expect(receiveTimeMs).toBeGreaterThanOrEqual(answers[index - 1]?.receiveTimeMs ?? 0);
    }
    expect(new Set(answers.map(({ instanceId }) => instanceId)).size).toBe(1);
    expect(answers.some(({ receiveTimeMs }) => receiveTimeMs % 1 !== 0)).toBe(true);
  });

  it('keeps the connection that a clock asks over, and refuses other methods by code', async () => {
    const machine = machineTime();
    const url = `${functions.url}/functions/v1/server-time`;
    const source = httpTimeSource({ url, monoNs: () => machine.monoNs() });
    expect((await source.ask(5_000)).reused).toBe(false);
    expect((await source.ask(3_000)).reused).toBe(true);
    source.close();
    const refused = await call('server-time', { method: 'DELETE' });
    expect(refused.status).toBe(405);
    expect(await refused.json()).toMatchObject({ error: { code: 'methodNotAllowed' } });
    expect((await call('server-time', { method: 'OPTIONS' })).status).toBe(204);
  });
});

describe('ping', () => {
  it.each(['GET', 'HEAD'])('answers %s with nothing', async (method) => {
    const response = await call('ping', { method });
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([204, 0]);
  });

  it.each([0, 1, 65_537, 262_144])('answers %i bytes that do not repeat', async (bytes) => {
    const said = new Uint8Array(await (await call(`ping?bytes=${bytes}`)).arrayBuffer());
    expect(said).toHaveLength(bytes);
    if (bytes > 65_536) expect(said.subarray(0, 64)).not.toEqual(said.subarray(65_536 - 64, 65_536));
  });

  it.each(['262145', '-1', '1e3', '', 'all', '99999999999'])('refuses ?bytes=%s by code', async (bytes) => {
    const response = await call(`ping?bytes=${bytes}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'badRequest' } });
  });
});

describe('another path', () => {
  it.each(['', 'toString', 'server-time/more', '../ping'])('%s is not found', async (path) => {
    const response = await call(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'notFound' } });
  });
});
