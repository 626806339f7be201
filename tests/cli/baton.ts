/** The command line as its users have it: real processes on real folders. */
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Board } from '../../src-shared/domain/board.ts';

/** What `bin/baton.js` names on a shell. */
export const PROGRAM = fileURLToPath(new URL('../../bin/baton.js', import.meta.url));

/** What a finished process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Written to standard input; without it, that is empty. */
  readonly input?: string;
  /** User and group to run as; needs root. */
  readonly uid?: number;
}

/** Starts the program itself, with no shell and no npm in between. */
export function start(
  args: readonly string[],
  { uid }: RunOptions = {},
): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Node keeps what it compiled there, which halves the start of a process.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'baton-tests-compile-cache'), COLUMNS: '200' },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** Runs a command to its end. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = start(args, options);
  // A command that refuses before it reads closes its input early.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { code: child.exitCode, out, err };
}

/** Runs a command that must succeed; answers what it wrote to standard output. */
export async function done(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, out, err } = await run(args, options);
  if (code === 0) return out;
  throw new Error(`baton ${args.join(' ')} ended with ${String(code)}: ${err}`);
}

/** The board of a data folder, read by `board --json`. */
export async function boardOf(data: string): Promise<Board> {
  // The board's own type is what `board --json` promises.
  return JSON.parse(await done(['board', '--data', data, '--json'])) as Board;
}

/** One entry as `log` writes it. */
export interface LoggedEntry {
  readonly id: string;
  readonly deviceId: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The journal of a data folder, read by `log`. */
export async function logOf(data: string): Promise<LoggedEntry[]> {
  const lines = (await done(['log', '--data', data])).split('\n').filter((line) => line !== '');
  // Every line of the journal has the fields of an entry.
  return lines.map((line) => JSON.parse(line) as LoggedEntry);
}

export type CsvRow = Readonly<Record<string, string>>;

/** Reads CSV with a heading. */
export function csvRows(csv: string): CsvRow[] {
  return parse(csv, { columns: true, bom: true });
}

/** The rows of `results --format csv`, by bib. */
export async function resultsOf(data: string, ...more: string[]): Promise<Map<string, CsvRow>> {
  const rows = csvRows(await done(['results', '--data', data, '--format', 'csv', ...more]));
  return new Map(rows.map((row) => [row['bib'] ?? '', row]));
}

/** The hash that `verify` prints for a folder that is good. */
export async function verifiedBoard(path: string): Promise<string> {
  const found = /^board ([0-9a-f]{64})$/m.exec(await done(['verify', path]))?.[1];
  if (found === undefined) throw new Error('verify printed no board hash');
  return found;
}

/**
 * Hash of each file of a folder. What SQLite lays beside a database for its readers holds no data and is
 * left out.
 */
export function fileHashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((name) => {
      const stats = statSync(join(folder, name));
      return stats.isFile() && !name.endsWith('-shm') && !(name.endsWith('-wal') && stats.size === 0);
    });
  return Object.fromEntries(
    files.map((name) => [name, hash('sha256', readFileSync(join(folder, name)), 'hex')]),
  );
}
