/** Results as CSV, to be read by spreadsheets and programs. */
import { stringify } from 'csv-stringify/sync';
import type { Board } from '../../src-shared/domain/board.ts';
import type { ResultRow } from '../../src-shared/domain/results.ts';
import { results, resultsByCategory, resultsByLeg } from '../../src-shared/domain/results.ts';
import type { ResultsOptions } from './results-options.ts';
import { runnerOf } from './results-options.ts';

/**
 * Writes the results as CSV: a heading, LF line ends, no byte order mark.
 *
 * By total and by category: `pos,bib,team,category,leg_1,split_1,…,leg_N,total`, categories one after another.
 * By leg: `leg,pos,bib,team,category,runner,time`, without `runner` where no names are asked for.
 */
export function resultsCsv(board: Board, options: ResultsOptions): string {
  switch (options.by) {
    case 'total':
      return totalsCsv(board, results(board, options.mode));
    case 'category':
      return totalsCsv(
        board,
        resultsByCategory(board, options.mode).flatMap(({ rows }) => rows),
      );
    case 'leg':
      return legsCsv(board, options);
  }
}

function totalsCsv(board: Board, rows: readonly ResultRow[]): string {
  const lastLeg = board.race.legs;
  const legColumns = Array.from({ length: lastLeg }, (_, index) => {
    const leg = index + 1;
    return leg === lastLeg ? [`leg_${leg}`] : [`leg_${leg}`, `split_${leg}`];
  });
  const heading = ['pos', 'bib', 'team', 'category', ...legColumns.flat(), 'total'];
  const lines = rows.map((row) => [
    row.place,
    ...[row.bib, row.team, row.category ?? ''].map(inertText),
    // The split after the last leg is the total before penalties, and has no column.
    ...row.legs.flatMap(({ leg, split }) => [leg.text, split.text]).slice(0, -1),
    row.total.text,
  ]);
  return stringify([heading, ...lines]);
}

function legsCsv(board: Board, options: ResultsOptions): string {
  const withNames = options.names !== null;
  const heading = ['leg', 'pos', 'bib', 'team', 'category', ...(withNames ? ['runner'] : []), 'time'];
  const lines = resultsByLeg(board, options.mode).flatMap(({ leg, rows }) =>
    rows.map((row) => [
      String(leg),
      row.place,
      ...[row.bib, row.team, row.category ?? ''].map(inertText),
      ...(withNames ? [inertText(runnerOf(options, row.teamId, leg))] : []),
      row.time.text,
    ]),
  );
  return stringify([heading, ...lines]);
}

/** The first characters by which a spreadsheet takes a cell for a formula, with their full-width forms. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Text that a spreadsheet shows and does not execute: a team named `=HYPERLINK(…)` gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection). The library's own `escape_formulas` would do it to
 * the place `-` too.
 */
function inertText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
