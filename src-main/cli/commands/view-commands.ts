/** `results`, `board`, `log`, `print`: looking on, also while another process writes. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { boardText } from '../../../src-shared/domain/board.ts';
import type { Board } from '../../../src-shared/domain/board.ts';
import { boardAsOf, foldBoard } from '../../../src-shared/domain/fold/fold.ts';
import { tallySheets } from '../../print/tally-sheets.ts';
import { resultsCsv } from '../../results/results-csv.ts';
import { resultsHtml } from '../../results/results-html.ts';
import { resultsJson } from '../../results/results-json.ts';
import type { ResultsOptions } from '../../results/results-options.ts';
import { resultsTxt } from '../../results/results-txt.ts';
import { runnersOf } from '../../station/runners.ts';
import type { RaceView } from '../../station/station.ts';
import { viewRace } from '../../station/station.ts';
import { readMomentUs, usage, withData } from '../arguments.ts';
import { print } from '../output.ts';

const WRITERS = { csv: resultsCsv, json: resultsJson, html: resultsHtml, txt: resultsTxt } as const;
type Format = keyof typeof WRITERS;

/** Adds the commands. */
export function addViewCommands(program: Command): void {
  withData(program.command('results'))
    .description('write the results')
    .addOption(new Option('--format <format>', 'of the results').choices(Object.keys(WRITERS)).default('txt'))
    .addOption(new Option('--by <list>', 'one list for each').choices(['category', 'leg']))
    .option('--no-names', 'without the names of runners')
    .option('--provisional', 'the race is on: teams under way have no place yet')
    .action(results);
  withData(program.command('board'))
    .description('write the board: every team, every leg, every open question')
    .option('--json', 'as canonical JSON')
    .option('--at <moment>', 'as it stood at that moment, such as 2026-08-28T10:12:13Z', readMomentUs)
    .action(board);
  withData(program.command('log')).description('write the journal as JSON lines').action(log);
  withData(program.command('print'))
    .description('write paper for the exchanges, as an HTML page to print')
    .option('--sheets', 'tally sheets for every exchange and the finish')
    .action(printPaper);
}

interface ResultsCommandOptions {
  data: string;
  format: Format;
  by?: 'category' | 'leg';
  names: boolean;
  provisional?: true;
}

async function results(options: ResultsCommandOptions): Promise<void> {
  const view = await viewRace(options.data);
  const now = boardOf(view);
  const how: ResultsOptions = {
    names: options.names ? runnersOf(now, view.names) : null,
    by: options.by ?? 'total',
    mode: options.provisional === true ? 'provisional' : 'final',
  };
  print(WRITERS[options.format](now, how));
}

async function board({ data, json, at }: { data: string; json?: true; at?: number }): Promise<void> {
  const view = await viewRace(data);
  const entries = view.entries.map(({ entry }) => entry);
  const then = at === undefined ? foldBoard(entries) : boardAsOf(entries, at);
  if (json === true) print(boardText(then));
  else print(resultsTxt(then, { names: null, by: 'total', mode: 'provisional' }));
}

async function log({ data }: { data: string }): Promise<void> {
  const view = await viewRace(data);
  for (const { text } of view.entries) print(text);
}

async function printPaper({ data, sheets }: { data: string; sheets?: true }): Promise<void> {
  if (sheets !== true) throw usage('Say what to print: baton print --data DIR --sheets.');
  print(tallySheets(boardOf(await viewRace(data))));
}

function boardOf(view: RaceView): Board {
  return foldBoard(view.entries.map(({ entry }) => entry));
}
