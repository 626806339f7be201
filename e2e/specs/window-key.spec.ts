/** The browser shell in a real browser: how a window gets and keeps its key, and what other pages get. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { createDesk } from '../../src-main/desk/desk.ts';
import type { BrowserShell } from '../../src-main/shell-browser/serve.ts';
import { serveBrowser } from '../../src-main/shell-browser/serve.ts';

const WINDOW = process.env['BATON_OUT'] ?? join(import.meta.dirname, '..', '..', 'out');

interface Fixtures {
  readonly home: string;
  /** Starts a shell on a port, 0 = any; all are ended after the test. */
  readonly serve: (port?: number) => Promise<BrowserShell>;
  /** A page of somebody else, on this machine. */
  readonly foreign: string;
}

const test = base.extend<Fixtures>({
  home: async ({ browserName }, use) => {
    const home = await mkdtemp(join(tmpdir(), `baton-key-${browserName}-`));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
  serve: async ({ home }, use) => {
    const desk = await createDesk({ home, shell: 'browser', drives: null });
    const shells: BrowserShell[] = [];
    await use(async (port = 0) => {
      const windowFolder = join(WINDOW, 'renderer');
      const shell = await serveBrowser({ link: desk, windowFolder, port, note: () => undefined });
      shells.push(shell);
      return shell;
    });
    for (const shell of shells) await shell.close();
    await desk.close();
  },
  foreign: async ({ browserName }, use) => {
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>${browserName}</title>`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    // A server that listens on a port has an address of this form.
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  },
});

/** What the window shows when it has the board. */
const isUp = (page: Page): Promise<void> => expect(page.locator('body')).toContainText(/made race/i);
const isRefused = (page: Page): Promise<void> =>
  expect(page.locator('body')).toContainText('This window belongs to an earlier start of Baton.');

test('a one-time address opens the window, leaves no key in sight, and survives a reload', async ({
  page,
  serve,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  const shell = await serve();
  await page.goto(shell.openingAddress());
  await isUp(page);
  expect(page.url()).toBe(`http://127.0.0.1:${shell.port}/`);
  expect(
    await page.evaluate(() => [document.cookie, Object.keys(localStorage).join().includes('token')]),
  ).toEqual(['', false]);
  await page.reload();
  await isUp(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(complaints).toEqual([]);
});

test('a one-time address that was used says so', async ({ page, browser, serve }) => {
  const shell = await serve();
  const address = shell.openingAddress();
  await page.goto(address);
  await isUp(page);
  const other = await browser.newPage();
  await other.goto(address);
  await isRefused(other);
  await other.close();
});

test('a window of an earlier start says so, and takes the key of the new one', async ({ page, serve }) => {
  const before = await serve();
  await page.goto(before.address);
  await isUp(page);
  await before.close();
  const after = await serve(before.port);
  await isRefused(page);
  await page.goto(after.address);
  await isUp(page);
});

test('a window without a key says so', async ({ page, serve }) => {
  const shell = await serve();
  await page.goto(`http://127.0.0.1:${shell.port}/`);
  await isRefused(page);
});

test('another page reaches nothing, even with the key', async ({ page, serve, foreign }) => {
  const shell = await serve();
  const origin = `http://127.0.0.1:${shell.port}`;
  const token = new URL(shell.address).hash.slice(1);
  await page.goto(foreign);
  const came = await page.evaluate(
    async ([station, key]) => {
      const socket = new Promise<string>((resolve) => {
        const tried = new WebSocket(`${station.replace('http', 'ws')}/link`, ['baton', `token.${key}`]);
        tried.onopen = () => {
          resolve('open');
        };
        tried.onclose = () => {
          resolve('closed');
        };
      });
      const read = (path: string, init: RequestInit): Promise<string> =>
        fetch(station + path, init).then(
          async (answer) => `${answer.type} ${await answer.text()}`,
          () => 'failed',
        );
      const script = new Promise<string>((resolve) => {
        const tried = document.createElement('script');
        tried.src = `${station}/index.html`;
        tried.onload = () => {
          resolve('loaded');
        };
        tried.onerror = () => {
          resolve('failed');
        };
        document.head.append(tried);
      });
      return {
        socket: await socket,
        read: await read('/', {}),
        swap: await read('/key', { method: 'POST' }),
        withKey: await read('/link', { headers: { 'X-Baton-Token': key } }),
        blind: await read('/link', { mode: 'no-cors' }),
        script: await script,
      };
    },
    [origin, token] as const,
  );
  expect(came).toEqual({
    socket: 'closed',
    read: 'failed',
    swap: 'failed',
    withKey: 'failed',
    blind: 'failed',
    script: 'failed',
  });
});

test('a page that opens the window loses hold of it', async ({ page, serve, foreign }) => {
  const shell = await serve();
  await page.goto(foreign);
  const held = await page.evaluateHandle((address) => ({ opened: open(address) }), shell.address);
  // Isolation cuts the tie: to the page that opened it, the window looks closed.
  await expect.poll(() => held.evaluate(({ opened }) => opened?.closed)).toBe(true);
});

test('no page can frame the window', async ({ page, serve, foreign }) => {
  const shell = await serve();
  await page.goto(foreign);
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, shell.address);
  await refused;
});
