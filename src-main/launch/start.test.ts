/** `npm start` as a person runs it where there is no display: the real window, built where it has to be. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src-renderer/connection/connection.ts';
import { connectBySocket } from '../../src-renderer/connection/socket-connection.ts';
import { placeOf } from '../../tests/conformance/station-place.ts';
import { childEnd } from './child-end.ts';

const START = join(import.meta.dirname, '..', '..', 'bin', 'start.js');
/** A build on a slow machine comes first. */
const LONG_MS = 180_000;

let home: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'baton-home-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

interface Started {
  /** The address that it printed. */
  readonly address: string;
  /** All that it printed until now. */
  said(): string;
  /** Sends a signal and waits for the end; gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

async function start(...words: string[]): Promise<Started> {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const child = spawn(process.execPath, [START, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const ended = childEnd(child);
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [found] = /http:\S+(?=\n)/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    void ended.then(({ code }) => {
      reject(new Error(`It ended with ${String(code)}: ${said}`));
    });
  });
  return {
    address,
    said: () => said,
    async end(signal) {
      child.kill(signal);
      return (await ended).code;
    },
  };
}

async function words(...all: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [START, ...all], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  return { code: (await childEnd(child)).code, said };
}

async function openFolder(connection: Connection): Promise<string | null> {
  const snapshot = await connection.call('mirror.open', {});
  return snapshot.mode === 'race' ? snapshot.desk.folder : null;
}

it(
  'prints an address that serves the board, and comes up with the same race at the same place after Ctrl+C and a kill',
  async () => {
    const first = await start('--demo', '--home', home);
    expect(first.said()).toMatch(/There is no display here\. Open this address/);
    expect(await (await fetch(first.address)).text()).toContain('<title>Baton</title>');
    const connection = connectBySocket(placeOf(first.address));
    const folder = await openFolder(connection);
    expect(folder).toContain(home);
    connection.close();
    expect(await first.end('SIGINT')).toBe(0);

    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const next = await start('--home', home);
      expect(new URL(next.address).host).toBe(new URL(first.address).host);
      expect(new URL(next.address).hash).not.toBe(new URL(first.address).hash);
      const again = connectBySocket(placeOf(next.address));
      expect(await openFolder(again)).toBe(folder);
      again.close();
      expect(await next.end(signal)).toBe(signal === 'SIGKILL' ? null : 0);
    }
  },
  LONG_MS,
);

it('helps, and refuses words that it does not know', async () => {
  const help = await words('--help');
  expect(help.code).toBe(0);
  for (const option of ['--data', '--home', '--demo', '--browser', '--port', '--no-open', '--keep']) {
    expect(help.said).toContain(option);
  }
  const wrong = await words('--dat', 'x');
  expect(wrong.code).toBe(2);
  expect(wrong.said).toContain('Did you mean --data?');
});

it(
  'says in one sentence that a folder holds no race',
  async () => {
    const { code, said } = await words('--no-open', '--home', home, '--data', join(home, 'nothing'));
    expect(code).toBe(1);
    expect(said).toMatch(/^baton: There is no race in .+\.$/m);
  },
  LONG_MS,
);
