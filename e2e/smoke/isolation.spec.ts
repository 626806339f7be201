import { expect } from '@playwright/test';
import { test } from './fixture.ts';

test.describe('isolation', () => {
  test('what the page does to its own built-ins reaches nothing of the preload', async ({ page }) => {
    const answer = await page.evaluate(async () => {
      // A page that was taken over lies about what the preload asks: that the name of a call is known.
      Set.prototype.has = () => true;
      Array.prototype.includes = () => true;
      Object.hasOwn = () => true;
      Map.prototype.has = () => true;
      // Not a call of the contract, on purpose.
      const request = { id: 9, name: 'taken.over', args: {} } as unknown as { id: number; name: 'mono.read' };
      return window.baton?.call({ ...request, args: {} });
    });
    expect(answer).toEqual({
      id: 9,
      error: { code: 'badInput', says: 'This is not a call that the station knows.' },
    });
  });

  test('the page sees no global of the preload', async ({ page }) => {
    const seen = await page.evaluate(() =>
      Object.getOwnPropertyNames(globalThis).filter((name) => /^__|standIn/.test(name)),
    );
    expect(seen).toEqual([]);
  });

  test('the page cannot put something else in the bridge’s place', async ({ page }) => {
    const changed = await page.evaluate(() => {
      const before = { ...window.baton };
      const tries = [
        () => Object.assign(window, { baton: {} }),
        () => Object.assign(window.baton ?? {}, { call: () => 'mine' }),
        () => Object.defineProperty(window, 'baton', { value: {} }),
      ];
      for (const attempt of tries) {
        try {
          attempt();
        } catch {
          // Refused, as it should be.
        }
      }
      return Object.entries({ ...window.baton }).some(([key, value]) => Reflect.get(before, key) !== value);
    });
    expect(changed).toBe(false);
  });

  test('a listener gets the push alone, not the event that brought it', async ({ page, shared: app }) => {
    await page.evaluate(() => {
      const heard: number[] = [];
      Object.assign(window, { heard });
      window.baton?.onPush((...given) => heard.push(given.length));
    });
    await app.evaluate(({ BrowserWindow }) => {
      const progress = { job: 'x', says: '', done: 0, total: 0, ended: true };
      BrowserWindow.getAllWindows()[0]?.webContents.send('baton:push', { push: 'progress', progress });
    });
    const heard = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'heard') as unknown);
    await expect.poll(heard).toEqual([1]);
  });
});
