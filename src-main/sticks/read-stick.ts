/** Taking up a race from a stick: what was appended to it and what its sets hold, together. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import type { ReadOptions } from '../backup/read-set.ts';
import { findSets, readJournalFile, verifySet } from '../backup/read-set.ts';
import { isRegularFile } from '../backup/regular-file.ts';
import { JOURNAL_NAME } from '../backup/set-format.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { STICK_FILE_NAME } from './stick-file.ts';
import { RACES_FOLDER, SETS_FOLDER } from './stick-places.ts';

/** A race as a stick has it, from all stations that used the stick. */
export interface RaceOnStick {
  readonly raceId: string;
  readonly raceName: string;
  /** Each entry once. */
  readonly entries: readonly SealedEntry[];
  readonly names: readonly NamesRecord[];
  /** What could not be read, in sentences. */
  readonly problems: readonly string[];
}

/** A race that could be taken up. */
export interface RaceFolderOnStick {
  /** What `readRaceOnStick` takes. */
  readonly path: string;
  readonly raceName: string;
  readonly entries: number;
  /** When something was last written to it, ms since 1970. */
  readonly atMs: number;
}

/**
 * The races on a stick, latest first; none where it has none, or is no stick.
 *
 * @param root - where the stick is mounted.
 */
export async function racesOnStick(root: string, options: ReadOptions): Promise<RaceFolderOnStick[]> {
  const found: RaceFolderOnStick[] = [];
  for (const path of await raceFolders(root)) {
    const stations = await stationFolders(path);
    const { raceName, entries } = await readStations(path, stations, options);
    const written = await Promise.all(stations.map((one) => stat(join(one, JOURNAL_NAME))));
    found.push({
      path,
      raceName,
      entries: entries.length,
      atMs: Math.max(...written.map((one) => one.mtimeMs)),
    });
  }
  return found.sort((a, b) => b.atMs - a.atMs);
}

/** Whether a path is a stick, or the folder of a race or a station on one. */
export async function isOnStick(path: string): Promise<boolean> {
  if (await isRegularFile(join(path, STICK_FILE_NAME))) return true;
  return (await stationFolders(path)).length > 0;
}

/**
 * Reads a race from a stick: a stick with one race, or the folder of a race or of one station on it.
 *
 * @throws BatonError `badInput` where there are several races, `notFound` where there is none, `damaged` where no
 *   entry can be read.
 */
export async function readRaceOnStick(path: string, options: ReadOptions): Promise<RaceOnStick> {
  const stations = await stationFolders(path);
  if (stations.length > 0) return readStations(path, stations, options);
  const [only, ...others] = await raceFolders(path);
  if (only === undefined)
    throw new BatonError('notFound', `There is no race on the stick ${path}. Use another copy.`);
  if (others.length === 0) return readStations(only, await stationFolders(only), options);
  throw new BatonError(
    'badInput',
    `There are several races on the stick ${path}. Name the folder of one: ${[only, ...others].join(', ')}.`,
  );
}

async function readStations(
  path: string,
  stations: readonly string[],
  options: ReadOptions,
): Promise<RaceOnStick> {
  const found: Found = { entries: new Map(), names: new Map(), problems: [] };
  for (const station of stations) {
    // The set stands for lines of the text that are damaged, and may have entries that were not appended any more.
    await tellProblem(found, () => takeText(found, station, options));
    await tellProblem(found, () => takeNewestSet(found, station, options));
  }
  const entries = [...found.entries.values()];
  const bare = entries.map(({ entry }) => entry);
  const raceId = bare[0]?.raceId;
  if (raceId === undefined) {
    throw new BatonError('damaged', `${path} holds no whole entry. ${found.problems.join(' ')}`.trim());
  }
  const { name } = foldBoard(bare).race;
  return { raceId, raceName: name, entries, names: [...found.names.values()], problems: found.problems };
}

interface Found {
  readonly entries: Map<string, SealedEntry>;
  readonly names: Map<string, NamesRecord>;
  readonly problems: string[];
}

async function takeText(found: Found, station: string, options: ReadOptions): Promise<void> {
  const { entries, names, problems } = await readJournalFile(join(station, JOURNAL_NAME), options);
  take(found, entries, names);
  found.problems.push(...problems);
}

/** The newest set that is true. */
async function takeNewestSet(found: Found, station: string, options: ReadOptions): Promise<void> {
  for (const set of await findSets(join(station, SETS_FOLDER))) {
    const isTrue = await tellProblem(found, async () => {
      const { entries, names } = await verifySet(set, options);
      take(found, entries, names);
    });
    if (isTrue) return;
  }
}

function take(found: Found, entries: readonly SealedEntry[], names: readonly NamesRecord[]): void {
  const [first] = found.entries.values();
  const raceId = first?.entry.raceId ?? entries[0]?.entry.raceId;
  for (const one of entries) {
    if (one.entry.raceId === raceId && !found.entries.has(one.entry.hash))
      found.entries.set(one.entry.hash, one);
  }
  for (const record of names) found.names.set(record.namesHash, record);
}

/**
 * What cannot be read is told, and the rest is read: a stick is what is left when all else is gone.
 *
 * @returns whether all went well.
 */
async function tellProblem({ problems }: Found, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof BatonError)) throw error;
    problems.push(error.message);
    return false;
  }
}

async function raceFolders(root: string): Promise<string[]> {
  const races = await foldersIn(join(root, RACES_FOLDER));
  const stations = await Promise.all(races.map(stationFolders));
  return races.filter((_, index) => (stations[index]?.length ?? 0) > 0);
}

/** The folders of stations in the folder of a race; a station's own folder is one. */
async function stationFolders(path: string): Promise<string[]> {
  const candidates = [path, ...(await foldersIn(path))];
  const isOne = await Promise.all(candidates.map(isStationFolder));
  return candidates.filter((_, index) => isOne[index]);
}

async function isStationFolder(path: string): Promise<boolean> {
  const [hasText, folders] = await Promise.all([isRegularFile(join(path, JOURNAL_NAME)), foldersIn(path)]);
  return hasText && folders.includes(join(path, SETS_FOLDER));
}

async function foldersIn(path: string): Promise<string[]> {
  try {
    const found = await readdir(path, { withFileTypes: true });
    return found.filter((one) => one.isDirectory()).map(({ name }) => join(path, name));
  } catch {
    // It is not there, or is no folder: it has none.
    return [];
  }
}
