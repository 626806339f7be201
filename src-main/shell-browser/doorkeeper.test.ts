/** Attacks on the door of the browser shell: each must be turned away before anything behind it runs. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractLink } from '../../tests/kit/contract-link.ts';
import { contractLink } from '../../tests/kit/contract-link.ts';
import { dial, readAnswer, sendRaw, upgradeLines } from './testing/raw-http.ts';
import type { ShellUnderTest } from './testing/shell-under-test.ts';
import { SECRET, shellUnderTest } from './testing/shell-under-test.ts';

let link: ContractLink;
let shell: ShellUnderTest;
let host: string;
beforeAll(async () => {
  link = contractLink();
  shell = await shellUnderTest(link);
  host = `Host: 127.0.0.1:${shell.port}`;
});
afterAll(() => shell.close());

const protocols = (token: string): Record<string, string> => ({
  'Sec-WebSocket-Protocol': `baton, token.${token}`,
});

it('opens to a page of ours that holds the key', async () => {
  const socket = await dial(shell.port);
  socket.write(`${upgradeLines(shell.port, protocols(shell.token)).join('\r\n')}\r\n\r\n`);
  const [head] = (await once(socket, 'data')) as [Buffer];
  expect(head.toString()).toMatch(/^HTTP\/1\.1 101 .*\r\nSec-WebSocket-Protocol: baton\r\n/s);
  expect(link.windows).toBe(1);
  socket.destroy();
  await expect.poll(() => link.windows).toBe(0);
});

describe('host', () => {
  it('serves the window under 127.0.0.1 and localhost', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const { status, body } = await sendRaw(shell.port, ['GET / HTTP/1.1', `Host: ${name}:${shell.port}`]);
      expect([status, body]).toEqual([200, '<!doctype html><title>Baton</title>']);
    }
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1:PORT.evil.example',
    '127.0.0.1.evil.example:PORT',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    'user@127.0.0.1:PORT',
    '',
  ])('turns away a rebound name: %s', async (name) => {
    const line = `Host: ${name.replace('PORT', String(shell.port))}`;
    const { status, body } = await sendRaw(shell.port, ['GET / HTTP/1.1', line]);
    expect(status).toBe(421);
    expect(body).toMatch(/^This is a Baton station.+\.\n$/);
  });

  it('turns away a rebound name at the socket, with the right key', async () => {
    const lines = upgradeLines(shell.port, {
      ...protocols(shell.token),
      Host: `evil.example:${shell.port}`,
      Origin: `http://evil.example:${shell.port}`,
    });
    expect((await sendRaw(shell.port, lines)).status).toBe(421);
    expect(link.windows).toBe(0);
  });

  it('listens on 127.0.0.1 alone', async () => {
    await expect(fetch(`http://[::1]:${shell.port}/`)).rejects.toThrow();
  });
});

describe('origin', () => {
  it.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    '',
  ])('turns away a page of %j at the socket, with the right key', async (origin) => {
    const lines = upgradeLines(shell.port, {
      ...protocols(shell.token),
      Origin: origin.replace('PORT', String(shell.port)),
    });
    expect((await sendRaw(shell.port, lines)).status).toBe(403);
    expect(link.windows).toBe(0);
  });

  it('turns away a socket that names no origin', async () => {
    const lines = upgradeLines(shell.port, { ...protocols(shell.token), Origin: null });
    expect((await sendRaw(shell.port, lines)).status).toBe(403);
  });

  it('turns away a cross-site read and a cross-site or nameless write', async () => {
    const evil = 'Origin: http://evil.example';
    expect((await sendRaw(shell.port, ['GET /link HTTP/1.1', host, evil])).status).toBe(403);
    expect((await sendRaw(shell.port, ['POST /key HTTP/1.1', host, evil])).status).toBe(403);
    expect((await sendRaw(shell.port, ['POST /key HTTP/1.1', host])).status).toBe(403);
    expect((await sendRaw(shell.port, ['OPTIONS /link HTTP/1.1', host, evil])).status).toBe(403);
  });

  it('gives no page leave to read across origins', async () => {
    const { head } = await sendRaw(shell.port, ['GET / HTTP/1.1', host]);
    expect(head.toLowerCase()).not.toContain('access-control-allow');
  });
});

describe('key', () => {
  const guesses = (): [string, Record<string, string | null>][] => {
    const almost = `${shell.token.slice(0, -1)}${shell.token.endsWith('A') ? 'B' : 'A'}`;
    return [
      ['none', { 'Sec-WebSocket-Protocol': null }],
      ['none but our protocol', { 'Sec-WebSocket-Protocol': 'baton' }],
      ['an empty one', { 'Sec-WebSocket-Protocol': 'baton, token.' }],
      ['one letter off', protocols(almost)],
      ['one letter short', protocols(shell.token.slice(0, -1))],
      ['one letter long', protocols(`${shell.token}A`)],
      ['two', { 'Sec-WebSocket-Protocol': `baton, token.${almost}, token.${shell.token}` }],
      ['without our protocol', { 'Sec-WebSocket-Protocol': `token.${shell.token}` }],
      ['in a cookie', { 'Sec-WebSocket-Protocol': 'baton', Cookie: `token=${shell.token}` }],
      ['in a header', { 'Sec-WebSocket-Protocol': 'baton', 'X-Baton-Token': shell.token }],
    ];
  };

  it('turns away every socket without the key, in a sentence', async () => {
    for (const [what, change] of guesses()) {
      const { status, body } = await sendRaw(shell.port, upgradeLines(shell.port, change));
      expect([what, status]).toEqual([what, 403]);
      expect(body).toMatch(/^This window has no key.+\.\n$/);
    }
    expect(link.windows).toBe(0);
  });

  it('is not taken from the query of an address', async () => {
    const lines = upgradeLines(shell.port, {}, `/link?token=${shell.token}`);
    expect((await sendRaw(shell.port, lines)).status).toBe(403);
  });

  it('tells a page whether its key is good', async () => {
    const ask = (line: string): Promise<{ status: number }> =>
      sendRaw(shell.port, ['GET /link HTTP/1.1', host, line]);
    expect((await ask(`X-Baton-Token: ${shell.token}`)).status).toBe(204);
    expect((await ask('X-Baton-Token: x')).status).toBe(403);
    expect((await ask('Accept: */*')).status).toBe(403);
  });

  it('reads nothing that is sent before the door is open', async () => {
    const socket = await dial(shell.port);
    const frame = Buffer.from([0x81, 0x80, 0, 0, 0, 0]);
    const head = `${upgradeLines(shell.port).join('\r\n')}\r\n\r\n`;
    socket.write(
      Buffer.concat([Buffer.from(head), frame, Buffer.from('{"id":1,"name":"mono.read","args":{}}')]),
    );
    expect((await readAnswer(socket)).status).toBe(403);
    expect(link.heard).toEqual([]);
  });

  it('is set by no cookie', async () => {
    const { head } = await sendRaw(shell.port, ['GET / HTTP/1.1', host]);
    expect(head.toLowerCase()).not.toContain('set-cookie');
  });
});

describe('paths', () => {
  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/....//secret.js',
    '/%00/secret.js',
    '/index.html%00.js',
    'http://127.0.0.1/secret.js',
    '*',
  ])('that try to get out are turned away as such: %s', async (path) => {
    const { status, body } = await sendRaw(shell.port, [`GET ${path} HTTP/1.1`, host]);
    expect([status, body]).toEqual([400, expect.stringMatching(/^Baton has no such address\..+\.\n$/)]);
  });

  it.each(['//secret.js', '/link.js', '/assets', '/assets/', '/nothing.js', '/etc/passwd'])(
    'that lead to no file of the window give away nothing: %s',
    async (path) => {
      const { status, body } = await sendRaw(shell.port, [`GET ${path} HTTP/1.1`, host]);
      expect([status, body]).toEqual([404, 'Baton has nothing at this address.\n']);
      expect(body).not.toContain(SECRET);
    },
  );

  it('turns away a socket elsewhere', async () => {
    const lines = upgradeLines(shell.port, protocols(shell.token), '/elsewhere');
    expect((await sendRaw(shell.port, lines)).status).toBe(404);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('does not take %s', async (method) => {
    const own = `Origin: http://127.0.0.1:${shell.port}`;
    expect((await sendRaw(shell.port, [`${method} / HTTP/1.1`, host, own])).status).toBe(405);
  });

  it('sends a file’s head without its body', async () => {
    const { status, body } = await sendRaw(shell.port, ['HEAD /index.html HTTP/1.1', host]);
    expect([status, body]).toEqual([200, '']);
  });
});
