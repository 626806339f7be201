/** Starts the built shell on the stand-in, in a Chromium of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../chromium.ts';
import { builtWorlds } from './build-worlds.ts';
import type { ElectronModule, LaunchOptions, StationApp } from '../station-app.ts';

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Begins like every page of the program's own scheme, see `app-url.ts`. */
const OWN_PAGE = /^https:\/\/baton\.app\.test\//;

export async function launchStandIn(options: LaunchOptions): Promise<StationApp> {
  const { executablePath, args } = chromiumOptions();
  const profile = join(options.home, `chromium-${options.serial ?? 0}`);
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...args, '--remote-debugging-port=0', '--window-size=1366,768'],
    viewport: null,
  });
  const program = fork(join(options.out, 'main', 'index.js'), programArguments(options), {
    execArgv: ['--import', pathToFileURL(join(import.meta.dirname, 'register.ts')).href],
    env: {
      ...process.env,
      ...options.env,
      BATON_STAND_IN_CHROMIUM: await endpointOf(profile),
      BATON_STAND_IN_WORLDS: await builtWorlds(),
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let errors = '';
  program.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const exited = once(program, 'exit').then(async ([code]) => {
    await context.close();
    return code as number | null;
  });
  let lastId = 0;
  const evaluate = <R, A>(
    work: (electron: ElectronModule, arg: A) => R | Promise<R>,
    arg?: A,
  ): Promise<R> => {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const take = (answer: Answer): void => {
        if (answer.id !== id) return;
        program.off('message', take);
        if (answer.error !== undefined) reject(new Error(answer.error));
        // The type is what the function says that it gives.
        else resolve(answer.value as R);
      };
      program.on('message', take);
      exited.then(() => {
        reject(new Error(`The program has ended.\n${errors}`));
      }, reject);
      if (program.connected) program.send({ id, source: work.toString(), arg });
    });
  };
  return {
    shell: 'stand-in',
    page: () => stationPage(context, exited, () => errors),
    evaluate,
    errors: () => errors,
    exited,
    end: async () => {
      program.kill('SIGKILL');
      await exited;
    },
  };
}

/** The same words for both: Electron knows `--user-data-dir` by itself. */
export function programArguments({ home, args = [] }: LaunchOptions): string[] {
  return [`--user-data-dir=${join(home, 'user-data')}`, `--home=${join(home, 'races')}`, ...args];
}

/** Chromium writes into its profile where it listens. */
async function endpointOf(profile: string): Promise<string> {
  for (;;) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port !== undefined && path !== undefined) return `ws://127.0.0.1:${port}${path}`;
    await sleep(10);
  }
}

async function stationPage(
  context: BrowserContext,
  exited: Promise<unknown>,
  errors: () => string,
): Promise<Page> {
  const ended = exited.then(() => {
    throw new Error(`The program has ended.\n${errors()}`);
  });
  for (;;) {
    const page = context.pages().at(-1);
    if (page !== undefined && context.pages().length > 1) {
      await Promise.race([page.waitForURL(OWN_PAGE), ended]);
      return page;
    }
    await Promise.race([context.waitForEvent('page'), ended]);
  }
}
