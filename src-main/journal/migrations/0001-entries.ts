/** The first shape of the database: entries, names of people, and what this station is. */
import type { Migration } from './migration.ts';

/**
 * - `entries`: what is unique is an entry's content, and so its hash. The same id with two contents is kept
 *   twice (rule 1), and so is the same sequence number of a device: a copied folder makes two branches. Device
 *   and sequence, which the hash covers, stand before it, so that one index serves both for "is it there?"
 *   and for "the last one of this device"; each index more makes an append a tenth slower.
 * - `kind` is computed from the text, so that a kind which this program does not know is shown as it stands.
 * - `station` has one row; an empty `fingerprint` means that the folder was never opened yet.
 */
export const entries: Migration = {
  number: 1,
  name: 'entries',
  sql: `
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  device_id TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(text, '$.kind')) VIRTUAL,
  UNIQUE (device_id, device_seq, hash)
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
