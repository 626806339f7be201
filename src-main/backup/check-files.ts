/** Whether the files of a set are those that its manifest describes: hashed, and the journal replayed. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BatonError } from '../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import type { BoundedLine } from './bounded-lines.ts';
import { boundedLines } from './bounded-lines.ts';
import type { JournalLine } from './journal-line.ts';
import { MAX_LINE_BYTES, readJournalLine } from './journal-line.ts';
import type { SetContents } from './replay.ts';
import { replay } from './replay.ts';
import type { Progress } from './progress.ts';
import type { RegularFile } from './regular-file.ts';
import { chunksOf, withRegularFile } from './regular-file.ts';
import { damagedFile, missingFile } from './set-damage.ts';
import type { ListedFile, Manifest } from './set-format.ts';
import { JOURNAL_NAME, MANIFEST_NAME } from './set-format.ts';

/** What the check needs besides the files. */
export interface Checking {
  readonly sha256: Sha256;
  readonly progress: Progress;
  /** What is being done, for the progress, such as `Checking`. */
  readonly doing: string;
}

/**
 * Checks all files that a manifest lists, and replays the journal.
 *
 * @throws BatonError naming the file that is not as it was written.
 */
export async function checkFiles(
  folder: string,
  manifest: Manifest,
  checking: Checking,
): Promise<SetContents> {
  // The journal is the longest: a set that is damaged elsewhere is refused before it.
  for (const listed of manifest.files) {
    if (listed.name !== JOURNAL_NAME)
      await readListed(folder, listed, (file) => hashFile(file, listed, checking));
  }
  const journal = manifest.files.find(({ name }) => name === JOURNAL_NAME);
  if (journal === undefined) throw new TypeError('a manifest without a journal passed its schema');
  return readListed(folder, journal, (file) => readJournal(file, journal, manifest, checking));
}

function readListed<T>(
  folder: string,
  listed: ListedFile,
  read: (file: RegularFile) => Promise<T>,
): Promise<T> {
  const path = join(folder, listed.name);
  return withRegularFile(path, missingFile(path), async (file) => {
    if (file.size > listed.bytes) {
      throw damagedFile(path, `is longer than it was written: ${file.size} bytes instead of ${listed.bytes}`);
    }
    return read(file);
  });
}

async function hashFile(file: RegularFile, listed: ListedFile, checking: Checking): Promise<void> {
  const { path } = file;
  if (file.size < listed.bytes) throw damagedFile(path, `is cut short: ${bytesThere(file, listed)}`);
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(file)) {
    hash.update(chunk);
    checking.progress.advance(chunk.length, `${checking.doing} ${listed.name}`);
  }
  if (hash.digest('hex') !== listed.sha256) throw changed(path);
}

async function readJournal(
  file: RegularFile,
  listed: ListedFile,
  manifest: Manifest,
  checking: Checking,
): Promise<SetContents> {
  const { path } = file;
  const hash = createHash('sha256');
  const entries: SealedEntry[] = [];
  const names: NamesRecord[] = [];
  let lastLine = 0;
  const lines = boundedLines(file, MAX_LINE_BYTES, (bytes) => {
    hash.update(bytes);
    checking.progress.advance(bytes.length, `${checking.doing} ${listed.name}`);
  });
  for await (const line of lines) {
    if (!line.ended) throw cutShort(file, listed, `in line ${line.number}`);
    const read = takeLine(line, path, manifest, checking.sha256);
    if (read.kind === 'entry') entries.push(read.sealed);
    else if (entries.length === 0) names.push(read.record);
    else throw damagedFile(path, `is damaged in line ${line.number}: names stand behind an entry`);
    lastLine = line.number;
  }
  if (file.size < listed.bytes) throw cutShort(file, listed, `after line ${lastLine}`);
  if (hash.digest('hex') !== listed.sha256) throw changed(path);
  return replay({ entries, names }, path, manifest, checking.sha256);
}

/** What a line holds, where it is whole, true and of this race. */
function takeLine(
  line: BoundedLine,
  path: string,
  { race }: Manifest,
  sha256: Sha256,
): Exclude<JournalLine, { kind: 'damaged' }> {
  const read: JournalLine =
    line.text === null ? { kind: 'damaged', why: line.why } : readJournalLine(line.text, sha256);
  if (read.kind === 'damaged') throw damagedFile(path, `is damaged in line ${line.number}: ${read.why}`);
  if (read.kind === 'entry' && read.sealed.entry.raceId !== race.id) {
    throw damagedFile(path, `holds an entry of another race in line ${line.number}`);
  }
  return read;
}

function cutShort(file: RegularFile, listed: ListedFile, where: string): BatonError {
  return damagedFile(file.path, `is cut short ${where}: ${bytesThere(file, listed)}`);
}

function changed(path: string): BatonError {
  return damagedFile(
    path,
    `was changed after it was written: its SHA-256 is not the one in ${MANIFEST_NAME}`,
  );
}

function bytesThere({ size }: RegularFile, { bytes }: ListedFile): string {
  return `${size} of ${bytes} bytes are there`;
}
