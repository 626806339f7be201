/**
 * `npm run -s kills [-- <kills>]`: kills a recording writer fifty times at random moments, and prints in one line of
 * JSON how many lines were acknowledged, how many of these were lost, and whether every chain is whole.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done } from './baton.ts';
import { lostIds, recordAndKill, startsByItself } from './kill-rounds.ts';
import { RACE_JSON, TEAMS_CSV } from './small-race.ts';

/** Kills that one data folder has to bear. */
const KILLS_PER_FOLDER = 10;

const kills = Number(process.argv[2] ?? '50');
const root = mkdtempSync(join(tmpdir(), 'baton-kills-'));
const files = { race: join(root, 'race.json'), teams: join(root, 'teams.csv') };
writeFileSync(files.race, RACE_JSON);
writeFileSync(files.teams, TEAMS_CSV);

let data = '';
let ofFolder = new Set<string>();
let acknowledged = 0;
let lost = 0;
let isWhole = true;
for (let kill = 0; kill < kills; kill++) {
  if (kill % KILLS_PER_FOLDER === 0) {
    data = join(root, `race-${kill}`);
    ofFolder = new Set();
    await done(['init', '--data', data, '--race', files.race, '--teams', files.teams]);
  }
  const ids = await recordAndKill(data, (below) => Math.floor(Math.random() * below));
  acknowledged += ids.length;
  for (const id of ids) ofFolder.add(id);
  const missing = await lostIds(data, ofFolder);
  lost += missing.length;
  for (const id of missing) ofFolder.delete(id);
  if (!(await startsByItself(data))) isWhole = false;
  process.stderr.write(`kill ${kill + 1} of ${kills}: ${ids.length} acknowledged, ${missing.length} lost\n`);
}
console.log(JSON.stringify({ kills, acknowledged, lost, chain: isWhole ? 'whole' : 'broken' }));
const isGood = lost === 0 && isWhole;
if (isGood) rmSync(root, { recursive: true, force: true });
else process.stderr.write(`The data folders are kept in ${root}.\n`);
process.exitCode = isGood ? 0 : 1;
