/** Data folders in trouble: not to be written, full, in use, from a newer Baton, copied. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { TestContext } from 'vitest';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../src-main/journal/open-journal.ts';
import { sha256 } from '../../src-main/station/station.ts';
import type { RunOptions } from './baton.ts';
import { done, fileHashes, logOf, resultsOf, run, start, verifiedBoard } from './baton.ts';
import { createScratch } from './scratch.ts';
import { initSmall, RACE_JSON, runSmall, TEAMS_CSV } from './small-race.ts';

const scratch = createScratch();
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

/** Skips, with the reason in the report. */
function skip(context: TestContext, reason: string): void {
  console.log(`skipped "${context.task.name}": ${reason}`);
  context.skip(reason);
}

/** A finished race in a folder that the answered user may read and not write. */
async function writeProtectedRace(context: TestContext): Promise<{ data: string; user: RunOptions }> {
  // Root may write everywhere, so another user has to try.
  const user = isRoot ? { uid: NOBODY } : {};
  if (process.platform === 'win32') skip(context, 'Windows has other permissions');
  if ((await run(['--version'], user)).code !== 0) {
    skip(context, `user ${NOBODY} cannot read this repository`);
  }
  const data = await runSmall(scratch);
  for (const name of readdirSync(data)) chmodSync(join(data, name), 0o444);
  for (const folder of [data, dirname(data), dirname(dirname(data))]) chmodSync(folder, 0o555);
  // So that it can be cleared away.
  context.onTestFinished(() => {
    for (const folder of [dirname(dirname(data)), dirname(data), data]) chmodSync(folder, 0o755);
  });
  return { data, user };
}

describe('a data folder without write permission', () => {
  it('refuses to record, and is left as it is', async (context) => {
    const { data, user } = await writeProtectedRace(context);
    const before = fileHashes(data);
    for (const words of [['note', 'hello'], ['undo'], ['record', '--stdin', '--json']]) {
      const [command = '', ...rest] = words;
      const { code, out, err } = await run([command, '--data', data, ...rest], { ...user, input: '1\n' });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^baton: The system does not let Baton .*Check the permissions/);
    }
    expect(fileHashes(data)).toEqual(before);
  });

  it('can be looked at, and a set cannot be written into it', async (context) => {
    const { data, user } = await writeProtectedRace(context);
    const before = fileHashes(data);
    const { out, err } = await run(['results', '--data', data], user);
    expect(err).toBe('');
    expect(out).toMatch(/Alpha/);
    const exported = await run(['export', '--data', data, '--to', join(data, 'sets')], user);
    expect(exported.code).toBe(1);
    expect(exported.err).toMatch(/does not let Baton /);
    expect(fileHashes(data)).toEqual(before);
  });
});

/** Types a handful of lines at a time, until the writer ends by itself; answers what it left behind. */
async function recordUntilRefused(
  data: string,
): Promise<{ code: number | null; ids: string[]; err: string }> {
  const child = start(['record', '--data', data, '--stdin', '--json']);
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  const said = text(child.stderr);
  const ids: string[] = [];
  const handful = '1@1\n2@2\n3@3\n'.repeat(5);
  child.stdin.write(handful);
  for await (const line of createInterface({ input: child.stdout })) {
    ids.push(line.slice(7, -2));
    if (ids.length % 15 === 0) child.stdin.write(handful);
  }
  await closed;
  return { code: child.exitCode, ids, err: await said };
}

describe('a full disk', () => {
  it('refuses in words, and everything acknowledged is there', async (context) => {
    const disk = scratch.path('disk');
    mkdirSync(disk);
    const mount = (...words: string[]): boolean => spawnSync('mount', words).status === 0;
    if (!mount('-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk))
      skip(context, 'a small disk cannot be mounted here');
    try {
      const data = join(disk, 'race');
      const [race, teams] = [scratch.file('race.json', RACE_JSON), scratch.file('teams.csv', TEAMS_CSV)];
      await done(['init', '--data', data, '--race', race, '--teams', teams]);
      const { code, ids, err } = await recordUntilRefused(data);
      expect(code).toBe(1);
      expect(err).toMatch(/^NOT RECORDED: [123]@[123] at 2\d{3}-/);
      expect(err).toMatch(
        /The disk is full: .*Free some space.* not recorded \(see above\): write them on paper/,
      );
      expect(ids.length).toBeGreaterThan(100);
      const exported = await run(['export', '--data', data, '--to', join(disk, 'sets')]);
      expect(exported.code).toBe(1);
      expect(exported.err).toMatch(/too full for the backup/);

      expect(mount('-o', 'remount,size=20m', disk)).toBe(true);
      await done(['note', 'space again', '--data', data]);
      const held = new Set((await logOf(data)).map(({ id }) => id));
      expect(ids.filter((id) => !held.has(id))).toEqual([]);
      await verifiedBoard(data);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('a data folder that another process writes', () => {
  it('refuses a second writer by its process, and lets everyone look on', async () => {
    const data = await initSmall(scratch);
    const writer = start(['record', '--data', data, '--stdin', '--json']);
    const closed = once(writer, 'close');
    writer.stdin.write('1\n');
    await once(writer.stdout, 'data');

    const second = await run(['record', '--data', data, '--stdin'], { input: '2\n' });
    expect({ code: second.code, out: second.out }).toEqual({ code: 1, out: '' });
    expect(second.err).toContain(`is being written by another Baton (process ${String(writer.pid)} since `);
    const noted = await run(['note', 'me too', '--data', data]);
    expect(noted.code).toBe(1);

    expect((await logOf(data)).filter(({ kind }) => kind === 'passing')).toHaveLength(1);
    expect(await done(['board', '--data', data])).toMatch(/Alpha/);
    expect((await resultsOf(data)).size).toBe(3);
    await done(['export', '--data', data, '--to', scratch.path('sets')]);
    await verifiedBoard(data);

    writer.stdin.end('2\n');
    await closed;
    expect(writer.exitCode).toBe(0);
    expect((await logOf(data)).map(({ body }) => body['bib']).slice(-2)).toEqual(['1', '2']);
    await done(['note', 'now me', '--data', data]);
  });
});

describe('a data folder from a newer Baton', () => {
  const commands = [
    ['note', 'hello'],
    ['undo'],
    ['board'],
    ['log'],
    ['results'],
    ['record', '--stdin'],
  ] as const;

  async function expectRefused(data: string, sentence: RegExp): Promise<void> {
    const before = fileHashes(data);
    for (const [command, ...rest] of commands) {
      const { code, out, err } = await run([command, '--data', data, ...rest], { input: '1\n' });
      expect({ code, out }, command).toEqual({ code: 1, out: '' });
      expect(err, command).toMatch(sentence);
    }
    expect(fileHashes(data)).toEqual(before);
  }

  it('is refused and left as it is where its database is newer', async () => {
    const data = await runSmall(scratch);
    const db = new Database(join(data, 'baton.db'));
    db.pragma('user_version = 99');
    db.close();
    await expectRefused(data, /was written by a newer Baton \(version 99 .*Nothing was changed/);
  });

  it('is refused and left as it is where its rules are newer', async () => {
    const data = await runSmall(scratch);
    const journal = await openJournal(data, { sha256, newId: () => v7(), now: () => Date.now() });
    const draft = { kind: 'race.set' as const, body: { set: { rules: 2 } } };
    await journal.append([{ draft, at: 1_800_000_000_000_000, by: '' }]);
    await journal.close();
    await expectRefused(data, /version 2 of the rules.*Nothing was changed/);
  });
});

describe('a copied data folder', () => {
  it('writes under a new device id, and both branches become one board', async () => {
    const original = await runSmall(scratch);
    const copy = scratch.path();
    cpSync(original, copy, { recursive: true, preserveTimestamps: true });
    const before = await logOf(original);
    await done(['correct', '--data', original, '--bib', '1', '--leg', '1', '--elapsed', '00:29:00']);
    const { code, err } = await run(['status', 'dq', '--data', copy, '--bib', '2']);
    expect(code).toBe(0);
    expect(err).toMatch(/is a copy of another data folder.*new device id/);

    const [ofOriginal, ofCopy] = [await logOf(original), await logOf(copy)];
    expect(ofOriginal.slice(0, -1)).toEqual(before);
    expect(ofCopy.slice(0, -1)).toEqual(before);
    expect(ofOriginal.at(-1)?.deviceId).toBe(before[0]?.deviceId);
    expect(ofCopy.at(-1)?.deviceId).not.toBe(before[0]?.deviceId);

    const setOf = async (data: string): Promise<string> => {
      const to = scratch.path('sets');
      await done(['export', '--data', data, '--to', to]);
      return join(to, readdirSync(to)[0] ?? '');
    };
    const [originalSet, copySet] = [await setOf(original), await setOf(copy)];
    await done(['restore', copySet, '--data', original]);
    await done(['restore', originalSet, '--data', copy]);
    expect(await verifiedBoard(copy)).toBe(await verifiedBoard(original));
    expect(await logOf(original)).toHaveLength(before.length + 2);

    // What the other laptop did after the copy bears the id that both once wrote under: it is not this one's to undo.
    const undone = await run(['undo', '--data', copy]);
    expect({ code: undone.code, out: undone.out }).toEqual({ code: 1, out: '' });
    expect(undone.err).toMatch(/nothing to undo/);
    expect(await logOf(copy)).toHaveLength(before.length + 2);
    const rows = await resultsOf(original);
    expect([rows.get('1')?.['leg_1'], rows.get('2')?.['total']]).toEqual(['00:29:00', 'DQ']);
  });
});
