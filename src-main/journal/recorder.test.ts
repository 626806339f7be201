import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SealedEntry, WrittenEntry } from '../../src-shared/domain/codec.ts';
import { readWritten, writeEntry } from '../../src-shared/domain/codec.ts';
import { dataFolder } from './data-folder.ts';
import { openWritableDb } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { Recorder } from './recorder.ts';
import { prepareReads, prepareWrites } from './store.ts';
import { newFolder, note, options, sha256 } from './testing/fixtures.ts';
import { TextFile } from './text-file.ts';

function setUp() {
  const folder = newFolder();
  mkdirSync(folder);
  const files = dataFolder(folder);
  const db = openWritableDb(files.database);
  migrate(db, files.database, migrations, sha256);
  const entriesText = TextFile.open(files.entriesText);
  const namesText = TextFile.open(files.namesText);
  const reads = prepareReads(db);
  const recorder = new Recorder({ files, reads, writes: prepareWrites(db), entriesText, namesText });
  const contents = (path: string): string => readFileSync(path, 'utf8').trimEnd();
  return { db, files, entriesText, recorder, reads, contents };
}

function written(text: string, deviceSeq: number): WrittenEntry {
  const id = options.newId();
  const place = { id, raceId: id, deviceId: id, deviceSeq, prevHash: null, at: 1, by: '' };
  return writeEntry(note(text).draft, place, sha256);
}

function sealed(text: string, deviceSeq: number): SealedEntry {
  return readWritten(written(text, deviceSeq));
}

/** Lets every insertion of an entry with the word `refused` fail, when the transaction commits. */
const REFUSE = `
CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE TRIGGER refuse AFTER INSERT ON entries WHEN instr(new.text, 'refused') BEGIN
  INSERT INTO child VALUES (1);
END`;

describe('Recorder', () => {
  it('takes the line back where the commit fails; it records no more after a failure of the disk', async () => {
    const { db, files, recorder, reads, contents } = setUp();
    db.exec(REFUSE);
    const kept = written('kept', 1);
    await recorder.recordOne(kept);
    await expect(recorder.recordOne(written('refused', 2))).rejects.toThrow('FOREIGNKEY');
    expect(contents(files.entriesText)).toBe(kept.text);
    expect(reads.count()).toBe(1);
    // SQLite's own code is none that can be put right here, so it counts as a failure of the disk.
    await expect(recorder.recordOne(written('next', 2))).rejects.toThrow('until Baton is restarted');
    expect(reads.count()).toBe(1);
  });

  it('takes back a line whose body turns out not to fit, and goes on', async () => {
    const { files, recorder, reads, contents } = setUp();
    await expect(recorder.recordOne(written('', 1))).rejects.toThrow(TypeError);
    expect(contents(files.entriesText)).toBe('');
    expect(reads.count()).toBe(0);
    const next = written('next', 1);
    await recorder.recordOne(next);
    expect(contents(files.entriesText)).toBe(next.text);
    expect(reads.count()).toBe(1);
  });

  it('takes the names back where the commit of several fails', async () => {
    const { db, files, recorder, reads, contents } = setUp();
    db.exec(REFUSE);
    const entries = [sealed('kept', 1), sealed('refused', 2)];
    const failed = recorder.recordMany({
      entries,
      areNew: true,
      names: [{ namesHash: 'h', text: 'the names' }],
    });
    await expect(failed).rejects.toThrow();
    expect(contents(files.namesText)).toBe('');
    expect(contents(files.entriesText)).toBe('');
    expect(reads.count()).toBe(0);
    expect(reads.names()).toEqual([]);
  });

  it('keeps a database out of it that is only busy, and goes on', async () => {
    const { db, files, recorder, reads, contents } = setUp();
    db.pragma('busy_timeout = 0');
    const other = openWritableDb(files.database);
    other.exec('BEGIN IMMEDIATE');
    await expect(recorder.recordOne(written('busy', 1))).rejects.toMatchObject({ code: 'locked' });
    other.exec('ROLLBACK');
    other.close();
    expect(contents(files.entriesText)).toBe('');
    const entry = written('free', 1);
    await recorder.recordOne(entry);
    expect(contents(files.entriesText)).toBe(entry.text);
    expect(reads.count()).toBe(1);
  });

  it('records no more once the text cannot be written', async () => {
    const { entriesText, recorder, reads } = setUp();
    expect(() => {
      entriesText.blankOut(Number.MAX_SAFE_INTEGER, 1);
    }).toThrow();
    await expect(recorder.recordOne(written('one', 1))).rejects.toThrow('until Baton is restarted');
    await expect(recorder.recordOne(written('two', 2))).rejects.toThrow('until Baton is restarted');
    expect(reads.count()).toBe(0);
  });
});
