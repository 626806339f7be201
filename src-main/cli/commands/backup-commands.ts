/** `export`, `verify`, `restore`, `open`: backup sets. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { BatonError } from '../../../src-shared/contract/errors.ts';
import { boardHash } from '../../../src-shared/domain/board.ts';
import { verifyChain } from '../../../src-shared/domain/verify-chain.ts';
import type { Watch } from '../../backup/progress.ts';
import { findSets, verifySet } from '../../backup/read-set.ts';
import { writeSet } from '../../backup/write-set.ts';
import type { ForeignRace } from '../../station/backups.ts';
import { readForeignRace, setSourceOf } from '../../station/backups.ts';
import { sha256, Station, viewRace } from '../../station/station.ts';
import { chainProblems, verifyFolder } from '../../station/verify-folder.ts';
import { withData, withStation } from '../arguments.ts';
import { print, say, sayAll, withProgress } from '../output.ts';
import { withStationOf } from '../recording.ts';

/** Adds the commands. */
export function addBackupCommands(program: Command): void {
  withData(program.command('export'))
    .description('write a backup set and prove it: written, synced, read back, replayed, compared')
    .requiredOption('--to <folder>', 'where to, such as a stick; the set gets a new folder in it')
    .option('--no-names', 'without the names of runners')
    .action(exportSet);
  program
    .command('verify')
    .description('check a backup set, a folder of sets, or a data folder; nothing is changed')
    .argument('<path>', 'the folder')
    .action(verify);
  withData(program.command('restore'))
    .description('take what a backup set holds into a race (merge); what is there already stays as it is')
    .argument('<set>', 'the folder of the set')
    .action(restore);
  withStation(withData(program.command('open')))
    .description('take up a race from a backup set in a new data folder, as a new device')
    .argument('<set>', 'the folder of the set, or the journal.jsonl of a data folder that lost its database')
    .action(open);
}

async function exportSet(options: { data: string; to: string; names: boolean }): Promise<void> {
  const source = setSourceOf(await viewRace(options.data));
  const written = await withProgress('Backup', (onProgress, signal) =>
    writeSet(source, {
      to: options.to,
      names: options.names,
      now: new Date(),
      sha256,
      programVersion: packageJson.version,
      onProgress,
      signal,
    }),
  );
  sayAll(written.notices.map((notice) => `baton: ${notice}`));
  print(
    `Proven backup of ${written.entries} entries (${written.bytes} bytes) in ${written.path}\nboard ${written.boardHash}`,
  );
}

async function verify(path: string): Promise<void> {
  await withProgress('Verifying', async (onProgress, signal) => {
    const watch: Watch = { onProgress, signal };
    if (existsSync(join(path, 'baton.db'))) await verifyDataFolder(path, watch);
    else if (await holdsSets(path)) await verifySets(path, watch);
    else await verifyOne(path, watch);
  });
}

async function holdsSets(path: string): Promise<boolean> {
  const isSet = ['manifest.json', 'manifest.sha256', 'journal.jsonl'].some((name) =>
    existsSync(join(path, name)),
  );
  return !isSet && isFolder(path) && (await findSets(path)).length > 0;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function verifyOne(path: string, watch: Watch): Promise<void> {
  const { manifest, entries, names } = await verifySet(path, { sha256, ...watch });
  sayAll(verifyChain(entries.map(({ entry }) => entry)).devices.flatMap(chainProblems));
  print(
    `Good: ${path}\n"${manifest.race.name}", ${entries.length} entries, ${names.length} teams’ names, from ${manifest.station.name} at ${manifest.createdAt}\nboard ${manifest.boardHash}`,
  );
}

/** Each set of a folder; one bad set does not keep the others from being looked at. */
async function verifySets(path: string, watch: Watch): Promise<void> {
  const sets = await findSets(path);
  let bad = 0;
  for (const set of sets) {
    try {
      await verifyOne(set, watch);
    } catch (error) {
      if (!(error instanceof BatonError)) throw error;
      say(`baton: ${error.message}`);
      bad++;
    }
  }
  if (bad === 0) return;
  throw new BatonError('damaged', `${bad} of ${sets.length} sets in ${path} are not good (see above).`);
}

async function verifyDataFolder(path: string, watch: Watch): Promise<void> {
  const report = await verifyFolder(path, watch);
  sayAll(report.problems.map((problem) => `baton: ${problem}`));
  if (report.problems.length > 0) {
    throw new BatonError('damaged', `The data folder ${path} is not sound (see above). Nothing was changed.`);
  }
  print(
    `Good: ${path}\n${report.entries} entries of ${report.devices.length} devices\nboard ${report.boardHash}`,
  );
}

async function restore(path: string, options: { data: string }): Promise<void> {
  const foreign = await readForeign(path);
  await withStationOf(options.data, (station) => takeIn(station, foreign));
}

async function open(path: string, options: { data: string; station: string }): Promise<void> {
  const foreign = await readForeign(path);
  const station = await Station.create(options.data, {
    stationName: options.station,
    raceId: foreign.raceId,
  });
  try {
    await takeIn(station, foreign);
  } finally {
    await station.close();
  }
}

async function readForeign(path: string): Promise<ForeignRace> {
  if (existsSync(join(path, 'baton.db'))) {
    throw new BatonError(
      'badInput',
      `${path} is a data folder, not a backup set. Write a set from it with "baton export --data ${path} --to DIR" and take that.`,
    );
  }
  const foreign = await withProgress('Reading', (onProgress, signal) =>
    readForeignRace(path, { onProgress, signal }),
  );
  sayAll(foreign.problems.map((problem) => `baton: ${problem}`));
  return foreign;
}

async function takeIn(station: Station, { raceName, entries, names }: ForeignRace): Promise<void> {
  const added = await station.merge(entries, names);
  print(
    `Took in ${added} of ${entries.length} entries of "${raceName}"; ${entries.length - added} were there already.\nboard ${boardHash(station.fold.board(), sha256)}`,
  );
}
