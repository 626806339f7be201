/** The first shape of the database: entries, names of people, and what this station is. */
import type { Migration } from './migration.ts';

/**
 * - `entries`: the canonical text is all that is stored of an entry, so that nothing beside it can disagree with it, and
 *   an append writes one page. What queries ask for is computed from the text; a text that was damaged has none of it
 *   and is left to the reader to report. That no entry is there twice is seen to where entries come in from elsewhere
 *   (`recorder.ts`): an index for it would cost every append a second page, a tenth of its time.
 * - `station` has one row; an empty `fingerprint` means that the folder was never opened yet.
 */
export const entries: Migration = {
  number: 1,
  name: 'entries',
  sql: `
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  hash TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(text) THEN text ->> '$.hash' END) VIRTUAL,
  device_id TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(text) THEN text ->> '$.deviceId' END) VIRTUAL,
  kind TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(text) THEN text ->> '$.kind' END) VIRTUAL
) STRICT;

CREATE TABLE names (
  names_hash TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  number INTEGER PRIMARY KEY,
  device_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE station (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  race_id TEXT NOT NULL,
  device_id TEXT NOT NULL REFERENCES devices (device_id),
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;
`,
};
