/** A station that is killed while it writes to a stick, and a stick whose syncs fail, in a process of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readForeignRace } from '../station/backups.ts';
import { Station, viewRace } from '../station/station.ts';
import { emptyFolder, stationFolderOn } from '../../tests/kit/tent.ts';

const PROGRAM = fileURLToPath(new URL('testing/record-forever.ts', import.meta.url));

interface Standing {
  readonly recorded: number;
  readonly held: number;
  readonly state: string;
}

/** Runs a station until it stands so, and kills it; answers what it said last. */
async function killWhen(
  [folder, root]: readonly [string, string],
  isSo: (standing: Standing) => boolean,
  wrapper: readonly string[] = [],
): Promise<Standing> {
  const [command, ...args] = [...wrapper, process.execPath, PROGRAM, folder, root];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const closed = once(child, 'close');
  let last: Standing = { recorded: 0, held: 0, state: '' };
  let isReached = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [recorded = '', held = '', state = ''] = line.split(' ');
    last = { recorded: Number(recorded), held: Number(held), state };
    if (isReached || !isSo(last)) return;
    isReached = true;
    // The group: a wrapper that dies alone would leave the station behind.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
  await closed;
  expect(isReached).toBe(true);
  return last;
}

async function newRace(): Promise<[string, string]> {
  const folder = join(emptyFolder(), 'race');
  await (await Station.create(folder, { stationName: 'Tent 3' })).close();
  return [folder, emptyFolder()];
}

/** Both are whole, and the stick holds a beginning of the journal, with all of which it was said that it holds it. */
async function expectWhole(
  [folder, root]: readonly [string, string],
  { recorded, held }: Standing,
): Promise<void> {
  const { entries } = await viewRace(folder);
  const own = entries.map(({ text }) => text);
  expect(own.length).toBeGreaterThanOrEqual(recorded);
  const onStick = (await readForeignRace(root, {})).entries.map(({ text }) => text);
  expect(onStick).toEqual(own.slice(0, onStick.length));
  expect(onStick.length).toBeGreaterThanOrEqual(held);
}

describe.skipIf(process.platform === 'win32')(
  'a station that is killed while it writes to a stick (skipped on Windows, which has no process groups)',
  () => {
    it('leaves both whole, and goes on where it was', async () => {
      const places = await newRace();
      for (const more of [1, 60, 150]) {
        const standing = await killWhen(
          places,
          ({ recorded, held }) => held > 0 && recorded - held < 50 && held > more,
        );
        await expectWhole(places, standing);
      }
    });
  },
);

describe('a stick whose syncs fail', () => {
  it.skipIf(spawnSync('strace', ['-V']).error !== undefined)(
    'is told of, and recording goes on (skipped where there is no strace)',
    async () => {
      const places = await newRace();
      const before = await killWhen(places, ({ held }) => held > 5);
      const text = join(stationFolderOn(places[1]), 'journal.jsonl');
      expect(existsSync(text)).toBe(true);
      const failing = [
        'strace',
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        '-P',
        text,
        '-e',
        'inject=fsync:error=EIO:when=3+',
      ];
      let failedAt = 0;
      const standing = await killWhen(
        places,
        ({ recorded, state }) => {
          if (failedAt === 0 && state === 'failed') failedAt = recorded;
          return failedAt > 0 && recorded > failedAt + 50;
        },
        failing,
      );
      expect(standing.recorded).toBeGreaterThan(before.recorded);
      await expectWhole(places, standing);
    },
  );
});
