/** The races of this laptop, and the one that was open last. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { KnownRace } from '../../src-shared/contract/mirror.ts';
import { createFold } from '../../src-shared/domain/fold/fold.ts';
import { openJournalReader } from '../journal/open-journal.ts';
import { sha256 } from '../station/station.ts';

const LAST_FILE = 'last-race';

/** The races in the folder where races are kept, the latest first. */
export async function knownRaces(home: string): Promise<KnownRace[]> {
  const names = await readdir(home).catch(() => []);
  const folders = names.map((name) => join(home, name)).filter((path) => existsSync(join(path, 'baton.db')));
  const races = await Promise.all(folders.map(knownRace));
  return races.sort((a, b) => (b.lastUs ?? 0) - (a.lastUs ?? 0));
}

async function knownRace(folder: string): Promise<KnownRace> {
  try {
    const reader = await openJournalReader(folder, { sha256 });
    try {
      const fold = createFold();
      fold.add(Array.from(reader.entriesOfKind('race.set'), ({ entry }) => entry));
      const teams = new Set(
        Array.from(reader.entriesOfKind('team.set'), ({ entry: { fact } }) =>
          fact.kind === 'team.set' ? fact.body.teamId : '',
        ),
      );
      const last = reader.last();
      return {
        folder,
        name: fold.race().name,
        teams: teams.size,
        entries: reader.count,
        lastUs: last?.entry.at ?? null,
        problem: null,
      };
    } finally {
      reader.close();
    }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { folder, name: basename(folder), teams: 0, entries: 0, lastUs: null, problem };
  }
}

/** The race that was open when the program ended without a person closing it; `null` where there is none. */
export function lastRace(home: string): string | null {
  try {
    const folder = readFileSync(join(home, LAST_FILE), 'utf8').trim();
    return existsSync(join(folder, 'baton.db')) ? folder : null;
  } catch {
    return null;
  }
}

/** Remembers the open race; `null` forgets it. What cannot be written is chosen again at the next start. */
export async function rememberRace(home: string, folder: string | null): Promise<void> {
  const path = join(home, LAST_FILE);
  try {
    await mkdir(home, { recursive: true });
    if (folder === null) await rm(path, { force: true });
    else await writeFile(path, `${resolve(folder)}\n`);
  } catch {
    // A folder of races that cannot be written is told of when a race is made in it.
  }
}

/** A new folder for a race of this name: `Fjord Relay`, `Fjord Relay 2` … */
export function newRaceFolder(home: string, name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim();
  const stem = plain === '' ? 'Race' : plain.slice(0, 60);
  for (let count = 1; ; count++) {
    const folder = join(home, count === 1 ? stem : `${stem} ${count}`);
    if (!existsSync(folder)) return folder;
  }
}
