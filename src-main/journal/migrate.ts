/** Brings a database to the shape that this program knows; refuses a history that it does not know. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { APPLICATION_ID } from './database-header.ts';
import type { WritableDb } from './database.ts';
import type { Migration } from './migrations/migration.ts';

interface HistoryRow {
  number: number;
  name: string;
  sql_hash: string;
}

const CREATE_HISTORY = `
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sql_hash TEXT NOT NULL
) STRICT`;

/**
 * Runs the migrations that are missing, each in one transaction with its line of history.
 *
 * @param path the database's file, for messages.
 * @returns how many were run.
 * @throws BatonError `newer` for a migration past the known ones, `damaged` for one that differs from ours.
 */
export function migrate(db: WritableDb, path: string, known: readonly Migration[], sha256: Sha256): number {
  const missing = known.slice(checkHistory(db, path, known, sha256));
  for (const migration of missing) {
    db.transaction(() => {
      db.exec(CREATE_HISTORY);
      db.exec(migration.sql);
      db.prepare('INSERT INTO migration (number, name, sql_hash) VALUES (?, ?, ?)').run(
        migration.number,
        migration.name,
        sha256(migration.sql),
      );
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
  // The header's bytes must be true in the file itself: an older Baton reads them without opening the database.
  if (missing.length > 0) db.pragma('wal_checkpoint(TRUNCATE)');
  return missing.length;
}

/** Compares the database's history with the known migrations; answers how many of them it has. */
function checkHistory(db: WritableDb, path: string, known: readonly Migration[], sha256: Sha256): number {
  const history = readHistory(db);
  for (const [index, row] of history.entries()) {
    const ours = known[index];
    if (ours === undefined) {
      throw new BatonError(
        'newer',
        `${path} was written by a newer Baton: it holds the change ${row.number} "${row.name}". Open it with that newer Baton.`,
      );
    }
    if (row.number !== ours.number || row.name !== ours.name || row.sql_hash !== sha256(ours.sql)) {
      throw new BatonError(
        'damaged',
        `${path} was made in another way than by this Baton: its change ${row.number} "${row.name}" is not ours. Open it with the Baton that made it.`,
      );
    }
  }
  const version = db.pragma('user_version', { simple: true });
  if (version !== history.length) {
    throw new BatonError(
      'damaged',
      `${path} contradicts itself: it says version ${String(version)} and lists ${history.length} changes. Restore the race from a backup into a new folder.`,
    );
  }
  return history.length;
}

function readHistory(db: WritableDb): HistoryRow[] {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'").get();
  if (table === undefined) return [];
  return db.prepare<[], HistoryRow>('SELECT number, name, sql_hash FROM migration ORDER BY number').all();
}
