import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, readDatabaseHeader } from './database-header.ts';
import type { WritableDb } from './database.ts';
import { openWritableDb } from './database.ts';
import { migrate } from './migrate.ts';
import { sha256 } from './testing/fixtures.ts';

const one = { number: 1, name: 'one', sql: 'CREATE TABLE a (x) STRICT'.replace('(x)', '(x TEXT)') };
const two = { number: 2, name: 'two', sql: 'CREATE TABLE b (x TEXT) STRICT' };
const broken = {
  number: 2,
  name: 'two',
  sql: 'CREATE TABLE b (x TEXT) STRICT; CREATE TABLE a (x TEXT) STRICT',
};

const open: WritableDb[] = [];
function newDb(): { db: WritableDb; path: string } {
  const path = join(mkdtempSync(join(tmpdir(), 'baton-migrate-')), 'baton.db');
  const db = openWritableDb(path);
  open.push(db);
  return { db, path };
}
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

describe('migrate', () => {
  it('runs what is missing, once, and leaves a true header in the file', () => {
    const { db, path } = newDb();
    expect(migrate(db, path, [one], sha256)).toBe(1);
    expect(migrate(db, path, [one, two], sha256)).toBe(1);
    expect(migrate(db, path, [one, two], sha256)).toBe(0);
    db.close();
    expect(readDatabaseHeader(path)).toEqual({ applicationId: APPLICATION_ID, userVersion: 2 });
  });

  it('leaves nothing of a migration that fails', () => {
    const { db, path } = newDb();
    migrate(db, path, [one], sha256);
    expect(() => migrate(db, path, [one, broken], sha256)).toThrow('already exists');
    expect(migrate(db, path, [one, two], sha256)).toBe(1);
  });

  it.each([
    ['a number past ours', 'newer', [one]],
    ['another name', 'damaged', [one, { ...two, name: 'zwei' }]],
    ['other SQL', 'damaged', [one, { ...two, sql: `${two.sql};` }]],
  ])('refuses a history with %s', (_what, code, known) => {
    const { db, path } = newDb();
    migrate(db, path, [one, two], sha256);
    expect(() => migrate(db, path, known, sha256)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a version that the history does not bear out', () => {
    const { db, path } = newDb();
    migrate(db, path, [one], sha256);
    db.pragma('user_version = 2');
    expect(() => migrate(db, path, [one, two], sha256)).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});
