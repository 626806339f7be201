/**
 * Writing a backup set, so that it is proven: what is reported as a backup was written, synced, read back from
 * the disk, hashed and replayed to the very board that was shown.
 */
import { join } from 'node:path';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { boardHash } from '../../src-shared/domain/board.ts';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import { plainText } from '../../src-shared/domain/canonical.ts';
import { PROTO, RULES_VERSION } from '../../src-shared/domain/entry.ts';
import { storageError } from '../journal/storage-error.ts';
import { checkFiles } from './check-files.ts';
import {
  makeFolder,
  makeNewFolder,
  requireSpace,
  syncFolderIfPossible,
  writeNewFile,
} from './durable-write.ts';
import type { Watch } from './progress.ts';
import { Progress } from './progress.ts';
import { checkSums, readManifest } from './read-manifest.ts';
import { devicesOf } from './replay.ts';
import type { SetFile, SetMaking, SetSource } from './set-files.ts';
import { setFiles } from './set-files.ts';
import type { ListedFile, Manifest } from './set-format.ts';
import {
  MANIFEST_NAME,
  manifestText,
  sealManifest,
  SET_FORMAT,
  SET_FORMAT_VERSION,
  SUMS_NAME,
  sumsText,
} from './set-format.ts';
import { setName } from './set-name.ts';

export type { SetSource } from './set-files.ts';

/** Where and how to write. */
export interface WriteOptions extends SetMaking, Watch {
  /** The folder in which the set gets a folder of its own; made where it is missing. */
  readonly to: string;
  readonly sha256: Sha256;
}

/** A set that was proven. */
export interface WrittenSet {
  /** The set's own folder. */
  readonly path: string;
  /** Of all its files. */
  readonly bytes: number;
  readonly boardHash: string;
  /** Number of entries. */
  readonly entries: number;
  /** What the crew should know, in sentences. */
  readonly notices: string[];
}

/** Kept free beyond the files: room for the manifest and for what the file system needs for itself. */
const SPARE_BYTES = 1024 * 1024;

/**
 * Writes a new set and proves it. Earlier sets are never touched.
 *
 * @throws BatonError `diskFull`, `noPermission` or `notFound` before anything was written; `writeFailed`,
 *   `damaged`, `diskFull` or `noPermission` with a set that is not whole: it stays as it is, without
 *   `manifest.sha256`, and the sentence says that it must not be trusted. Stopping by `signal` is `writeFailed`.
 */
export async function writeSet(source: SetSource, options: WriteOptions): Promise<WrittenSet> {
  const files = setFiles(source, options);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const newNamesIn = await makeFolder(options.to);
  await requireSpace(options.to, bytes + SPARE_BYTES);
  const name = setName({
    raceName: source.board.race.name,
    stationName: source.stationName,
    at: options.now,
    deviceSeq: source.deviceSeq,
  });
  const path = await makeNewFolder(options.to, name);
  try {
    // Each byte is written once and read back once.
    const progress = new Progress(2 * bytes, options, stopped);
    const writing: Writing = { path, files, source, options, progress };
    const manifest = await writeFiles(writing);
    const notices = [path, options.to, ...newNamesIn].flatMap(syncFolderIfPossible);
    await prove(writing, manifest);
    const sumsBytes = await writeSums(writing, manifest);
    return {
      path,
      bytes: bytes + Buffer.byteLength(manifestText(manifest)) + sumsBytes,
      boardHash: manifest.boardHash,
      entries: manifest.entries,
      notices,
    };
  } catch (error) {
    throw notProven(error, path);
  }
}

/** A set on its way. */
interface Writing {
  readonly path: string;
  readonly files: readonly SetFile[];
  readonly source: SetSource;
  readonly options: WriteOptions;
  readonly progress: Progress;
}

/** Writes all files but `manifest.sha256`. */
async function writeFiles(writing: Writing): Promise<Manifest> {
  const { path, files, progress } = writing;
  const listed: ListedFile[] = [];
  for (const { name, chunks } of files) {
    const written = await writeNewFile(join(path, name), chunks(), (bytes) => {
      progress.advance(bytes, `Writing ${name}`);
    });
    listed.push({ name, ...written });
  }
  const manifest = manifestOf(writing, listed);
  await writeNewFile(join(path, MANIFEST_NAME), [manifestText(manifest)], () => undefined);
  return manifest;
}

function manifestOf({ source, options }: Writing, files: ListedFile[]): Manifest {
  const { raceId, deviceId, stationName, entries, board } = source;
  const { sha256, names, now, programVersion } = options;
  return sealManifest(
    {
      format: SET_FORMAT,
      formatVersion: SET_FORMAT_VERSION,
      program: plainText(programVersion),
      rules: RULES_VERSION,
      proto: PROTO,
      race: { id: raceId, name: board.race.name },
      station: { deviceId, name: plainText(stationName) },
      createdAt: now.toISOString(),
      files,
      entries: entries.length,
      names: names ? source.names.length : 0,
      namesIncluded: names,
      devices: devicesOf(entries),
      boardHash: boardHash(board, sha256),
    },
    sha256,
  );
}

/** Reads everything back as a stranger would: the manifest holds the hash of the live board. */
async function prove({ path, options, progress }: Writing, written: Manifest): Promise<void> {
  const { sha256 } = options;
  const manifest = await readManifest(path, sha256);
  if (manifest.self !== written.self) {
    throw new BatonError('damaged', `${join(path, MANIFEST_NAME)} does not hold what was written to it.`);
  }
  await checkFiles(path, manifest, { sha256, progress, doing: 'Reading back' });
}

/** Makes the folder a set; answers the length of the file that does it. */
async function writeSums({ path, options }: Writing, manifest: Manifest): Promise<number> {
  const { sha256 } = options;
  const text = sumsText(manifest, sha256);
  const { bytes } = await writeNewFile(join(path, SUMS_NAME), [text], () => undefined);
  // Where the system refuses this, it has been said already.
  syncFolderIfPossible(path);
  await checkSums(path, manifest, sha256);
  return bytes;
}

/** Whatever went wrong once the set's folder was made, said with what it means for the set. */
function notProven(error: unknown, path: string): unknown {
  const shown = storageError(error, path);
  if (!(shown instanceof BatonError)) return shown;
  return new BatonError(
    codeOfFailure(shown.code),
    `${shown.message} The backup in ${path} is not proven and must not be trusted; make another one.`,
    { cause: error },
  );
}

/** A file that is gone was lost in writing (a stick that was pulled); one that reads otherwise is damaged. */
function codeOfFailure(code: ErrorCode): ErrorCode {
  switch (code) {
    case 'diskFull':
    case 'noPermission':
    case 'damaged':
      return code;
    case 'badInput':
    case 'newer':
      return 'damaged';
    default:
      return 'writeFailed';
  }
}

function stopped(): BatonError {
  return new BatonError('writeFailed', 'The backup was stopped before it was whole.');
}
