/** Starts the built shell on Electron itself. */
import { once } from 'node:events';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { installedElectron } from '../installed-electron.ts';
import { programArguments } from '../stand-in/launch.ts';
import type { LaunchOptions, StationApp } from '../station-app.ts';

export async function launchElectron(options: LaunchOptions): Promise<StationApp> {
  const executablePath = installedElectron();
  if (executablePath === null) throw new Error('Electron’s binary is not installed.');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, join(options.out, 'main', 'index.js'), ...programArguments(options)],
    env: { ...definedEnvironment(), ...options.env },
  });
  let errors = '';
  app.process().stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  const exited = once(app.process(), 'exit').then(([code]) => code as number | null);
  return {
    shell: 'electron',
    page: () => stationPage(app),
    // Playwright hands over the module as its first argument, as the stand-in does.
    evaluate: ((work: Parameters<ElectronApplication['evaluate']>[0], arg: unknown) =>
      app.evaluate(work, arg)) as StationApp['evaluate'],
    errors: () => errors,
    exited,
    end: async () => {
      app.process().kill('SIGKILL');
      await exited;
    },
  };
}

async function stationPage(app: ElectronApplication): Promise<Page> {
  const page = app.windows().at(-1) ?? (await app.waitForEvent('window'));
  await page.waitForURL('app://baton/**');
  return page;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
