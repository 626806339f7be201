/**
 * Breaks the built program's guards one at a time, and expects the spec that watches each to fail: a guard that nobody would
 * miss is no guard.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, 'out');

interface Mutant {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** The spec that must fail, by its full title. */
  readonly caughtBy: string;
}

const MUTANTS: readonly Mutant[] = [
  {
    name: 'the preload lacks a method',
    changes: [{ file: 'preload/index.cjs', from: 'onPush: (listener)', to: 'heard: (listener)' }],
    caughtBy: 'the bridge has the contract’s two methods and nothing else',
  },
  {
    name: 'the sender of a call is not checked',
    changes: [
      {
        file: 'main/index.js',
        from: 'isOwnFrame(event.senderFrame) ? answer(request) : FORBIDDEN',
        to: 'answer(request)',
      },
    ],
    caughtBy: 'a foreign page in the station’s own window may not',
  },
  {
    name: 'the preload shares the page’s world',
    changes: [
      { file: 'main/index.js', from: 'contextIsolation: true', to: 'contextIsolation: false' },
      {
        file: 'preload/index.cjs',
        from: 'electron.contextBridge.exposeInMainWorld(',
        to: '((name, value) => Object.defineProperty(globalThis, name, { value: Object.freeze(value), enumerable: true }))(',
      },
    ],
    caughtBy: 'what the page does to its own built-ins reaches nothing of the preload',
  },
];

/** A spec that a program with a broken guard passes all the same. */
const STILL_WORKS = 'the window shows the board from app://baton';

for (const mutant of MUTANTS) {
  test(`it is noticed that ${mutant.name}`, async () => {
    test.setTimeout(90_000);
    // Inside the repository, so that the program finds its modules.
    const out = await mkdtemp(join(OUT, 'mutant-'));
    try {
      for (const part of ['main', 'preload', 'renderer']) {
        await cp(join(OUT, part), join(out, part), { recursive: true });
      }
      for (const { file, from, to } of mutant.changes) await replaceOnce(join(out, file), from, to);
      const { code, text } = await runSpecs([STILL_WORKS, mutant.caughtBy], out);
      const summary = text.split('\n').filter((line) => /✘|✓|^\s+\d+ (failed|passed)/.test(line));
      console.log(`With ${mutant.name}:\n${summary.join('\n')}`);
      expect(code, text).toBe(1);
      expect(text).toContain('1 failed');
      // The mutant lives: what fails is the guard's spec and not the program.
      expect(text).toContain('1 passed');
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });
}

/** A change that changes nothing, or more than was meant, would prove nothing. */
async function replaceOnce(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text.split(from).length - 1, `${from} stands once in ${path}`).toBe(1);
  await writeFile(path, text.replace(from, to));
}

/** Runs specs against another build, in a Playwright of its own. */
async function runSpecs(
  titles: readonly string[],
  out: string,
): Promise<{ code: number | null; text: string }> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const words = ['test', '-c', join(ROOT, 'e2e/playwright.config.ts'), '--project=stand-in', '--workers=1'];
  const child = spawn(
    process.execPath,
    [cli, ...words, '--output', join(out, 'results'), '-g', titles.join('|')],
    {
      cwd: ROOT,
      env: { ...process.env, BATON_OUT: out, FORCE_COLOR: '0', TEST_WORKER_INDEX: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text };
}
