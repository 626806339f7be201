import { expect } from '@playwright/test';
import { call, callRaw, test } from './fixture.ts';

const FORBIDDEN = { id: 0, error: { code: 'forbidden', says: expect.any(String) } };

test.describe('who may call', () => {
  test('a foreign page in the station’s own window may not', async ({ page, shared: app, foreignUrl }) => {
    await app.evaluate(
      ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url),
      foreignUrl,
    );
    await expect(page).toHaveTitle('Not Baton');
    expect(await call(page, 'mirror.open')).toEqual(FORBIDDEN);
  });

  test('our own page in another window may not', async ({ page, shared: app }) => {
    const opened = page.context().waitForEvent('page');
    await app.evaluate(({ BrowserWindow }, url) => {
      const own = BrowserWindow.getAllWindows()[0]?.webContents;
      const { preload } = (
        own as unknown as { getLastWebPreferences(): { preload: string } }
      ).getLastWebPreferences();
      const other = new BrowserWindow({ webPreferences: { preload } });
      void other.loadURL(url);
    }, 'app://baton/index.html');
    const other = await opened;
    await expect(other).toHaveTitle('Baton');
    expect(await call(other, 'mirror.open')).toEqual(FORBIDDEN);
    // The program is shared with other specs.
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows().slice(1)) window.destroy();
    });
  });

  test('a frame inside the page may not', async ({ page, shared: app, shell }) => {
    // A frame has no preload; what a renderer that was taken over can send in its name, only the stand-in can play.
    test.skip(shell === 'electron', 'Skipped on Electron: no script can speak for a frame there.');
    await page.evaluate(() => {
      document.body.append(document.createElement('iframe'));
    });
    const answer = await app.evaluate(async ({ BrowserWindow }) => {
      interface Attacked {
        readonly mainFrame: { readonly frameTreeNodeId: number };
        allFrames(): { readonly parent: unknown }[];
        sendAsFrame(frame: unknown, channel: string, args: unknown[]): Promise<unknown>;
      }
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as Attacked;
      const frame = contents.allFrames().find(({ parent }) => parent !== null);
      return contents.sendAsFrame(frame, 'baton:call', [{ id: 1, name: 'mirror.open', args: {} }]);
    });
    expect(answer).toEqual(FORBIDDEN);
  });

  test('another channel than the contract’s leads nowhere', async ({ shared: app, shell }) => {
    test.skip(shell === 'electron', 'Skipped on Electron: the page has no way to name a channel.');
    const refused = await app.evaluate(async ({ BrowserWindow }) => {
      interface Attacked {
        readonly mainFrame: unknown;
        sendAsFrame(frame: unknown, channel: string, args: unknown[]): Promise<unknown>;
      }
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as Attacked;
      return contents
        .sendAsFrame(contents.mainFrame, 'shell:run', ['rm'])
        .catch((error: unknown) => String(error));
    });
    expect(refused).toContain('No handler registered for');
  });

  test('what is not a call of the contract is refused before it reaches the station', async ({ page }) => {
    for (const name of ['nope', '__proto__', 'constructor', 'toString', '']) {
      const answer = await callRaw(page, { id: 5, name, args: {} });
      expect(answer).toEqual({
        id: 5,
        error: { code: 'badInput', says: 'This is not a call that the station knows.' },
      });
    }
  });

  test('a call whose arguments do not fit is refused, and nothing happens', async ({ page }) => {
    const requests = [
      { id: 1, name: 'draft.keep', args: { line: 12 } },
      { id: 2, name: 'draft.keep', args: { line: '1', more: true } },
      { id: 3, name: 'draft.keep', args: { line: 'x'.repeat(201) } },
      { id: 4, name: 'draft.keep' },
      { id: 5, name: 'race.open', args: { folder: ['/etc'] } },
    ];
    for (const request of requests) {
      expect(await callRaw(page, request)).toMatchObject({ id: request.id, error: { code: 'badInput' } });
    }
  });

  test('a function cannot be sent', async ({ page }) => {
    const refused = await page.evaluate(async () => {
      const request = { id: 1, name: 'draft.keep' as const, args: { line: () => '12' } };
      return window.baton?.call(request).then(
        () => 'sent',
        (error: unknown) => String(error),
      );
    });
    expect(refused).toContain('could not be cloned');
  });
});
