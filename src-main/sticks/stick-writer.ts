/** What is done on one stick, in its own thread: a stick that is slow, or never answers, holds up nobody else. */
import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { BatonError } from '../../src-shared/contract/errors.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import { writeSet } from '../backup/write-set.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { openJournalReader } from '../journal/open-journal.ts';
import { setSourceOf } from '../station/backups.ts';
import { sha256, viewRace } from '../station/station.ts';
import { AppendedText } from './appended-text.ts';
import type { NamesFile } from './names-file.ts';
import { createNamesFile } from './names-file.ts';
import type { StickJobs, StickSetup } from './stick-jobs.ts';
import { assertStick, deviceOf, readStickFile, StickGone, writeStickFile } from './stick-file.ts';
import { makeStationFolder, SETS_FOLDER } from './stick-places.ts';
import { THINNINGS_WHEN_FULL, thinSets, USUAL_THINNING } from './thin-sets.ts';

/** Answers the jobs of `stick-jobs.ts`. */
export type StickWriter = {
  readonly [Kind in keyof StickJobs]: (
    asked: StickJobs[Kind]['asked'],
    alive: (appended: number | null) => void,
  ) => Promise<StickJobs[Kind]['answer']>;
};

/** The writer of the stick in one place. */
export function createStickWriter(setup: StickSetup): StickWriter {
  const { root } = setup;
  const appending = new Appending(setup);
  let isWritingSet = false;
  return {
    look: () => Promise.resolve({ found: readStickFile(root), freeBytes: freeBytesOf(root) }),
    accept: async ({ stick, makeFolder }) => {
      if (makeFolder) mkdirSync(root, { recursive: true });
      writeStickFile(root, stick);
      return Promise.resolve({ found: stick, freeBytes: freeBytesOf(root) });
    },
    append: async ({ id }, alive) => {
      const makeRoom = (): boolean => !isWritingSet && appending.thinHarder();
      const count = await roomMaking(makeRoom, () => appending.catchUp(id, alive));
      return { count, freeBytes: freeBytesOf(root) };
    },
    writeSet: async ({ id, atMs }, alive) => {
      isWritingSet = true;
      try {
        const proven = await writeProvenSet(setup, { id, atMs, alive, appending });
        return { ...proven, freeBytes: freeBytesOf(root) };
      } finally {
        isWritingSet = false;
      }
    },
  };
}

/** The station's folder on the stick and the text in it; one job at a time works on it. */
class Appending {
  readonly #setup: StickSetup;
  #place: { folder: string; text: AppendedText; names: NamesFile } | null = null;
  #count = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(setup: StickSetup) {
    this.#setup = setup;
  }

  /**
   * Appends all entries that the text lacks.
   *
   * @param alive - told after each page how far the text is.
   * @returns how many entries, the first ones in local order, are in it.
   */
  catchUp(id: string, alive: (appended: number) => void): Promise<number> {
    return this.#alone(() => this.#catchUp(id, alive));
  }

  /** Removes old sets, at each call more of them; answers whether there were any that can go. */
  thinHarder(): boolean {
    if (this.#place === null) return false;
    const sets = join(this.#place.folder, SETS_FOLDER);
    return THINNINGS_WHEN_FULL.some((thinning) => thinSets(sets, thinning) > 0);
  }

  /** The folder of the station's sets, on this very stick. */
  setsFolder(id: string): Promise<string> {
    return this.#alone(async () => join((await this.#find(id)).folder, SETS_FOLDER));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #catchUp(id: string, alive: (appended: number) => void): Promise<number> {
    const { root } = this.#setup;
    const device = assertStick(root, id);
    const { folder, text, names } = await this.#find(id);
    if (text.check()) this.#count = 0;
    for (;;) {
      // A reader that is open for long lets the journal's log grow: a stick may take minutes for what it is sent.
      const page = await this.#read((reader) => {
        const { entries, end } = reader.page(this.#count);
        const isTold = entries.some(({ entry }) => entry.fact.kind === 'team.set');
        return { entries, end, names: isTold || this.#count === 0 ? reader.names() : null };
      });
      if (page.names !== null) names.write(page.names);
      text.add(page.entries);
      // What was written while the stick was being pulled may lie anywhere.
      if (assertStick(root, id) !== device || deviceOf(folder) !== device) throw new StickGone(root);
      const isAll = page.end === this.#count;
      this.#count = page.end;
      if (isAll) return this.#count;
      alive(this.#count);
    }
  }

  async #find(id: string): Promise<{ folder: string; text: AppendedText; names: NamesFile }> {
    const { root, stationId } = this.#setup;
    const device = assertStick(root, id);
    if (this.#place === null || !isOn(this.#place.folder, device)) {
      const owner = await this.#read((reader) => {
        const { raceId, stationName } = reader;
        return { raceId, raceName: raceNameOf(reader), stationId, stationName };
      });
      const folder = makeStationFolder(root, owner);
      this.#place = { folder, text: new AppendedText(folder, sha256), names: createNamesFile(folder) };
    }
    return this.#place;
  }

  async #read<T>(read: (reader: JournalReader) => T): Promise<T> {
    const reader = await openJournalReader(this.#setup.folder, { sha256 });
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }
}

/** How a set is to be written. */
interface SetWriting {
  readonly id: string;
  readonly atMs: number;
  readonly alive: (appended: number | null) => void;
  readonly appending: Appending;
}

async function writeProvenSet(
  { root, folder }: StickSetup,
  { id, atMs, alive, appending }: SetWriting,
): Promise<{ path: string; count: number }> {
  const to = await appending.setsFolder(id);
  const device = assertStick(root, id);
  thinSets(to, USUAL_THINNING);
  const source = setSourceOf(await viewRace(folder));
  const options = { to, names: true, now: new Date(atMs), sha256, programVersion: packageJson.version };
  const onProgress = (): void => {
    alive(null);
  };
  const { path, entries } = await roomMaking(
    () => appending.thinHarder(),
    () => writeSet(source, { ...options, onProgress }),
  );
  if (assertStick(root, id) !== device || deviceOf(path) !== device) throw new StickGone(root);
  thinSets(to, USUAL_THINNING);
  return { path, count: entries };
}

/** Does work that may find the stick full, again and again while room can be made for it. */
async function roomMaking<T>(makeRoom: () => boolean, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BatonError) || error.code !== 'diskFull' || !makeRoom()) throw error;
    }
  }
}

function raceNameOf(reader: JournalReader): string {
  const fold = createFold();
  fold.add(reader.entriesOfKind('race.set').map(({ entry }) => entry));
  return fold.board().race.name;
}

function isOn(path: string, device: bigint): boolean {
  try {
    return deviceOf(path) === device;
  } catch (error) {
    if (error instanceof StickGone) return false;
    throw error;
  }
}

/** `null` where the file system does not know its size. */
function freeBytesOf(root: string): number | null {
  try {
    const { bavail, bsize, blocks } = statfsSync(root);
    return blocks === 0 ? null : bavail * bsize;
  } catch {
    // Only a figure to show; whatever is wrong with the stick is told by the work itself.
    return null;
  }
}
