/** Sticks that are pulled, full, write-protected, silent: with real disks, where this user may mount them. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readForeignRace } from '../station/backups.ts';
import { racesOnStick } from './read-stick.ts';
import { sha256 } from '../station/station.ts';
import type { Tent } from '../../tests/kit/tent.ts';
import {
  driveAt,
  emptyFolder,
  mountAgain,
  mountImage,
  mountMemory,
  openTent,
  pull,
  stationFolderOn,
} from '../../tests/kit/tent.ts';

const MAY_NOT_MOUNT = 'this user may not mount a disk of its own';

async function acceptStick(tent: Tent, root: string): Promise<string> {
  tent.drives.push(driveAt(root));
  tent.pass(2_000);
  const { id } = await tent.untilStick(({ state }) => state === 'offered');
  await tent.sticks.accept(id);
  return id;
}

/** The journal is whole and recording goes on; what a stick holds is of it, and so much at least. */
async function expectSafe(tent: Tent, stickAt: string, acknowledged: number): Promise<void> {
  const before = tent.station.entries.length;
  await tent.record(1);
  const own = Array.from(tent.station.journal.entries(), ({ text }) => text);
  expect(own).toHaveLength(before + 1);
  const { entries } = await readForeignRace(stickAt, {});
  const onStick = entries.map(({ text }) => text);
  expect(onStick).toEqual(own.slice(0, onStick.length));
  expect(onStick.length).toBeGreaterThanOrEqual(acknowledged);
}

describe('a stick that is pulled', () => {
  it('in the middle of whatever is done on it takes nothing with it that was said to be on it', async (context) => {
    for (const pullAfter of [1, 2, 3, 5, 8]) {
      const [root, kept] = [emptyFolder(), emptyFolder()];
      if (!mountMemory(root, 'size=32m') || !mountAgain(root, kept)) return context.skip(MAY_NOT_MOUNT);
      const tent = await openTent();
      await tent.record(30);
      let changes = 0;
      let acknowledged = 0;
      const stop = tent.sticks.onChange(({ heldTo, sticks }) => {
        if (sticks[0]?.offered !== false) return;
        if (++changes === pullAfter) pull(root);
        if (changes <= pullAfter) acknowledged = heldTo;
      });
      await acceptStick(tent, root);
      if (changes >= pullAfter) {
        await tent.untilStick(({ state }) => state === 'gone');
      } else {
        pull(root);
      }
      stop();
      tent.drives.splice(0);
      await tent.look();
      expect(tent.sticks.status().sticks[0]).toMatchObject({ state: 'gone', path: null });
      // Pulled between the look at the stick and the making of a folder, an empty folder can be left; never a file.
      const left = readdirSync(root, { recursive: true, withFileTypes: true });
      expect(left.filter((one) => one.isFile())).toEqual([]);
      if (acknowledged > 0) await expectSafe(tent, kept, acknowledged);
      await tent.close();
    }
  });

  it('comes back and gets what it lacks', async (context) => {
    const [root, kept] = [emptyFolder(), emptyFolder()];
    if (!mountMemory(root, 'size=32m') || !mountAgain(root, kept)) return context.skip(MAY_NOT_MOUNT);
    const tent = await openTent();
    const id = await acceptStick(tent, root);
    await tent.untilStick(({ state }) => state === 'proven');
    pull(root);
    await tent.record(2);
    tent.pass(10_000);
    const gone = await tent.untilStick(({ state }) => state === 'gone');
    expect(gone.sentence).toBe(
      'KINGSTON is not in. It holds 1 of 3 entries. Put it in again; nothing is lost on this laptop.',
    );
    tent.drives.splice(0, 1, driveAt(kept));
    await tent.look();
    const back = await tent.untilStick(({ heldTo, path }) => heldTo === 3 && path === kept);
    expect(back.id).toBe(id);
    await expectSafe(tent, kept, 3);
  });
});

describe('a stick that cannot be written', () => {
  it('says so where it is write-protected', async (context) => {
    const root = emptyFolder();
    if (!mountMemory(root, 'size=32m')) return context.skip(MAY_NOT_MOUNT);
    const tent = await openTent();
    const id = await acceptStick(tent, root);
    await tent.untilStick(({ state }) => state === 'proven');
    spawnSync('mount', ['-o', 'remount,ro', root]);
    await tent.record(1);
    tent.pass(10_000);
    const stick = await tent.untilStick(({ state }) => state === 'readOnly');
    expect(stick.sentence).toMatch(
      /write-protected: 1 of 2 entries are on it, 1 wait\. Move its lock switch/,
    );
    await expect(tent.sticks.writeNow(id)).rejects.toMatchObject({ code: 'noPermission' });
    await expectSafe(tent, root, 1);

    spawnSync('mount', ['-o', 'remount,rw', root]);
    tent.pass(10_000);
    await tent.untilStick(({ state, heldTo }) => state === 'proven' && heldTo === 3);
  });

  it('refuses a yes where it is write-protected from the beginning, with why', async (context) => {
    const root = emptyFolder();
    if (!mountMemory(root, 'ro')) return context.skip(MAY_NOT_MOUNT);
    const tent = await openTent();
    tent.drives.push(driveAt(root));
    tent.pass(2_000);
    const { id } = await tent.untilStick(({ state }) => state === 'offered');
    await expect(tent.sticks.accept(id)).rejects.toMatchObject({ code: 'noPermission' });
    expect(tent.sticks.status().sticks[0]).toMatchObject({ state: 'offered', offered: true });
  });

  it('makes room of its old sets where it is full, keeps appending, and says what does not fit', async (context) => {
    const root = emptyFolder();
    if (!mountMemory(root, 'size=3m')) return context.skip(MAY_NOT_MOUNT);
    const tent = await openTent();
    const id = await acceptStick(tent, root);
    await tent.untilStick(({ state }) => state === 'proven');
    const sets = join(stationFolderOn(root), 'sets');
    await tent.record(20);
    await tent.sticks.writeNow(id);
    expect(readdirSync(sets)).toHaveLength(2);

    // A set asks for 1 MB beyond its own size; of that, less is left now, but for what the old set takes.
    const { freeBytes } = tent.sticks.status().sticks[0] ?? {};
    writeFileSync(join(root, 'holiday.mov'), Buffer.alloc((freeBytes ?? 0) - 300_000));
    await tent.record(1);
    tent.pass(120_000);
    const full = await tent.untilStick(({ state, heldTo }) => state === 'full' && heldTo === 22);
    expect(full.sentence).toMatch(/^KINGSTON is full: all 22 entries are on it\. Delete files of yours/);
    expect(full.provenCount).toBe(21);
    expect(readdirSync(sets)).toHaveLength(1);
    await expectSafe(tent, root, 22);

    rmSync(join(root, 'holiday.mov'));
    tent.pass(10_000);
    await tent.untilStick(({ state, provenCount }) => state === 'proven' && provenCount === 23);
  });

  it('has no half line on it where it fills up to the last byte', async (context) => {
    const root = emptyFolder();
    if (!mountMemory(root, 'size=3m')) return context.skip(MAY_NOT_MOUNT);
    const tent = await openTent();
    await acceptStick(tent, root);
    await tent.untilStick(({ state }) => state === 'proven');
    fillUp(join(root, 'holiday.mov'));
    await tent.record(40);
    tent.pass(10_000);
    const full = await tent.untilStick(({ state }) => state === 'full');
    const text = readFileSync(join(stationFolderOn(root), 'journal.jsonl'), 'utf8');
    expect(text.endsWith('\n')).toBe(true);
    await expectSafe(tent, root, full.heldTo);
  });
});

/** Writes until the disk takes nothing more. */
function fillUp(path: string): void {
  expect(() => {
    for (;;) appendFileSync(path, Buffer.alloc(4096));
  }).toThrow('ENOSPC');
}

describe('a stick that does not answer', () => {
  it('is told of, holds up no recording, and goes on when it answers again', async (context) => {
    const root = emptyFolder();
    if (!mountImage(join(emptyFolder(), 'image'), root)) return context.skip(MAY_NOT_MOUNT);
    const tent = await openTent();
    await acceptStick(tent, root);
    await tent.untilStick(({ state }) => state === 'proven');
    // From now on every write to this disk waits, as on a stick whose contacts are wet.
    if (spawnSync('fsfreeze', ['-f', root]).status !== 0) return context.skip('this disk cannot be frozen');
    onTestFinished(() => {
      spawnSync('fsfreeze', ['-u', root]);
    });
    await tent.record(5);
    tent.pass(10_000);
    tent.pass(61_000);
    const silent = await tent.untilStick(({ state }) => state === 'notAnswering');
    expect(silent.sentence).toMatch(/does not answer: 1 of 6 entries are on it, 5 wait\. Recording goes on/);
    await tent.record(200);
    expect(tent.station.entries).toHaveLength(206);

    spawnSync('fsfreeze', ['-u', root]);
    await tent.untilStick(({ heldTo }) => heldTo >= 6);
    tent.pass(10_000);
    await tent.untilStick(({ heldTo, state }) => heldTo === 206 && state === 'proven');
    await expectSafe(tent, root, 206);
  });
});

describe('taking up a race from a stick', () => {
  it('brings back what was appended after the last set', async () => {
    const tent = await openTent();
    const root = emptyFolder();
    mkdirSync(root, { recursive: true });
    await acceptStick(tent, root);
    await tent.untilStick(({ state }) => state === 'proven');
    await tent.record(4);
    tent.pass(10_000);
    await tent.untilStick(({ appendedTo }) => appendedTo === 5);
    expect(tent.sticks.status().sticks[0]?.provenCount).toBe(1);
    const own = Array.from(tent.station.journal.entries(), ({ text }) => text);
    const read = await readForeignRace(root, {});
    expect(read).toMatchObject({ raceName: 'Long Relay', problems: [] });
    expect(read.entries.map(({ text }) => text)).toEqual(own);
    const [race] = await racesOnStick(root, { sha256 });
    expect(race).toMatchObject({ raceName: 'Long Relay', entries: 5 });
    expect(await readForeignRace(race?.path ?? '', {})).toEqual(read);
  });

  it('asks which one where there are several', async () => {
    const root = emptyFolder();
    const first = await openTent();
    await acceptStick(first, root);
    await first.untilStick(({ state }) => state === 'proven');
    await first.close();
    const second = await openTent();
    second.drives.push(driveAt(root));
    second.pass(2_000);
    const { id } = await second.untilStick(({ state }) => state === 'foreign');
    await second.sticks.accept(id);
    await second.untilStick(({ state }) => state === 'proven');
    await expect(readForeignRace(root, {})).rejects.toThrow(/several races on the stick/);
    expect(await racesOnStick(root, { sha256 })).toHaveLength(2);
  });
});
