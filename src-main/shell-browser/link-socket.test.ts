/** What one window can do to the station through its socket: ask, and nothing else. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Change } from '../../src-shared/contract/mirror.ts';
import type { ContractLink } from '../../tests/kit/contract-link.ts';
import { contractLink } from '../../tests/kit/contract-link.ts';
import type { ShellUnderTest } from './testing/shell-under-test.ts';
import { shellUnderTest } from './testing/shell-under-test.ts';

const NOW = { monoNs: 1, timeUs: 2, errorUs: 3 };
const ASK = JSON.stringify({ id: 7, name: 'mono.read', args: {} });

let link: ContractLink;
let shell: ShellUnderTest;
beforeAll(async () => {
  link = contractLink((name) => (name === 'mono.read' ? NOW : undefined));
  shell = await shellUnderTest(link);
});
afterAll(() => shell.close());

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/link`, ['baton', `token.${shell.token}`], {
    origin: `http://127.0.0.1:${shell.port}`,
    perMessageDeflate: true,
  });
  await once(socket, 'open');
  return socket;
}

async function ask(socket: WebSocket, text: string): Promise<unknown> {
  socket.send(text);
  const [data] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(data.toString());
}

const closeCode = async (socket: WebSocket): Promise<number> =>
  ((await once(socket, 'close')) as [number])[0];

async function stillAnswers(): Promise<void> {
  const socket = await open();
  expect(await ask(socket, ASK)).toEqual({ id: 7, reply: NOW });
  socket.terminate();
}

describe('frames', () => {
  it('are answered, uncompressed', async () => {
    const socket = await open();
    expect(socket.extensions).toBe('');
    expect(await ask(socket, ASK)).toEqual({ id: 7, reply: NOW });
    socket.terminate();
  });

  it('of 100 MB close the socket with 1009 and harm nobody', async () => {
    const socket = await open();
    socket.on('error', () => undefined);
    socket.send('x'.repeat(100 * 2 ** 20), () => undefined);
    expect(await closeCode(socket)).toBe(1009);
    await stillAnswers();
  });

  it('in pieces that come to more than 32 MB do the same', async () => {
    const socket = await open();
    socket.on('error', () => undefined);
    for (let piece = 0; piece < 5; piece++)
      socket.send('x'.repeat(8 * 2 ** 20), { fin: false }, () => undefined);
    expect(await closeCode(socket)).toBe(1009);
    await stillAnswers();
  });

  it('of 20 MB are answered: a start list may be that large', async () => {
    const socket = await open();
    const file = { name: 'teams.csv', text: 'x'.repeat(20_000_000) };
    const reply = await ask(
      socket,
      JSON.stringify({ id: 1, name: 'teams.preview', args: { file, legs: null } }),
    );
    expect(reply).toMatchObject({ id: 1, error: { code: 'noRace' } });
    socket.terminate();
  });

  it('that are binary close the socket with 1003', async () => {
    const socket = await open();
    socket.send(Buffer.from(ASK));
    expect(await closeCode(socket)).toBe(1003);
    await stillAnswers();
  });

  it('that are not UTF-8 close the socket with 1007', async () => {
    const socket = await open();
    socket.on('error', () => undefined);
    socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await closeCode(socket)).toBe(1007);
    await stillAnswers();
  });

  it.each([
    ['no JSON', '{"id":1'],
    ['nothing', ''],
    ['a number', '1'],
    ['a list', '[]'],
    ['null', 'null'],
    ['deep nesting', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
    [
      'a call as deep',
      `{"id":0,"name":"mono.read","args":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ],
  ])('with %s are answered as bad input', async (_what, text) => {
    const socket = await open();
    expect(await ask(socket, text)).toMatchObject({ id: 0, error: { code: 'badInput' } });
    expect(await ask(socket, ASK)).toEqual({ id: 7, reply: NOW });
    socket.terminate();
  });
});

describe('a window that does not read', () => {
  it('is dropped before it fills the memory, and the others hear on', async () => {
    const stuck = await open();
    const reader = await open();
    stuck.pause();
    await expect.poll(() => link.windows).toBe(2);
    const heard: number[] = [];
    reader.on('message', (data) => {
      if (Buffer.isBuffer(data)) heard.push((JSON.parse(data.toString()) as { change: Change }).change.seq);
    });
    const megabyte = { key: 'x'.repeat(2 ** 20) };
    let seq = 0;
    while (link.windows === 2 && seq < 200) {
      link.push({ push: 'change', change: { seq: ++seq, goneTeams: [megabyte.key] } });
      await expect.poll(() => heard.length).toBe(seq);
    }
    // 16 MB waiting here, and what the system's own buffers hold.
    expect(seq).toBeLessThan(40);
    expect(link.windows).toBe(1);
    expect(heard).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    stuck.terminate();
    reader.terminate();
  });

  it('may ask no more than a bounded number of things at once', async () => {
    let underWay = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const slow = contractLink();
    const held: ShellUnderTest = await shellUnderTest({
      ...slow,
      answer: async () => {
        most = Math.max(most, ++underWay);
        await new Promise<void>((resolve) => answers.push(resolve));
        underWay--;
        return { id: 0, reply: {} };
      },
    });
    const socket = new WebSocket(`ws://127.0.0.1:${held.port}/link`, ['baton', `token.${held.token}`], {
      origin: `http://127.0.0.1:${held.port}`,
    });
    await once(socket, 'open');
    let answered = 0;
    const done = new Promise<void>((resolve) => {
      socket.on('message', () => {
        if (++answered === 2_000) resolve();
      });
    });
    for (let call = 0; call < 2_000; call++) socket.send(ASK.padEnd(4_096));
    await expect.poll(() => answers.length).toBeGreaterThanOrEqual(256);
    const release = setInterval(() => {
      for (const answer of answers.splice(0)) answer();
    }, 1);
    await done;
    clearInterval(release);
    // What the system had handed over at once when the bound was reached is answered too.
    expect(most).toBeLessThan(256 + 64);
    socket.terminate();
    await held.close();
  });
});

it('takes no more than sixteen windows', async () => {
  const sockets = await Promise.all(Array.from({ length: 16 }, () => open()));
  await expect(open()).rejects.toThrow('503');
  for (const socket of sockets) socket.terminate();
  await expect.poll(() => link.windows).toBe(0);
  await stillAnswers();
});
