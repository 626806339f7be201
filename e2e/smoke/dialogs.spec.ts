import { expect } from '@playwright/test';
import type { StationApp } from '../station-app.ts';
import { call, test } from './fixture.ts';

/** Answers the question at closing, and notes what it asked. */
async function answerQuestion(app: StationApp, button: string): Promise<void> {
  await app.evaluate(({ dialog }, wanted) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...given: unknown[]) => {
      const options = given.at(-1) as {
        buttons: string[];
        defaultId: number;
        message: string;
        detail: string;
      };
      asked.push({ ...options, default: options.buttons[options.defaultId] });
      return Promise.resolve({ response: options.buttons.indexOf(wanted), checkboxChecked: false });
    };
  }, button);
}

function asked(app: StationApp): Promise<{ message: string; detail: string; default: string }[]> {
  return app.evaluate(
    () => (globalThis as unknown as { asked: { message: string; detail: string; default: string }[] }).asked,
  );
}

async function closeWindow(app: StationApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
}

test.describe('dialogs', () => {
  test('a folder is chosen in the system’s own dialog', async ({ app, home }) => {
    const page = await app.page();
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, home);
    expect(await call(page, 'file.choose', { what: 'raceFolder' })).toEqual({
      id: 7,
      reply: { path: home, hasDialog: true },
    });
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    });
    expect(await call(page, 'file.choose', { what: 'set' })).toEqual({
      id: 7,
      reply: { path: null, hasDialog: true },
    });
  });

  test('closing asks while something is not safe elsewhere, and Enter stays', async ({ app }) => {
    const page = await app.page();
    await call(page, 'race.demo', { teams: 20, legs: 3, seed: 1 });
    await answerQuestion(app, 'Stay');
    await closeWindow(app);
    await expect.poll(async () => (await asked(app)).length).toBe(1);
    const [question] = await asked(app);
    expect(question?.default).toBe('Stay');
    expect(question?.detail).toContain('disk and nowhere else');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await call(page, 'mono.read')).toHaveProperty('reply');
  });

  test('closing after the question ends the program and frees the race', async ({ app, launch }) => {
    const page = await app.page();
    const made = await call(page, 'race.demo', { teams: 20, legs: 3, seed: 1 });
    await answerQuestion(app, 'Close Baton');
    await closeWindow(app);
    expect(await app.exited).toBe(0);
    const again = await launch();
    const { folder } = (made as unknown as { reply: { folder: string } }).reply;
    expect(await call(await again.page(), 'mirror.open')).toMatchObject({
      reply: { mode: 'race', desk: { folder } },
    });
  });

  test('closing asks nothing where there is nothing to lose', async ({ app }) => {
    await app.page();
    await answerQuestion(app, 'Stay');
    await closeWindow(app);
    expect(await app.exited).toBe(0);
  });
});
