/** The Electron shell's way from window to desk, for the conformance suite: preload, isolated world, IPC, sender check. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { connectByBridge } from '../../src-renderer/connection/bridge-connection.ts';
import type { Message, Push, Request } from '../../src-shared/contract/envelope.ts';
import type { OpenTransport, Transport } from '../../tests/conformance/transport.ts';
import type { StationApp } from '../station-app.ts';

/** Name of the function in the page that hands pushes on to the test. */
const PUSHED = 'batonTestPushed';

/**
 * Makes the transport. One program serves all tests, since each start of it is a start of Chromium; a race that a test
 * has left open is closed before the next.
 *
 * @param start - starts the program on a folder of its own.
 */
export function electronTransport(start: (home: string) => Promise<StationApp>): Transport & {
  end(): Promise<void>;
} {
  let running: Promise<Running> | null = null;
  return {
    name: 'Electron’s channel',
    async open() {
      running ??= run(start);
      return connected(await running);
    },
    async end() {
      if (running === null) return;
      const { app, home } = await running;
      await app.end();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Running {
  readonly app: StationApp;
  readonly page: Page;
  readonly home: string;
  readonly pushed: Set<(push: Push) => void>;
}

async function run(start: (home: string) => Promise<StationApp>): Promise<Running> {
  const home = await mkdtemp(join(tmpdir(), 'baton-electron-'));
  const app = await start(home);
  const page = await app.page();
  const pushed = new Set<(push: Push) => void>();
  await page.exposeFunction(PUSHED, (push: Push) => {
    for (const listener of pushed) listener(push);
  });
  await page.evaluate((name) => {
    // Put there by the line above.
    const tell = (globalThis as unknown as Record<string, (push: unknown) => void>)[name];
    window.baton?.onPush((push) => tell?.(push));
  }, PUSHED);
  return { app, page, home, pushed };
}

async function connected({ page, pushed }: Running): Promise<OpenTransport> {
  const ask = (text: string): Promise<unknown> =>
    page.evaluate(async (sent) => {
      if (window.baton === undefined) throw new Error('The page has no bridge.');
      // What is no request is sent on purpose.
      return window.baton.call(JSON.parse(sent) as Parameters<typeof window.baton.call>[0]);
    }, text);
  const connection = connectByBridge({
    // The bridge answers by the contract; the suite checks that it does.
    call: async (request: Request) => (await ask(JSON.stringify(request))) as Message,
    onPush: (listener) => {
      pushed.add(listener);
      return () => pushed.delete(listener);
    },
  });
  await connection.call('race.close', {}).catch(() => undefined);
  return {
    connection,
    raw: ask,
    close() {
      connection.close();
      return Promise.resolve();
    },
  };
}
