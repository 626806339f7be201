/** The migrations of the database, in order. A released one is never changed: its SQL is hashed into each database. */
import { entries } from './0001-entries.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [entries];
