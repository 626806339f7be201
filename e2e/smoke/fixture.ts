/** What every smoke spec starts from: the built program, running, with folders of its own. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import type {} from '../../src-renderer/connection/bridge.ts';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Message } from '../../src-shared/contract/envelope.ts';
import { launchStandIn } from '../stand-in/launch.ts';
import type { LaunchOptions, StationApp } from '../station-app.ts';
import { launchElectron } from './launch-electron.ts';

/** The built program; mutants lie elsewhere. */
export const OUT = process.env['BATON_OUT'] ?? join(import.meta.dirname, '..', '..', 'out');

export interface SmokeOptions {
  /** What runs the built program: set by each project of the Playwright configuration. */
  readonly shell: 'stand-in' | 'electron';
}

interface SmokeFixtures {
  /** A folder of this test alone. */
  readonly home: string;
  /** Starts the program once more on the same folder. */
  readonly launch: (args?: readonly string[], env?: LaunchOptions['env']) => Promise<StationApp>;
  /** A program of this test alone. */
  readonly app: StationApp;
  /** The page of the shared program, fresh. */
  readonly page: Page;
  /** The address of a page that does not belong to the program, served on this machine. */
  readonly foreignUrl: string;
}

/** For specs that leave no trace in the program: one start for all of them in a worker. */
interface SharedFixtures extends SmokeOptions {
  readonly shared: StationApp;
}

export const test = base.extend<SmokeFixtures, SharedFixtures>({
  shell: ['stand-in', { option: true, scope: 'worker' }],
  shared: [
    async ({ shell }, use) => {
      const home = await mkdtemp(join(tmpdir(), 'baton-smoke-'));
      const app = await start(shell, { out: OUT, home });
      await app.page();
      await use(app);
      await app.end();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  page: async ({ shared }, use) => {
    await shared.evaluate(async ({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows();
      await own?.loadURL('app://baton/index.html');
    });
    await use(await shared.page());
  },
  home: async ({ browserName }, use) => {
    const home = await mkdtemp(join(tmpdir(), `baton-smoke-${browserName}-`));
    await use(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ shell, home }, use) => {
    const started: StationApp[] = [];
    await use(async (args = [], env = {}) => {
      const app = await start(shell, { out: OUT, home, args, env, serial: started.length });
      started.push(app);
      return app;
    });
    for (const app of started) await app.end();
  },
  app: async ({ launch }, use) => {
    await use(await launch());
  },
  foreignUrl: async ({ browserName }, use) => {
    const server = createServer((_request, response) => {
      response
        .setHeader('Content-Type', 'text/html')
        .end(`<!doctype html><title>Not Baton</title>${browserName}`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    // A server that listens on a port has an address of this form.
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  },
});

function start(shell: SmokeOptions['shell'], options: LaunchOptions): Promise<StationApp> {
  return shell === 'electron' ? launchElectron(options) : launchStandIn(options);
}

/** Makes a call as a script in the page can: through the bridge. */
export async function call(page: Page, name: CallName, args: unknown = {}): Promise<Message> {
  return callRaw(page, { id: 7, name, args });
}

/** Sends whatever is given. */
export async function callRaw(page: Page, request: unknown): Promise<Message> {
  return page.evaluate(async (sent) => {
    if (window.baton === undefined) throw new Error('The page has no bridge.');
    // What is not a request is sent on purpose.
    return window.baton.call(sent as Parameters<typeof window.baton.call>[0]);
  }, request);
}
