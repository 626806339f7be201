/** Whether the files of a set are those that its manifest describes: hashed, and the journal replayed. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Board } from '../../src-shared/domain/board.ts';
import { boardHash } from '../../src-shared/domain/board.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { canonicalText } from '../../src-shared/domain/canonical.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { RULES_VERSION } from '../../src-shared/domain/entry.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import { verifyChain } from '../../src-shared/domain/verify-chain.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import type { BoundedLine } from './bounded-lines.ts';
import { boundedLines } from './bounded-lines.ts';
import type { JournalLine } from './journal-line.ts';
import { MAX_LINE_BYTES, readJournalLine } from './journal-line.ts';
import type { Progress } from './progress.ts';
import type { RegularFile } from './regular-file.ts';
import { chunksOf, withRegularFile } from './regular-file.ts';
import { damagedFile, missingFile } from './set-damage.ts';
import type { ListedFile, Manifest } from './set-format.ts';
import { JOURNAL_NAME, MANIFEST_NAME } from './set-format.ts';

/** What a set that was found true holds. */
export interface SetContents {
  /** In the order in which the station held them. */
  readonly entries: SealedEntry[];
  readonly names: NamesRecord[];
  /** The board that the entries give. */
  readonly board: Board;
}

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
  return readListed(folder, journal, (file) => replay(file, journal, manifest, checking));
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

async function replay(
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
  return compareWithManifest({ entries, names }, path, manifest, checking);
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

/** The files are those that were written; here is whether they say what the manifest says of them. */
function compareWithManifest(
  { entries, names }: Omit<SetContents, 'board'>,
  path: string,
  manifest: Manifest,
  { sha256 }: Checking,
): SetContents {
  const fold = createFold();
  fold.add(entries.map(({ entry }) => entry));
  if (fold.rulesVersion() > RULES_VERSION) {
    throw new BatonError(
      'newer',
      `${path} holds a race by newer rules (version ${fold.rulesVersion()}; this program knows ${RULES_VERSION}). Read this set with a newer Baton.`,
    );
  }
  const says = { entries: entries.length, names: names.length, devices: devicesOf(entries) };
  if (
    canonicalText(says) !== canonicalText(pick(manifest)) ||
    (names.length > 0 && !manifest.namesIncluded)
  ) {
    throw damagedFile(path, `does not hold the entries and names that ${MANIFEST_NAME} counts`);
  }
  const board = fold.board();
  // Other rules give another board by right.
  if (manifest.rules === RULES_VERSION && boardHash(board, sha256) !== manifest.boardHash) {
    throw damagedFile(path, `gives another board than ${MANIFEST_NAME} says`);
  }
  return { entries, names, board };
}

/** Which entries of each device there are, as the manifest lists them. */
export function devicesOf(entries: readonly SealedEntry[]): Manifest['devices'] {
  return verifyChain(entries.map(({ entry }) => entry)).devices.map(({ deviceId, from, to, count }) => {
    return { deviceId, from, to, count };
  });
}

function pick({ entries, names, devices }: Manifest): Pick<Manifest, 'entries' | 'names' | 'devices'> {
  return { entries, names, devices };
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
