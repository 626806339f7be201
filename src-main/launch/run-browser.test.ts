/** The board in the browser from start to end, with a real desk and its lock. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../desk/desk.ts';
import { knownRaces } from '../desk/known-races.ts';
import { Station } from '../station/station.ts';
import type { LaunchOptions } from './launch-options.ts';
import { runInBrowser } from './run-browser.ts';

const OPTIONS: LaunchOptions = { port: 0, open: false };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'baton-root-'));
  await mkdir(join(root, 'out', 'renderer'), { recursive: true });
  await writeFile(join(root, 'out', 'renderer', 'index.html'), 'the board');
});
afterEach(() => rm(root, { recursive: true, force: true }));

interface Run {
  /** Resolves with the address when it was said. */
  readonly address: Promise<string>;
  readonly ended: Promise<void>;
  stop(): void;
}

async function run(options: LaunchOptions): Promise<Run> {
  const home = join(root, 'races');
  const desk = await createDesk({ home, shell: 'browser', drives: null, reopenLast: false });
  const { promise: stopped, resolve: stop } = Promise.withResolvers<undefined>();
  const { promise: address, resolve: told } = Promise.withResolvers<string>();
  const say = (sentence: string): void => {
    const [found] = /http:\S+/.exec(sentence) ?? [];
    if (found !== undefined) told(found);
  };
  const ended = runInBrowser(desk, options, { root, home, say, stopped });
  return {
    address,
    ended,
    stop: () => {
      stop(undefined);
    },
  };
}

describe('the board in the browser', () => {
  it('is served until somebody ends it, and is gone then', async () => {
    const running = await run(OPTIONS);
    const address = await running.address;
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/);
    expect(await (await fetch(address)).text()).toBe('the board');
    running.stop();
    await running.ended;
    await expect(fetch(address)).rejects.toThrow();
  });

  it('ends with its race closed: the next start may write it', async () => {
    const running = await run({ ...OPTIONS, demo: true });
    await running.address;
    const [race] = await knownRaces(join(root, 'races'));
    const folder = race?.folder ?? '';
    await expect(Station.open(folder)).rejects.toMatchObject({ code: 'locked' });
    running.stop();
    await running.ended;
    const station = await Station.open(folder);
    expect(station.entries.length).toBeGreaterThanOrEqual(race?.entries ?? Infinity);
    await station.close();
  });

  it('does not start on a folder that holds no race', async () => {
    const running = await run({ ...OPTIONS, data: join(root, 'nothing') });
    await expect(running.ended).rejects.toMatchObject({ code: 'notFound' });
  });
});
