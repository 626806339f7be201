import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { hash } from 'node:crypto';
import { entries } from './0001-entries.ts';

/** Changes when the migration does. A released migration never changes: write the next one. */
const RELEASED = 'f4a707584e8981e2bdefa901cf7cf5732467359c08275c6a31a06e541f8a97d4';

function migrated(): Database.Database {
  const db = new Database(':memory:');
  db.exec(entries.sql);
  return db;
}

describe('0001-entries', () => {
  it('is what was released', () => {
    expect(hash('sha256', entries.sql, 'hex')).toBe(RELEASED);
  });

  it('computes from the text what is asked of it, and nothing from a damaged one', () => {
    const db = migrated();
    const insert = db.prepare('INSERT INTO entries (text) VALUES (?)');
    insert.run('{"deviceId":"d","hash":"h","kind":"note"}');
    insert.run('{"deviceId":"d","has');
    expect(db.prepare('SELECT kind, hash, device_id FROM entries ORDER BY seq').raw().all()).toEqual([
      ['note', 'h', 'd'],
      [null, null, null],
    ]);
  });

  it('takes no value of another type, and one station alone', () => {
    const db = migrated();
    const insert = db.prepare('INSERT INTO entries (text) VALUES (?)');
    expect(() => insert.run(Buffer.of(1))).toThrow('cannot store BLOB');
    db.exec(
      "INSERT INTO devices (device_id) VALUES ('d'); INSERT INTO station VALUES (1, 'r', 'd', 'n', '')",
    );
    expect(() => db.exec("INSERT INTO station VALUES (2, 'r', 'd', 'n', '')")).toThrow('CHECK');
  });
});
