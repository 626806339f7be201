/** Races that lie on drives, so that a laptop without one can take it up: by their newest sets. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StickMirror } from '../../src-shared/contract/mirror.ts';
import { readManifest } from '../backup/read-manifest.ts';
import { findSets } from '../backup/read-set.ts';
import { sha256 } from '../station/station.ts';
import type { Drive } from '../sticks/drives.ts';
import { RACES_FOLDER, SETS_FOLDER } from '../sticks/stick-places.ts';

/** A drive and the newest set of each station on it; sets lie in its root or where Baton puts them. */
export async function setsOnDrive(drive: Drive): Promise<StickMirror> {
  const folders = [drive.path, ...(await stationFolders(drive.path))];
  const sets = (await Promise.all(folders.map(newestSet))).flatMap((set) => set ?? []);
  sets.sort((a, b) => b.atUs - a.atUs);
  return {
    id: drive.uuid === '' ? drive.path : drive.uuid,
    label: drive.label,
    path: drive.path,
    state: 'found',
    says: sets.length === 0 ? 'No race is on it.' : '',
    offered: false,
    sets,
  };
}

async function stationFolders(root: string): Promise<string[]> {
  const races = await foldersIn(join(root, RACES_FOLDER));
  const stations = await Promise.all(races.map(foldersIn));
  return stations.flat().map((station) => join(station, SETS_FOLDER));
}

async function foldersIn(path: string): Promise<string[]> {
  const found = await readdir(path, { withFileTypes: true }).catch(() => []);
  return found.filter((one) => one.isDirectory()).map(({ name }) => join(path, name));
}

async function newestSet(folder: string): Promise<StickMirror['sets'][number] | null> {
  try {
    const [path] = await findSets(folder);
    if (path === undefined) return null;
    const { race, entries, createdAt } = await readManifest(path, sha256);
    return { path, raceName: race.name, entries, atUs: Date.parse(createdAt) * 1_000 };
  } catch {
    // A folder that cannot be read, or a set that is not whole, is none that could be taken up here.
    return null;
  }
}
