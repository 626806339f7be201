/** A real browser on a display of its own, where both are installed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../shell-browser/listen.ts';
import { openAppWindow, profileFolder } from './app-window.ts';
import { installedBrowser } from './installed-browser.ts';

const XVFB = '/usr/bin/Xvfb';
const browser = existsSync(XVFB) ? installedBrowser() : null;

describe('profiles', () => {
  it('differ by the race that was asked for, and lie with the races', () => {
    const home = join('home', 'races');
    const all = [profileFolder(home, undefined), profileFolder(home, 'a'), profileFolder(home, 'b')];
    expect(new Set(all).size).toBe(3);
    expect(all.every((folder) => folder.startsWith(join(home, '.window')))).toBe(true);
    expect(profileFolder(home, join('x', '..', 'a'))).toBe(profileFolder(home, 'a'));
  });
});

it('a browser that is not there has failed', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'baton-profile-'));
  const window = await openAppWindow(join(profile, 'no-browser'), 'http://127.0.0.1/', profile);
  expect(await window.ended).toBe('failed');
  await rm(profile, { recursive: true });
});

describe.skipIf(browser === null)('an app window (skipped without a browser and Xvfb)', () => {
  const path = browser ?? '';
  let server: Server;
  let address: string;
  let profile: string;
  let closeDisplay: () => void;
  let displayBefore: string | undefined;
  beforeAll(async () => {
    const display = spawn(XVFB, ['-displayfd', '1', '-screen', '0', '1366x768x24'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [number] = (await once(display.stdout, 'data')) as [Buffer];
    displayBefore = process.env['DISPLAY'];
    process.env['DISPLAY'] = `:${number.toString().trim()}`;
    closeDisplay = () => display.kill();
    server = createServer((_request, response) => response.end('<!doctype html>'));
    address = `http://127.0.0.1:${await listen(server, 0)}`;
    profile = await mkdtemp(join(tmpdir(), 'baton-profile-'));
  });
  afterAll(async () => {
    closeDisplay();
    if (displayBefore === undefined) delete process.env['DISPLAY'];
    else process.env['DISPLAY'] = displayBefore;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const asked = async (): Promise<string> => {
    const [request] = (await once(server, 'request')) as [IncomingMessage];
    return request.url ?? '';
  };

  it('opens the address, takes a second one in, and ends', async () => {
    const firstAsked = asked();
    const first = await openAppWindow(path, `${address}/first#once.x`, profile);
    expect(await firstAsked).toBe('/first');
    const secondAsked = new Promise((resolve) => {
      server.on('request', ({ url }: IncomingMessage) => {
        if (url === '/second') resolve(url);
      });
    });
    const second = await openAppWindow(path, `${address}/second`, profile);
    await secondAsked;
    expect(await second.ended).toBe('handedOver');
    await first.close();
    await first.ended;
    expect(existsSync(join(profile, 'Local State'))).toBe(true);
  });
});
