/** What the journal's tests share: real folders, real ids, real hashes. */
import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { JournalOptions, StampedDraft } from '../journal.ts';

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The options under which the tests open journals: nothing is faked. */
export const options: JournalOptions = { sha256, newId: () => v7(), now: () => Date.now() };

/** A path for a data folder that does not exist yet, in a new folder of its own. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'baton-journal-')), 'race');
}

/** A note with these words. */
export function note(text: string): StampedDraft {
  return { draft: { kind: 'note', body: { text } }, at: 1_600_000_000_000_000, by: 'AB' };
}

/** Names and hashes of all files of a folder. Not for a folder that this process has open. */
export function hashFiles(folder: string): Record<string, string> {
  const hashes = readdirSync(folder)
    .sort()
    .map((name): [string, string] => [name, hash('sha256', readFileSync(join(folder, name)), 'hex')]);
  return Object.fromEntries(hashes);
}
