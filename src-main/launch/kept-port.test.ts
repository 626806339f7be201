import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../shell-browser/listen.ts';
import { serveOnKeptPort } from './kept-port.ts';

let folder: string;
const servers: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-port-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map(end));
  await rm(folder, { recursive: true });
});

async function end(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}

async function serve(port: number): Promise<{ port: number; server: Server }> {
  const server = createServer();
  servers.push(server);
  return { port: await listen(server, port), server };
}

it('is the one of the start before', async () => {
  const first = await serveOnKeptPort(folder, serve);
  await end(first.server);
  expect((await serveOnKeptPort(folder, serve)).port).toBe(first.port);
});

it('is another where that is taken, and then the other', async () => {
  const first = await serveOnKeptPort(folder, serve);
  const second = await serveOnKeptPort(folder, serve);
  expect(second.port).not.toBe(first.port);
  await end(second.server);
  expect((await serveOnKeptPort(folder, serve)).port).toBe(second.port);
});

it.each(['', 'x', '80', '99999', '8123; rm'])(
  'is any where what was kept makes no sense: %j',
  async (text) => {
    await writeFile(join(folder, 'baton-port'), text);
    const asked: number[] = [];
    await serveOnKeptPort(folder, (port) => {
      asked.push(port);
      return serve(port);
    });
    expect(asked).toEqual([0]);
  },
);

it('does not hide that something else is wrong', async () => {
  const wrong = new Error('no window');
  await expect(serveOnKeptPort(folder, () => Promise.reject(wrong))).rejects.toBe(wrong);
});
