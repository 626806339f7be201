import { expect } from '@playwright/test';
import { test } from './fixture.ts';

test.describe('guards', () => {
  test('the window cannot be led to another page', async ({ page, shared: app, foreignUrl }) => {
    const tried = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once('will-navigate', (details) => {
            resolve(details.defaultPrevented);
          });
        }),
    );
    await page.evaluate((url) => {
      location.href = url;
    }, foreignUrl);
    expect(await tried).toBe(true);
    await expect(page).toHaveTitle('Baton');
    expect(new URL(page.url()).pathname).toBe('/index.html');
  });

  test('a redirect leads nowhere', async ({ shared: app, foreignUrl }) => {
    const prevented = await app.evaluate(({ BrowserWindow }, url) => {
      const event = {
        url,
        isMainFrame: true,
        defaultPrevented: false,
        preventDefault: () => (event.defaultPrevented = true),
      };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-redirect', event);
      return event.defaultPrevented;
    }, foreignUrl);
    expect(prevented).toBe(true);
  });

  test('the window may reload itself', async ({ page }) => {
    await page.evaluate(() => {
      document.title = 'before';
    });
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => {
        location.reload();
      }),
    ]);
    await expect(page).toHaveTitle('Baton');
  });

  test('no second window opens', async ({ page, shared: app, foreignUrl }) => {
    for (const features of ['', 'noopener', 'popup']) {
      await page.evaluate(([url, given]) => window.open(url, '_blank', given) === null, [
        foreignUrl,
        features,
      ] as const);
    }
    await expect
      .poll(
        () =>
          page
            .context()
            .pages()
            .filter((other) => other.url().startsWith(foreignUrl)).length,
      )
      .toBe(0);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('a webview is but an unknown element, and its attaching is refused', async ({ page, shared: app }) => {
    const loads = await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com');
      document.body.append(view);
      return 'loadURL' in view;
    });
    const prevented = await app.evaluate(({ BrowserWindow }) => {
      const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
      return event.defaultPrevented;
    });
    expect({ loads, prevented }).toEqual({ loads: false, prevented: true });
  });

  test('nothing is permitted: place, camera, microphone, notices, clipboard', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      const ask = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      const place = await new Promise<number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => {
            resolve(0);
          },
          ({ code }) => {
            resolve(code);
          },
        );
      });
      return { granted: (await Promise.all(names.map(ask))).filter((state) => state === 'granted'), place };
    });
    // 1 = PERMISSION_DENIED
    expect(states).toEqual({ granted: [], place: 1 });
  });

  test('nothing is downloaded but an export of our own', async ({ page, shared: app, home }) => {
    await app.evaluate(({ session }, folder) => {
      const seen: { url: string; prevented: boolean }[] = [];
      Object.assign(globalThis, { seen });
      session.defaultSession.on('will-download', (event, item) => {
        item.setSavePath(`${folder}/saved`);
        seen.push({ url: item.getURL(), prevented: event.defaultPrevented });
      });
    }, home);
    const save = (url: string | null): Promise<void> =>
      page.evaluate((given) => {
        const link = document.createElement('a');
        link.href = given ?? URL.createObjectURL(new Blob(['place,bib'], { type: 'text/csv' }));
        link.download = 'results.csv';
        link.click();
      }, url);
    const seen = (): Promise<{ url: string; prevented: boolean }[]> =>
      app.evaluate(() => (globalThis as unknown as { seen: { url: string; prevented: boolean }[] }).seen);
    await save(null);
    await expect.poll(async () => (await seen()).length).toBe(1);
    await save('data:text/csv,place,bib');
    await expect.poll(async () => (await seen()).length).toBe(2);
    const [own, other] = await seen();
    expect(own).toEqual({ url: expect.stringMatching(/^blob:app:\/\/baton\//), prevented: false });
    expect(other?.prevented).toBe(true);
  });

  test('no certificate but a good one, and no sign-in for anybody', async ({ shared: app }) => {
    const answers = await app.evaluate(({ app: program }) => {
      const given: unknown[] = [];
      const event = { preventDefault: () => given.push('prevented') };
      const answer = (...words: unknown[]): void => {
        given.push(words);
      };
      program.emit('certificate-error', event, {}, 'https://x', 'net::ERR_CERT', {}, answer);
      program.emit('select-client-certificate', event, {}, 'https://x', [], answer);
      program.emit('login', event, {}, {}, {}, answer);
      return given;
    });
    expect(answers).toEqual(['prevented', [false], 'prevented', [], 'prevented', []]);
  });
});
