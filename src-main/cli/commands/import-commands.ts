/** `init`, `teams`, `import-times`: a race from the organiser's files. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import { readRaceFile } from '../../import/race-file.ts';
import type { RowProblem } from '../../import/row-problem.ts';
import { readStartList } from '../../import/start-list.ts';
import { readTimesSheet, sheetNameOf } from '../../import/times-sheet.ts';
import { planTeamsImport } from '../../station/import-teams.ts';
import { planTimesImport } from '../../station/import-times.ts';
import { raceMaking } from '../../station/make-race.ts';
import { Station } from '../../station/station.ts';
import { readLabel, withBy, withData, withStation } from '../arguments.ts';
import { print, say, sayAll } from '../output.ts';
import { recordAndTell, tellChange, withStationOf } from '../recording.ts';

const TAKE_GOOD = 'take the good rows where others are bad; without it nothing is taken then';

/** Adds the commands. */
export function addImportCommands(program: Command): void {
  withStation(withBy(withData(program.command('init'))))
    .description('make a data folder from race.json and a start list')
    .requiredOption('--race <file>', 'race.json')
    .requiredOption('--teams <file>', 'start list (CSV)')
    .option('--take-good', TAKE_GOOD)
    .action(init);
  withBy(withData(program.command('teams')))
    .description('read the start list again: shows what is new, changed and gone')
    .requiredOption('--import <file>', 'start list (CSV)')
    .option('--take-good', TAKE_GOOD)
    .option('--dry-run', 'show it and record nothing')
    .action(teams);
  withBy(withData(program.command('import-times')))
    .description('take in a sheet of times (CSV); the same sheet twice changes nothing')
    .requiredOption('--times <file>', 'the sheet')
    .option('--sheet <name>', 'name of the sheet, where another file of the same name was read', readLabel)
    .option('--take-good', TAKE_GOOD)
    .action(importTimes);
}

interface InitOptions {
  data: string;
  race: string;
  teams: string;
  station: string;
  by: string;
  takeGood?: true;
}

async function init(options: InitOptions): Promise<void> {
  const plan = await readRaceFile(options.race);
  const list = await readStartList(options.teams, plan.set.legs);
  sayAll(plan.warnings.map((warning) => `baton: ${warning}`));
  judgeRows(options.teams, list, list.teams.length, options.takeGood);
  // Made once without a journal, so that a fault in the files is found before anything is written.
  raceMaking(plan, list.teams, () => ({ namesHash: '0'.repeat(64), names: [], salt: '' }));
  const station = await Station.create(options.data, { stationName: options.station });
  try {
    const { drafts, names } = raceMaking(plan, list.teams, (runners) => station.namesRecord(runners));
    await station.record(drafts, options.by, names);
  } finally {
    await station.close();
  }
  print(
    `Made "${plan.set.name ?? ''}" in ${options.data}: ${list.teams.length} teams, ${plan.set.legs} legs.`,
  );
}

interface TeamsOptions {
  data: string;
  import: string;
  by: string;
  takeGood?: true;
  dryRun?: true;
}

async function teams(options: TeamsOptions): Promise<void> {
  await withStationOf(options.data, async (station) => {
    const list = await readStartList(options.import, station.fold.race().legs);
    judgeRows(options.import, list, list.teams.length, options.takeGood);
    const plan = planTeamsImport(station, list.teams, list.problems.length === 0);
    print(
      [
        ...plan.added.map((team) => `new      ${team.bib} ${team.name}`),
        ...plan.changed.map(({ team, fields }) => `changed  ${team.bib} ${team.name}: ${fields.join(', ')}`),
        ...plan.gone.map((team) => `gone     ${team.bib} ${team.name}`),
        ...plan.kept.map((team) => `stays    ${team.bib} ${team.name}: not in the list, but it has times`),
        `${plan.added.length} new, ${plan.changed.length} changed, ${plan.gone.length} gone, ${plan.same} as they were.`,
      ].join('\n'),
    );
    if (options.dryRun === true || plan.drafts.length === 0) return;
    await recordAndTell(station, plan.drafts, options.by, plan.names);
  });
}

interface ImportTimesOptions {
  data: string;
  times: string;
  sheet?: string;
  by: string;
  takeGood?: true;
}

async function importTimes(options: ImportTimesOptions): Promise<void> {
  await withStationOf(options.data, async (station) => {
    const { legs, gunUs } = station.fold.race();
    const sheet = options.sheet ?? sheetNameOf(options.times);
    const read = await readTimesSheet(options.times, { sheet, legs, gunUs });
    judgeRows(options.times, read, read.rows.length, options.takeGood);
    const plan = planTimesImport(station, sheet, read.rows);
    sayAll(
      plan.unknownBibs.map(
        ({ line, body }) =>
          `${basename(options.times)}:${line}: bib ${body.bib} is not in the start list; the time is kept and asked about.`,
      ),
    );
    sayAll(
      plan.differing.map(
        ({ line }) =>
          `${basename(options.times)}:${line}: this row says something else than when the sheet was first read; it is kept and asked about.`,
      ),
    );
    const before = station.fold.board();
    if (plan.drafts.length > 0) await station.record(plan.drafts, options.by);
    print(
      `Took in ${plan.drafts.length} of ${read.rows.length} rows as sheet "${sheet}"; ${plan.same} were there already.`,
    );
    if (plan.drafts.length === 0) return;
    const after = station.fold.board();
    if (plan.drafts.length <= 20) tellChange(before, after);
    else print(`${after.open.length} open questions (${before.open.length} before).`);
  });
}

/** Bad rows are named; unless the good ones are asked for, they stop the import. */
function judgeRows(
  file: string,
  { problems, ignoredColumns }: { problems: readonly RowProblem[]; ignoredColumns: readonly string[] },
  good: number,
  takeGood: true | undefined,
): void {
  const name = basename(file);
  if (ignoredColumns.length > 0) say(`${name}: passed over the columns ${ignoredColumns.join(', ')}.`);
  if (problems.length === 0) return;
  sayAll(problems.map(({ line, reason }) => `${name}:${line}: ${reason}`));
  if (takeGood === true) return;
  const rows = new Set(problems.map(({ line }) => line)).size;
  throw new BatonError(
    'badInput',
    `${name}: ${rows} ${rows === 1 ? 'row is' : 'rows are'} bad (see above), ${good} are good. Nothing was taken in. Correct the file, or take the good rows with --take-good.`,
  );
}
