import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { assertDurable, openReadableDb, openWritableDb } from './database.ts';

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'baton-database-')), 'baton.db');

describe('openWritableDb', () => {
  it('is at FULL when it opens a file that is in WAL mode already, as a plain connection is not', () => {
    const path = newPath();
    openWritableDb(path).close();
    const plain = new Database(path);
    plain.exec('CREATE TABLE a (x)');
    expect(() => {
      assertDurable(plain, path);
    }).toThrow('does not take the setting synchronous=FULL');
    plain.close();
    const ours = openWritableDb(path);
    expect(() => {
      assertDurable(ours, path);
    }).not.toThrow();
    expect(ours.pragma('secure_delete', { simple: true })).toBe(1);
    ours.close();
  });

  it('refuses a file system or database that takes no log', () => {
    const memory = new Database(':memory:');
    expect(() => {
      assertDurable(memory, 'memory');
    }).toThrow(expect.objectContaining({ code: 'writeFailed' }));
  });
});

describe('openReadableDb', () => {
  it('reads one snapshot and cannot write', () => {
    const path = newPath();
    const writer = openWritableDb(path);
    writer.exec('CREATE TABLE a (x); INSERT INTO a VALUES (1)');
    const reader = openReadableDb(path);
    writer.exec('INSERT INTO a VALUES (2)');
    expect(reader.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1);
    expect(() => reader.exec('INSERT INTO a VALUES (3)')).toThrow('readonly');
    reader.close();
    writer.close();
  });
});
