/** A small made race as a station would back it up, and folders to back it up to. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Sha256 } from '../../src-shared/domain/canonical.ts';
import type { Entry } from '../../src-shared/domain/entry.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import type { MadeEntriesOptions } from '../../src-shared/demo/made-entries.ts';
import { madeEntries } from '../../src-shared/demo/made-entries.ts';
import type { SetSource } from '../../src-main/backup/set-files.ts';
import { makeNamesRecord } from '../../src-main/journal/names-record.ts';

export const sha256: Sha256 = (text) => hash('sha256', text);

/** Names that occur nowhere else in a set. */
export const RUNNERS = ['Zoë Ångström-Quist', 'Þórunn Xylander', 'Ødger Wyzak'];

/** A made race with the names of two teams; the first device is the station's own. */
export function setSource(options: Partial<MadeEntriesOptions> = {}): SetSource {
  const entries = madeEntries({ teams: 6, legs: 3, seed: 5, stations: 2, ...options }, sha256);
  const bare = entries.map(({ entry }) => entry);
  const deviceId = firstOf(bare).deviceId;
  const own = bare.filter((entry) => entry.deviceId === deviceId);
  return {
    raceId: firstOf(bare).raceId,
    deviceId,
    stationName: 'Tent 3',
    deviceSeq: own.length,
    entries,
    names: [
      makeNamesRecord(RUNNERS, 'salt-of-the-first', sha256),
      makeNamesRecord(RUNNERS.toReversed(), 'salt-of-the-second', sha256),
    ],
    board: foldBoard(bare),
  };
}

/** A new empty folder, removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-set-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function firstOf(entries: readonly Entry[]): Entry {
  const [first] = entries;
  if (first === undefined) throw new RangeError('a made race has entries');
  return first;
}
