/** Killing the writer at random moments, and looking at what is left. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { done, logOf, run, start } from './baton.ts';

/** A number from 0 up to, and without, this one. */
export type Dice = (below: number) => number;

/** Lines typed in one life of the writer, if it lives to take them all. */
const LINES = 2_000;
/** Those that see a kill mostly see it before the last line. */
const MOST_SEEN = 1_500;

/**
 * Feeds `record --stdin --json` and kills it (SIGKILL) once a random number of acknowledgements was seen, and
 * up to 20 ms later. Answers the ids of all lines that were acknowledged.
 */
export async function recordAndKill(data: string, dice: Dice): Promise<string[]> {
  const child = start(['record', '--data', data, '--stdin', '--json', '--by', 'KR']);
  // Its end breaks the pipe.
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  let out = '';
  let seen = 0;
  const target = dice(MOST_SEEN);
  const killing = Promise.withResolvers<undefined>();
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString();
    for (const byte of bytes) if (byte === 0x0a) seen++;
    if (seen >= target) killing.resolve(undefined);
  });
  void closed.then(() => {
    killing.resolve(undefined);
  });
  const feeding = feed(child.stdin, dice, () => seen);
  await killing.promise;
  await sleep(dice(21));
  process.kill(writerOf(data) ?? child.pid ?? 0, 'SIGKILL');
  await Promise.all([closed, feeding]);
  if (child.signalCode !== 'SIGKILL')
    throw new Error(`the writer ended by itself: ${String(child.exitCode)}`);
  // What stands behind the last line end was cut off: nobody has seen that acknowledgement.
  return out.split('\n').slice(0, -1).map(acknowledgedId);
}

/** Lines typed ahead of their acknowledgements. With more of them, the writer would take all in one breath. */
const MOST_AHEAD = 60;

/** Types the lines in handfuls, as several people at a busy exchange do. */
async function feed(stdin: Writable, dice: Dice, seen: () => number): Promise<void> {
  for (let sent = 0; sent < LINES && !stdin.destroyed;) {
    if (sent - seen() < MOST_AHEAD) {
      const handful = Array.from({ length: 1 + dice(40) }, () => `${1 + dice(150)}@${1 + dice(3)}\n`);
      stdin.write(handful.join(''));
      sent += handful.length;
    }
    await sleep(dice(3));
  }
}

/** The process that says of itself that it writes the folder. */
function writerOf(data: string): number | null {
  const path = join(data, 'writer.json');
  if (!existsSync(path)) return null;
  const found = /"pid":(\d+)/.exec(readFileSync(path, 'utf8'))?.[1];
  return found === undefined ? null : Number(found);
}

function acknowledgedId(line: string): string {
  const id = /^\{"id":"([0-9a-f-]{36})"\}$/.exec(line)?.[1];
  if (id === undefined) throw new Error(`not an acknowledgement: ${line}`);
  return id;
}

/** Of the acknowledged ids, those that the journal does not hold. */
export async function lostIds(data: string, acknowledged: ReadonlySet<string>): Promise<string[]> {
  const held = new Set((await logOf(data)).map(({ id }) => id));
  return [...acknowledged].filter((id) => !held.has(id));
}

/** Starts again, records something, and checks the folder: all without help. */
export async function startsByItself(data: string): Promise<boolean> {
  await done(['note', 'started', 'again', '--data', data]);
  return (await run(['verify', data])).code === 0;
}
