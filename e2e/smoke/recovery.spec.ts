import { expect } from '@playwright/test';
import { call, test } from './fixture.ts';

test.describe('a window that is lost', () => {
  test('comes back after a crash, with the half-typed line', async ({ app }) => {
    const page = await app.page();
    await call(page, 'race.demo', { teams: 20, legs: 3, seed: 1 });
    await call(page, 'draft.keep', { line: '14' });
    const next = page.context().waitForEvent('page');
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await next;
    const restarted = await app.page();
    const answer = await call(restarted, 'mirror.open');
    expect(answer).toMatchObject({ reply: { mode: 'race', desk: { draft: '14' } } });
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('is restarted when it hangs and a person says so', async ({ app }) => {
    const page = await app.page();
    await app.evaluate(({ dialog, BrowserWindow }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      BrowserWindow.getAllWindows()[0]?.emit('unresponsive');
    });
    await page.waitForEvent('close');
    await expect(await app.page()).toHaveTitle('Baton');
  });

  test('is left alone when it answers again before that', async ({ app }) => {
    const page = await app.page();
    await app.evaluate(({ dialog, BrowserWindow }) => {
      dialog.showMessageBox = (...given: unknown[]) =>
        new Promise((resolve) => {
          const { signal } = given.at(-1) as { signal: AbortSignal };
          signal.addEventListener('abort', () => {
            resolve({ response: 0, checkboxChecked: false });
          });
        });
      const window = BrowserWindow.getAllWindows()[0];
      window?.emit('unresponsive');
      window?.emit('responsive');
    });
    expect(await call(page, 'race.list')).toHaveProperty('reply');
    expect(page.isClosed()).toBe(false);
  });
});
