/** A race into a backup set, and a set or a bare text journal into a race. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import type { Watch } from '../backup/progress.ts';
import { readJournalFile, verifySet } from '../backup/read-set.ts';
import { isRegularFile } from '../backup/regular-file.ts';
import type { SetSource } from '../backup/write-set.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { isOnStick, readRaceOnStick } from '../sticks/read-stick.ts';
import type { RaceView } from './station.ts';
import { sha256 } from './station.ts';

/** What a set of this race is made from. */
export function setSourceOf(view: RaceView): SetSource {
  const bare = view.entries.map(({ entry }) => entry);
  const own = bare.filter((entry) => entry.deviceId === view.deviceId);
  return {
    raceId: view.raceId,
    deviceId: view.deviceId,
    stationName: view.stationName,
    deviceSeq: own.reduce((last, { deviceSeq }) => Math.max(last, deviceSeq), 0),
    entries: view.entries,
    names: [...view.names.values()],
    board: foldBoard(bare),
  };
}

/** Entries from elsewhere, checked. */
export interface ForeignRace {
  readonly raceId: string;
  readonly raceName: string;
  readonly entries: readonly SealedEntry[];
  readonly names: readonly NamesRecord[];
  /** What is wrong with the rest, in sentences. */
  readonly problems: readonly string[];
}

/**
 * Reads a set, a stick (or a race or a station on one), or a bare text journal whose database was lost. Only `journal.jsonl` is believed, line by line;
 * a foreign database is never opened.
 *
 * @throws BatonError as `verifySet`; `damaged` where a journal holds no entry, or those of several races.
 */
export async function readForeignRace(path: string, watch: Watch): Promise<ForeignRace> {
  if (await isRegularFile(path)) return readBareJournal(path, watch);
  if (await isOnStick(path)) return readRaceOnStick(path, { sha256, ...watch });
  const { manifest, entries, names } = await verifySet(path, { sha256, ...watch });
  return { raceId: manifest.race.id, raceName: manifest.race.name, entries, names, problems: [] };
}

async function readBareJournal(path: string, watch: Watch): Promise<ForeignRace> {
  const { entries, names, problems } = await readJournalFile(path, { sha256, ...watch });
  const raceIds = new Set(entries.map(({ entry }) => entry.raceId));
  const [raceId] = raceIds;
  if (raceId === undefined || raceIds.size > 1) {
    const found = raceId === undefined ? 'holds no whole entry' : 'holds entries of more than one race';
    throw new BatonError('damaged', `${path} ${found}. Nothing was taken in. Use a backup set instead.`);
  }
  const { name } = foldBoard(entries.map(({ entry }) => entry)).race;
  return { raceId, raceName: name, entries, names, problems };
}
