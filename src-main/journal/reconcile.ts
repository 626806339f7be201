/**
 * Brings the two copies of the journal together when a writer opens it: the database and the text.
 *
 * A crash can leave the text one line ahead, or the database ahead, or a torn line in the text. Whatever is
 * whole and true in one copy is put into the other; nothing that is not is ever thrown away.
 */
import { closeSync, fsyncSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { openEntry, reopenEntry } from '../../src-shared/domain/codec.ts';
import type { DataFolder } from './data-folder.ts';
import { syncFolder } from './data-folder.ts';
import { namesRecordText, readNamesRecord } from './names-record.ts';
import type { EntryReads, EntryRow, EntryWrites } from './store.ts';
import type { TextFile } from './text-file.ts';
import type { Line } from './text-lines.ts';
import { readLines } from './text-lines.ts';

/** What both copies are, and whose race they hold. */
export interface Copies {
  readonly files: DataFolder;
  readonly reads: EntryReads;
  readonly writes: EntryWrites;
  readonly entriesText: TextFile;
  readonly namesText: TextFile;
  readonly raceId: string;
  readonly sha256: Sha256;
}

/** A row of which a larger share differs from a line is not taken for a damaged copy of it. */
const MOST_DAMAGE = 0.1;
/** How many of the last lines are compared before the copies are taken to be the same. */
const COMPARED_LINES = 64;

/**
 * Makes database and text hold the same entries and names.
 *
 * @param thorough compares all lines even where number and last lines agree.
 * @returns what was done, in sentences; empty where nothing was wrong.
 */
export function reconcile(copies: Copies, thorough: boolean): string[] {
  const notices = thorough || !agree(copies) ? reconcileEntries(copies) : [];
  reconcileNames(copies);
  return notices;
}

/** The quick look: the same number of lines, and the same last ones in whatever order. */
function agree({ files, reads }: Copies): boolean {
  let count = 0;
  const last: Buffer[] = [];
  for (const { bytes } of readLines(files.entriesText)) {
    count++;
    last.push(bytes);
    if (last.length > COMPARED_LINES) last.shift();
  }
  if (count !== reads.count()) return false;
  const texts = new Set(last.map(decode));
  return reads.lastTexts(COMPARED_LINES).every((text) => texts.delete(text)) && texts.size === 0;
}

function reconcileEntries(copies: Copies): string[] {
  /** Each text of the database, and whether the text journal has it. */
  const stored = new Map<string, boolean>();
  for (const { text } of copies.reads.rows()) stored.set(text, false);

  const { toInsert, damaged, repeated } = compareLines(copies, stored);
  const notices: string[] = [];
  if (damaged.length > 0) notices.push(setAside(copies, damaged));
  for (const line of repeated) copies.entriesText.blankOut(line.start, line.bytes.length);
  if (toInsert.length > 0) notices.push(...insertFromText(copies, toInsert));
  notices.push(...appendToText(copies, stored));
  return notices;
}

interface Differences {
  toInsert: SealedEntry[];
  damaged: Line[];
  repeated: Line[];
}

function compareLines({ files, raceId, sha256 }: Copies, stored: Map<string, boolean>): Differences {
  const found: Differences = { toInsert: [], damaged: [], repeated: [] };
  for (const line of readLines(files.entriesText)) {
    const text = decode(line.bytes);
    const known = stored.get(text);
    if (known === true) found.repeated.push(line);
    if (known !== undefined) {
      stored.set(text, true);
      continue;
    }
    const opened = openEntry(text, sha256);
    if (opened.ok && opened.entry.raceId === raceId) {
      found.toInsert.push({ entry: opened.entry, text });
      stored.set(text, true);
    } else {
      found.damaged.push(line);
    }
  }
  return found;
}

/** Keeps torn and foreign lines in a file of their own, and only then blanks them in the journal. */
function setAside({ files, entriesText }: Copies, damaged: readonly Line[]): string {
  const name = nextTornName(files.folder);
  const descriptor = openSync(join(files.folder, name), 'wx');
  try {
    for (const { bytes } of damaged) writeSync(descriptor, Buffer.concat([bytes, Buffer.from('\n')]));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(files.folder);
  for (const { start, bytes } of damaged) entriesText.blankOut(start, bytes.length);
  return `${count(damaged.length, 'line')} of ${files.entriesText} ${were(damaged.length)} not whole and true; ${damaged.length === 1 ? 'it is' : 'they are'} kept in ${name}.`;
}

function nextTornName(folder: string): string {
  const taken = new Set(readdirSync(folder));
  let number = 1;
  while (taken.has(`journal.torn-${number}.txt`)) number++;
  return `journal.torn-${number}.txt`;
}

/** Adds whole lines of the text to the database; one that a damaged row is plainly a copy of takes its place. */
function insertFromText(copies: Copies, toInsert: readonly SealedEntry[]): string[] {
  const { files, writes } = copies;
  const damagedRows = findDamagedRows(copies);
  let inserted = 0;
  let healed = 0;
  writes.transaction(() => {
    for (const sealed of toInsert) {
      const row = damagedRows.findIndex(({ text }) => isDamagedCopy(text, sealed.text));
      const [damaged] = row === -1 ? [] : damagedRows.splice(row, 1);
      if (damaged === undefined) {
        writes.insertEntry(sealed);
        inserted++;
      } else {
        writes.replaceEntry(damaged.seq, sealed);
        healed++;
      }
    }
  });
  const notices: string[] = [];
  if (inserted > 0)
    notices.push(
      `${count(inserted, 'entry', 'entries')} of the text journal had not reached the database and ${were(inserted)} added to it.`,
    );
  if (healed > 0)
    notices.push(
      `${count(healed, 'damaged entry', 'damaged entries')} in ${files.database} ${were(healed)} repaired from the text journal.`,
    );
  return notices;
}

function findDamagedRows({ reads, sha256 }: Copies): EntryRow[] {
  const damaged: EntryRow[] = [];
  for (const row of reads.rows()) if (!reopenEntry(row.text, sha256).ok) damaged.push(row);
  return damaged;
}

/** Whether two texts differ in one short stretch only: other entries differ near their beginning and their end. */
function isDamagedCopy(damaged: string, text: string): boolean {
  const shorter = Math.min(damaged.length, text.length);
  let before = 0;
  while (before < shorter && damaged[before] === text[before]) before++;
  let after = 0;
  while (after < shorter - before && damaged.at(-1 - after) === text.at(-1 - after)) after++;
  return before + after >= Math.max(damaged.length, text.length) * (1 - MOST_DAMAGE);
}

function appendToText(copies: Copies, stored: ReadonlyMap<string, boolean>): string[] {
  const { reads, entriesText, files, sha256 } = copies;
  const missing: string[] = [];
  const notices: string[] = [];
  for (const { seq, text } of reads.rows()) {
    if (stored.get(text) !== false) continue;
    const opened = openEntry(text, sha256);
    if (opened.ok) missing.push(text);
    else
      notices.push(
        `Entry ${seq} in ${files.database} is damaged: ${opened.why}. Restore the race from a backup or another station.`,
      );
  }
  if (missing.length > 0) {
    entriesText.appendNow(missing);
    notices.push(
      `${count(missing.length, 'entry', 'entries')} of the database ${were(missing.length)} missing in the text journal and ${were(missing.length)} added to it.`,
    );
  }
  return notices;
}

/** Names are few, so they are always compared. A torn line of names is not kept: names must be erasable. */
function reconcileNames({ files, reads, writes, namesText, sha256 }: Copies): void {
  const missing = new Map(reads.names().map(({ namesHash, text }) => [namesHash, text]));
  const known = new Set(missing.keys());
  for (const line of [...readLines(files.namesText)]) {
    const read = readNamesRecord(decode(line.bytes), sha256);
    if (!read.ok) {
      namesText.blankOut(line.start, line.bytes.length);
      continue;
    }
    const { namesHash } = read.record;
    if (!known.has(namesHash)) writes.insertNames({ namesHash, text: namesRecordText(read.record) });
    missing.delete(namesHash);
  }
  if (missing.size > 0) {
    namesText.appendNow([...missing.values()]);
  }
}

function decode(bytes: Buffer): string {
  return bytes.toString('utf8');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function were(number: number): string {
  return number === 1 ? 'was' : 'were';
}
