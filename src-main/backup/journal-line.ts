/** One line of a `journal.jsonl`: an entry, or (in a set, before the first entry) the names of a team's runners. */
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { MAX_ENTRY_LENGTH, openEntry } from '../../src-shared/domain/codec.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { namesRecordText, readNamesRecord } from '../journal/names-record.ts';

/** The longest line that can be an entry: a UTF-16 code unit takes three bytes of UTF-8 at most, so this has room. */
export const MAX_LINE_BYTES = MAX_ENTRY_LENGTH * 4;

/** In canonical form an entry begins with `at`, a names record with `names`. */
const NAMES_START = '{"names":';

/** What a line holds, or why it holds nothing: a phrase. */
export type JournalLine =
  | { readonly kind: 'entry'; readonly sealed: SealedEntry }
  | { readonly kind: 'names'; readonly record: NamesRecord }
  | { readonly kind: 'damaged'; readonly why: string };

/** Reads a line whose text must be in canonical form and true to its hash. */
export function readJournalLine(text: string, sha256: Sha256): JournalLine {
  return text.startsWith(NAMES_START) ? namesLine(text, sha256) : entryLine(text, sha256);
}

function entryLine(text: string, sha256: Sha256): JournalLine {
  const opened = openEntry(text, sha256);
  return opened.ok
    ? { kind: 'entry', sealed: { entry: opened.entry, text } }
    : { kind: 'damaged', why: opened.why };
}

function namesLine(text: string, sha256: Sha256): JournalLine {
  const read = readNamesRecord(text, sha256);
  if (!read.ok) return { kind: 'damaged', why: read.why };
  return namesRecordText(read.record) === text
    ? { kind: 'names', record: read.record }
    : { kind: 'damaged', why: 'the line is not in canonical form' };
}
