/** The real relay as journal entries, where its folder is there; no copy of it is kept here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRaceFile } from '../../src-main/import/race-file.ts';
import { readStartList } from '../../src-main/import/start-list.ts';
import { readTimesSheet } from '../../src-main/import/times-sheet.ts';
import type { Entry } from '../../src-shared/domain/entry.ts';
import { GUN_US, handJournal, teamId } from './hand-journal.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/relay-2020', import.meta.url));

export const isRealRelayMissing = !existsSync(FOLDER);

/** Race, teams and statuses first, then each time at its moment. */
export async function realRelayEntries(): Promise<Entry[]> {
  const { set, didNotFinish } = await readRaceFile(join(FOLDER, 'race.json'));
  const journal = handJournal({ ...set, startUs: GUN_US });
  const { teams } = await readStartList(join(FOLDER, 'teams.csv'), set.legs);
  for (const { bib, name, category } of teams) journal.team(bib, { name, category });
  for (const { bib, leg } of didNotFinish) {
    journal.add({ kind: 'status', body: { status: 'DNF', teamId: teamId(bib), leg } });
  }
  const context = { sheet: 'times', legs: set.legs, gunUs: GUN_US };
  const { rows } = await readTimesSheet(join(FOLDER, 'times.csv'), context);
  for (const { body } of rows) {
    journal.add({ kind: 'passing', body }, GUN_US + (body.elapsedUs ?? body.afterElapsedUs ?? 0));
  }
  return journal.entries;
}
