import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { hash } from 'node:crypto';
import { entries } from './0001-entries.ts';

/** Changes when the migration does. A released migration never changes: write the next one. */
const RELEASED = '0855c45874a7c42b8f118d602968e68293972874daff2db0e4b6d5401dff07e7';

function migrated(): Database.Database {
  const db = new Database(':memory:');
  db.exec(entries.sql);
  return db;
}

describe('0001-entries', () => {
  it('is what was released', () => {
    expect(hash('sha256', entries.sql, 'hex')).toBe(RELEASED);
  });

  it('keeps the same id with two contents, and the same number of a device twice, but no content twice', () => {
    const db = migrated();
    const insert = db.prepare(
      'INSERT INTO entries (id, hash, device_id, device_seq, text) VALUES (?, ?, ?, ?, ?)',
    );
    insert.run('id', 'hash 1', 'device', 1, '{"kind":"note"}');
    insert.run('id', 'hash 2', 'device', 1, '{"kind":"void"}');
    expect(() => insert.run('id', 'hash 1', 'device', 1, '{}')).toThrow('UNIQUE');
    expect(db.prepare('SELECT kind FROM entries ORDER BY seq').pluck().all()).toEqual(['note', 'void']);
  });

  it('takes no value of another type, and one station alone', () => {
    const db = migrated();
    const insert = db.prepare(
      'INSERT INTO entries (id, hash, device_id, device_seq, text) VALUES (?, ?, ?, ?, ?)',
    );
    expect(() => insert.run('id', 'hash', 'device', 'first', '{}')).toThrow('cannot store TEXT');
    db.exec(
      "INSERT INTO devices (device_id) VALUES ('d'); INSERT INTO station VALUES (1, 'r', 'd', 'n', '')",
    );
    expect(() => db.exec("INSERT INTO station VALUES (2, 'r', 'd', 'n', '')")).toThrow('CHECK');
  });

  it('finds the last entry of a device by its index', () => {
    const plan = migrated()
      .prepare<[], { detail: string }>(
        "EXPLAIN QUERY PLAN SELECT device_seq, hash FROM entries WHERE device_id = 'd' ORDER BY device_seq DESC LIMIT 1",
      )
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('SEARCH entries USING COVERING INDEX');
  });
});
