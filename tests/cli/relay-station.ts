/** The relay read and folded within this process, for properties that try many sheets. */
import { writeFileSync } from 'node:fs';
import { v7 } from 'uuid';
import type { Board } from '../../src-shared/domain/board.ts';
import { sealEntry } from '../../src-shared/domain/codec.ts';
import type { Draft, Entry } from '../../src-shared/domain/entry.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';
import { readRaceFile } from '../../src-main/import/race-file.ts';
import { readStartList } from '../../src-main/import/start-list.ts';
import { readTimesSheet } from '../../src-main/import/times-sheet.ts';
import { resultsCsv } from '../../src-main/results/results-csv.ts';
import { raceMaking } from '../../src-main/station/make-race.ts';
import { sha256 } from '../../src-main/station/station.ts';
import type { CsvRow } from './baton.ts';
import { csvRows } from './baton.ts';
import { relayFile } from './relay.ts';
import type { Scratch } from './scratch.ts';

/** What a sheet of times makes of the relay. */
export interface Scored {
  readonly board: Board;
  readonly rows: ReadonlyMap<string, CsvRow>;
}

/** Reads the relay once, and then scores any number of sheets of its times. */
export async function relayScorer(scratch: Scratch): Promise<(sheetCsv: string) => Promise<Scored>> {
  const plan = await readRaceFile(relayFile('race.json'));
  const { teams } = await readStartList(relayFile('teams.csv'), plan.set.legs);
  const nobody = { namesHash: '0'.repeat(64), names: [], salt: '' };
  const making = seal(raceMaking(plan, teams, () => nobody).drafts, null);
  const path = scratch.path('sheet.csv');
  return async (sheetCsv) => {
    writeFileSync(path, sheetCsv);
    const context = { sheet: 'sheet', legs: plan.set.legs, gunUs: plan.set.startUs ?? null };
    const { rows, problems } = await readTimesSheet(path, context);
    if (problems.length > 0) throw new Error(`the sheet has bad rows: ${JSON.stringify(problems)}`);
    const passings = rows.map(({ body }): Draft => ({ kind: 'passing', body }));
    const board = foldBoard([...making, ...seal(passings, making.at(-1) ?? null)]);
    const csv = csvRows(resultsCsv(board, { names: null, by: 'total', mode: 'final' }));
    return { board, rows: new Map(csv.map((row) => [row['bib'] ?? '', row])) };
  };
}

const RACE_ID = v7();
const DEVICE_ID = v7();

function seal(drafts: readonly Draft[], after: Entry | null): Entry[] {
  let last = after;
  return drafts.map((draft) => {
    const { entry } = sealEntry(
      draft,
      {
        id: v7(),
        raceId: RACE_ID,
        deviceId: DEVICE_ID,
        deviceSeq: (last?.deviceSeq ?? 0) + 1,
        prevHash: last?.hash ?? null,
        at: 1_600_000_000_000_000,
        by: '',
      },
      sha256,
    );
    last = entry;
    return entry;
  });
}
