/**
 * The text on a stick to which entries are appended within seconds: the lines of `journal.jsonl`, as a data folder
 * has them, so that whoever reads that reads this.
 *
 * No descriptor stays open in between: a stick on which a file is open cannot be ejected.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolderIfPossible } from '../backup/durable-write.ts';
import { readJournalLine } from '../backup/journal-line.ts';
import { JOURNAL_NAME } from '../backup/set-format.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { withStorageErrors } from '../journal/storage-error.ts';
import { readLines } from '../journal/text-lines.ts';

/** What a text was found to hold. */
interface Found {
  /** Hashes of all entries in it that are whole and true. */
  readonly hashes: Set<string>;
  /** Past the newline of the last true line. */
  readonly end: number;
}

/** The text in one station's folder on a stick. */
export class AppendedText {
  readonly #path: string;
  readonly #sha256: Sha256;
  #hashes = new Set<string>();
  /** Where the next line goes; `null` until the text was looked at, and after whatever went wrong. */
  #end: number | null = null;

  constructor(folder: string, sha256: Sha256) {
    this.#path = join(folder, JOURNAL_NAME);
    this.#sha256 = sha256;
  }

  /**
   * Makes sure that the text is as this object left it, or else reads it whole: a line is on the stick because it
   * was seen there, not because it was sent there once. What stands behind the last true line, such as the torn
   * line of a stick that was pulled, is cut off.
   *
   * @returns whether it was read anew, so that entries must be held against it from the first one on.
   */
  check(): boolean {
    return withStorageErrors(this.#path, () => {
      const size = statSync(this.#path, { throwIfNoEntry: false })?.size;
      if (this.#end !== null && size === this.#end) return false;
      const { hashes, end } = this.#scan(size ?? 0);
      this.#mend(size, end);
      this.#hashes = hashes;
      this.#end = end;
      return true;
    });
  }

  /** Writes those of the entries that are not there yet; they are on the stick when this returns. */
  add(entries: readonly SealedEntry[]): void {
    const missing = entries.filter(({ entry }) => !this.#hashes.has(entry.hash));
    if (missing.length === 0) return;
    withStorageErrors(this.#path, () => {
      this.#write(Buffer.from(missing.map(({ text }) => `${text}\n`).join('')));
    });
    for (const { entry } of missing) this.#hashes.add(entry.hash);
  }

  #write(bytes: Buffer): void {
    const end = this.#end;
    if (end === null) throw new TypeError('the text on the stick was not checked');
    const descriptor = openSync(this.#path, 'r+');
    try {
      this.#end = null;
      if (fstatSync(descriptor).size !== end) throw changed(this.#path);
      try {
        writeAll(descriptor, bytes, end);
        fsyncSync(descriptor);
      } catch (error) {
        takeBack(descriptor, end);
        throw error;
      }
    } finally {
      closeSync(descriptor);
    }
    this.#end = end + bytes.length;
  }

  #scan(size: number): Found {
    const hashes = new Set<string>();
    let end = 0;
    for (const { start, bytes } of readLines(this.#path)) {
      const after = start + bytes.length + 1;
      if (after > size || !isUtf8(bytes)) continue;
      const line = readJournalLine(bytes.toString('utf8'), this.#sha256);
      if (line.kind === 'damaged') continue;
      if (line.kind === 'entry') hashes.add(line.sealed.entry.hash);
      end = after;
    }
    return { hashes, end };
  }

  /** Makes the text where there is none, and cuts off what is no line. */
  #mend(size: number | undefined, end: number): void {
    if (size === end) return;
    const descriptor = openSync(this.#path, size === undefined ? 'w' : 'r+');
    try {
      ftruncateSync(descriptor, end);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (size === undefined) syncFolderIfPossible(dirname(this.#path));
  }
}

function changed(path: string): BatonError {
  return new BatonError(
    'writeFailed',
    `${path} was changed by another program. Baton reads it again and goes on; leave the stick to Baton.`,
  );
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
  }
}

/** On a full stick, half a line may have been written; where even this fails, the next check cuts it off. */
function takeBack(descriptor: number, end: number): void {
  try {
    ftruncateSync(descriptor, end);
  } catch {
    // The failed write is what is told.
  }
}
