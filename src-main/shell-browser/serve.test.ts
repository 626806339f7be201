/** What the shell tells a browser about its window, the one-time code, and how it starts and ends. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractLink } from '../../tests/kit/contract-link.ts';
import { serveBrowser } from './serve.ts';
import { dial, readAnswer, sendRaw, upgradeLines } from './testing/raw-http.ts';
import type { ShellUnderTest } from './testing/shell-under-test.ts';
import { shellUnderTest } from './testing/shell-under-test.ts';

let shell: ShellUnderTest;
let origin: string;
beforeAll(async () => {
  shell = await shellUnderTest(contractLink());
  origin = `http://127.0.0.1:${shell.port}`;
});
afterAll(() => shell.close());

const swap = (code: string): Promise<Response> =>
  fetch(`${origin}/key`, { method: 'POST', headers: { 'X-Baton-Token': code, Origin: origin } });
const codeOf = (address: string): string => new URL(address).hash.slice(1);

describe('headers', () => {
  const EXPECTED = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };

  it.each(['/', '/assets/index-1a2b.js', '/nothing', '/link', '/..%2f'])(
    'guard every answer: %s',
    async (path) => {
      const { headers } = await fetch(origin + path);
      expect(Object.fromEntries(headers)).toMatchObject(EXPECTED);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers.get('permissions-policy')).toContain('camera=()');
    },
  );

  it('let the window connect to its own station and to nothing else', async () => {
    const { headers } = await fetch(origin);
    const connect = /connect-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    expect(connect?.split(' ')).toEqual([
      "'self'",
      `ws://127.0.0.1:${shell.port}`,
      `ws://localhost:${shell.port}`,
    ]);
  });

  it('never allow inline or evaluated scripts', async () => {
    const policy = (await fetch(origin)).headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe-|\*|https?:|blob:/);
  });

  it('guard a refused socket as well', async () => {
    const { head } = await sendRaw(shell.port, upgradeLines(shell.port));
    expect(head).toContain("Content-Security-Policy: default-src 'none'");
  });
});

describe('one-time code', () => {
  it('is swapped for the key once', async () => {
    const code = codeOf(shell.shell.openingAddress());
    const first = await swap(code);
    expect([first.status, await first.text()]).toEqual([200, shell.token]);
    expect(shell.notes).toEqual([]);
    const second = await swap(code);
    expect(second.status).toBe(403);
    expect(await second.text()).not.toContain(shell.token);
    expect(shell.notes).toEqual([expect.stringMatching(/used a second time/)]);
  });

  it('is not the key, nor the key a code', async () => {
    const code = codeOf(shell.shell.openingAddress());
    const { status } = await fetch(`${origin}/link`, { headers: { 'X-Baton-Token': code } });
    expect(status).toBe(403);
    expect((await swap(shell.token)).status).toBe(403);
    expect((await swap('once.')).status).toBe(403);
  });

  it('does not show the key', () => {
    expect(shell.shell.openingAddress()).not.toContain(shell.token);
  });
});

describe('patience', () => {
  it('ends a request that trickles in', async () => {
    const socket = await dial(shell.port);
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1');
    expect((await readAnswer(socket)).status).toBe(408);
  });

  it('goes on serving while connections wait', async () => {
    const idle = await Promise.all(Array.from({ length: 100 }, () => dial(shell.port)));
    expect((await fetch(origin)).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it('turns connections away beyond a bound, and takes them again after', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, () => dial(shell.port)));
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await fetch(origin).catch(() => null))?.status).toBe(200);
  });
});

describe('start and end', () => {
  it('says so where the window is not built', async () => {
    const windowFolder = await mkdtemp(join(tmpdir(), 'baton-empty-'));
    await expect(
      serveBrowser({ link: contractLink(), windowFolder, port: 0, note: () => undefined }),
    ).rejects.toMatchObject({ code: 'notFound' });
    await rm(windowFolder, { recursive: true });
  });

  it('says so where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const windowFolder = await mkdtemp(join(tmpdir(), 'baton-empty-'));
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(windowFolder, 'index.html'), '');
    await expect(
      serveBrowser({ link: contractLink(), windowFolder, port, note: () => undefined }),
    ).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(String(port)) as string });
    await rm(windowFolder, { recursive: true });
    other.close();
  });

  it('makes another key at each start', async () => {
    const other = await shellUnderTest(contractLink());
    expect(other.token).not.toBe(shell.token);
    expect(Buffer.from(other.token, 'base64url')).toHaveLength(32);
    await other.close();
  });
});
