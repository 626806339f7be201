/** Starting the process that the tests kill. */
import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('append-forever.ts', import.meta.url));

export interface AppendingChild {
  /** Resolves once this many entries were acknowledged. */
  acknowledged(count: number): Promise<void>;
  /** Kills it (SIGKILL); answers the ids of all entries that were acknowledged until then. */
  kill(): Promise<string[]>;
  /** Resolves with what it wrote to its error output, when it has ended by itself. */
  ended(): Promise<string>;
}

/** Starts a process that appends to this folder, by way of `wrapper` (such as strace) where one is named. */
export function startAppending(folder: string, wrapper: readonly string[] = []): AppendingChild {
  const [command, ...args] = [...wrapper, process.execPath, PROGRAM, folder];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const check of waiting) check();
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const closed = once(child, 'close');
  return {
    acknowledged: (count) =>
      reached(
        child,
        waiting,
        () => lines.length > count,
        () => errors,
      ),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
      return lines.slice(1);
    },
    ended: async () => {
      await closed;
      return errors;
    },
  };
}

function reached(
  child: ChildProcessByStdio<null, Readable, Readable>,
  waiting: Set<() => void>,
  isReached: () => boolean,
  errors: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      if (!isReached()) return;
      waiting.delete(check);
      resolve();
    };
    waiting.add(check);
    child.once('close', () => {
      reject(new Error(`the process ended too early: ${errors()}`));
    });
    check();
  });
}
