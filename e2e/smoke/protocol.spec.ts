import { expect } from '@playwright/test';
import { test } from './fixture.ts';

const ESCAPES = [
  'app://baton/../main/index.js',
  'app://baton/..%2fmain%2findex.js',
  'app://baton/..%5cmain%5cindex.js',
  'app://baton/assets/%2e%2e/%2e%2e/main/index.js',
  'app://baton//etc/passwd',
  'app://baton/C:/Windows/win.ini',
  'app://baton/index.html%00',
  'app://elsewhere/index.html',
];

test.describe('the scheme app://', () => {
  test('serves the window with the headers that guard it', async ({ shared: app }) => {
    const answer = await app.evaluate(async ({ session }) => {
      const { status, headers } = await session.defaultSession.fetch('app://baton/index.html');
      return { status, headers: Object.fromEntries(headers) };
    });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self';/),
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('has nothing outside the window’s folder', async ({ shared: app }) => {
    const statuses = await app.evaluate(
      ({ session }, urls) =>
        Promise.all(urls.map(async (url) => (await session.defaultSession.fetch(url)).status)),
      ESCAPES,
    );
    expect(statuses).toEqual(ESCAPES.map(() => 404));
  });

  test('lets no script run but its own', async ({ page }) => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true;';
      document.body.append(script);
      const remote = document.createElement('script');
      remote.src = 'https://example.com/x.js';
      const refused = new Promise((resolve) => {
        remote.onerror = () => {
          resolve('refused');
        };
        remote.onload = resolve;
      });
      document.body.append(remote);
      return { inline: 'inlineRan' in globalThis, remote: await refused };
    });
    expect(ran).toEqual({ inline: false, remote: 'refused' });
  });
});
