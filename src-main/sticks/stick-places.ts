/**
 * What lies where on a stick:
 *
 *     BATON-STICK.json
 *     Baton/<race>-<id>/<station>-<id>/journal.jsonl, names.jsonl   appended within seconds
 *                                     /sets/<set>/…                 proven sets
 *
 * Each race and each station has its own folder, so that nobody ever writes into another's files.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { safePart } from '../backup/set-name.ts';
import { withStorageErrors } from '../journal/storage-error.ts';

/** The folder in the root of a stick under which all else lies. */
export const RACES_FOLDER = 'Baton';
export const SETS_FOLDER = 'sets';

const MAX_NAME_LENGTH = 40;
/** The end of an id is its random part; so much of it tells races of one stick apart. */
const ID_LENGTH = 8;

/** Whose folder it is. */
export interface StickOwner {
  readonly raceId: string;
  readonly raceName: string;
  /** Of this data folder, the same under all its device ids. */
  readonly stationId: string;
  readonly stationName: string;
}

/**
 * Makes the folder of a station on a stick, with the folder for its sets in it, where they are missing.
 *
 * @returns its path.
 */
export function makeStationFolder(root: string, owner: StickOwner): string {
  const races = join(root, RACES_FOLDER);
  makeOne(races);
  const race = join(races, nameFor(races, owner.raceName, 'race', owner.raceId));
  makeOne(race);
  const station = join(race, nameFor(race, owner.stationName, 'station', owner.stationId));
  makeOne(station);
  makeOne(join(station, SETS_FOLDER));
  return station;
}

/** The folder that bears this id already, whatever it was called when it was made; otherwise a new name. */
function nameFor(parent: string, name: string, fallback: string, id: string): string {
  const ending = `-${id.slice(-ID_LENGTH)}`;
  const there = withStorageErrors(parent, () => readdirSync(parent)).find((one) => one.endsWith(ending));
  return there ?? `${safePart(name, MAX_NAME_LENGTH, fallback)}${ending}`;
}

/** One folder alone: what leads to it is the stick, and is never made. */
function makeOne(path: string): void {
  withStorageErrors(path, () => {
    try {
      mkdirSync(path);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  });
}
