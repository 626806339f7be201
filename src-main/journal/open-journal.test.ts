import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src-shared/domain/verify-chain.ts';
import { openWritableDb } from './database.ts';
import { createJournal, openJournal, openJournalReader } from './open-journal.ts';
import { startAppending } from './testing/child.ts';
import { hashFiles, newFolder, note, options } from './testing/fixtures.ts';

const made = { stationName: 'Finish' };

/** A closed data folder with three entries. */
async function folderOfThree(): Promise<string> {
  const folder = newFolder();
  const journal = await createJournal(folder, made, options);
  await journal.append([note('1'), note('2'), note('3')]);
  await journal.close();
  return folder;
}

describe('createJournal', () => {
  it('makes the folder and leaves one that has a race alone', async () => {
    const folder = await folderOfThree();
    const before = hashFiles(folder);
    await expect(createJournal(folder, made, options)).rejects.toMatchObject({ code: 'otherRace' });
    expect(hashFiles(folder)).toEqual(before);
    expect(Object.keys(before)).toEqual(['baton.db', 'journal.jsonl', 'names.jsonl', 'writer.lock']);
  });

  it('builds anew over what a crash left of an earlier try', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'baton.db.new'), 'half a database');
    const journal = await createJournal(folder, made, options);
    expect(journal).toMatchObject({ stationName: 'Finish', count: 0, notices: [] });
    await journal.close();
  });

  it('says so where a file is in the way', async () => {
    const folder = newFolder();
    writeFileSync(folder, '');
    await expect(createJournal(folder, made, options)).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('openJournal', () => {
  it('says where there is no race, and how to make one', async () => {
    const failed = openJournal(newFolder(), options);
    await expect(failed).rejects.toMatchObject({ code: 'notFound' });
    await expect(failed).rejects.toThrow('baton init');
  });

  it('runs a reopened database at FULL in WAL mode', async () => {
    const folder = await folderOfThree();
    const db = openWritableDb(join(folder, 'baton.db'));
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
  });

  it('refuses a newer database and leaves every file as it was', async () => {
    const folder = await folderOfThree();
    const db = new Database(join(folder, 'baton.db'));
    db.pragma('user_version = 9');
    db.close();
    const before = hashFiles(folder);
    await expect(openJournal(folder, options)).rejects.toMatchObject({ code: 'newer' });
    await expect(openJournalReader(folder, options)).rejects.toMatchObject({ code: 'newer' });
    expect(hashFiles(folder)).toEqual(before);
  });

  it('refuses a newer database that a crash left open, and leaves every file as it was', async () => {
    const source = await folderOfThree();
    const db = new Database(join(source, 'baton.db'));
    db.pragma('user_version = 9');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec("UPDATE station SET name = 'still in the log'");
    const folder = `${source}-copy`;
    cpSync(source, folder, { recursive: true });
    db.close();
    const before = hashFiles(folder);
    expect(Object.keys(before)).toContain('baton.db-shm');
    await expect(openJournal(folder, options)).rejects.toMatchObject({ code: 'newer' });
    expect(hashFiles(folder)).toEqual(before);
  });

  it('refuses databases of other programs and what is no database', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const db = new Database(join(folder, 'baton.db'));
    db.exec('CREATE TABLE other (a)');
    db.close();
    await expect(openJournal(folder, options)).rejects.toMatchObject({ code: 'notFound' });
    writeFileSync(join(folder, 'baton.db'), 'not a database');
    await expect(openJournal(folder, options)).rejects.toMatchObject({ code: 'damaged' });
    expect(readdirSync(folder)).toEqual(['baton.db']);
  });

  it('gives a copied folder a new device id, once, and none to a renamed one', async () => {
    const folder = await folderOfThree();
    const copy = `${folder}-copy`;
    cpSync(folder, copy, { recursive: true });
    const original = await openJournal(folder, options);
    const copied = await openJournal(copy, options);
    expect(original.notices).toEqual([]);
    expect(copied.notices).toEqual([expect.stringContaining('is a copy of another data folder')]);
    expect(copied.deviceId).not.toBe(original.deviceId);
    const left = await original.append([note('left')]);
    await copied.append([note('right')]);
    await copied.merge(left, []);
    const chain = verifyChain([...copied.entries()].map(({ entry }) => entry));
    expect(chain.devices.flatMap(({ forks, holes, breaks }) => [...forks, ...holes, ...breaks])).toEqual([]);
    const { deviceId } = copied;
    await Promise.all([original.close(), copied.close()]);

    renameSync(copy, `${copy}-renamed`);
    const renamed = await openJournal(`${copy}-renamed`, options);
    expect(renamed).toMatchObject({ deviceId, notices: [] });
    await renamed.close();
  });
});

describe('openJournalReader', () => {
  it('sees one moment while a writer goes on, and works when none does', async () => {
    const folder = await folderOfThree();
    const journal = await openJournal(folder, options);
    const reader = await openJournalReader(folder, options);
    await journal.append([note('4')]);
    expect(reader.count).toBe(3);
    expect([...reader.entries()]).toHaveLength(3);
    reader.close();
    await journal.close();

    const alone = await openJournalReader(folder, options);
    expect(alone).toMatchObject({
      count: 4,
      raceId: journal.raceId,
      deviceId: journal.deviceId,
      stationName: 'Finish',
    });
    alone.close();
  });

  it('does not loosen the hold of a writer in the same process', async () => {
    const folder = await folderOfThree();
    const journal = await openJournal(folder, options);
    const reader = await openJournalReader(folder, options);
    reader.close();
    await expect(openJournal(folder, options)).rejects.toMatchObject({ code: 'locked' });
    // Another program that opens and closes the database must not take the log for an abandoned one.
    const other = spawnSync(
      process.execPath,
      [
        '-e',
        `const D = require('better-sqlite3'); const d = new D(process.argv[1]); d.prepare('SELECT count(*) FROM entries').get(); d.close();`,
        join(folder, 'baton.db'),
      ],
      { cwd: import.meta.dirname, encoding: 'utf8' },
    );
    expect(other.stderr).toBe('');
    expect(existsSync(join(folder, 'baton.db-wal'))).toBe(true);
    await journal.append([note('4')]);
    await journal.close();
  });
});

describe('the writer lock', () => {
  it('refuses a second writer by name of the first, and is free at once when that is killed', async () => {
    const folder = await folderOfThree();
    const child = startAppending(folder);
    await child.acknowledged(1);
    const { pid } = JSON.parse(readFileSync(join(folder, 'writer.json'), 'utf8')) as { pid: number };
    const refused = openJournal(folder, options);
    await expect(refused).rejects.toMatchObject({ code: 'locked' });
    await expect(refused).rejects.toThrow(new RegExp(`process ${pid} since \\d\\d:\\d\\d`));
    await child.kill();
    const journal = await openJournal(folder, options);
    await journal.close();
    expect(existsSync(join(folder, 'writer.json'))).toBe(false);
  });
});
