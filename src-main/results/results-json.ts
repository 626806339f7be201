/** Results as JSON, to be read by programs: every figure in microseconds and as printed. */
import type { Board } from '../../src-shared/domain/board.ts';
import type { LegResultRow, ResultRow } from '../../src-shared/domain/results.ts';
import { results, resultsByCategory, resultsByLeg } from '../../src-shared/domain/results.ts';
import type { ResultsOptions } from './results-options.ts';
import { runnerOf } from './results-options.ts';

/**
 * Writes `{race, mode, by, openQuestions, results | categories | legs}`, indented, in a fixed order of members.
 * With names, each row by total holds `runners` (one per leg), each row by leg a `runner`.
 */
export function resultsJson(board: Board, options: ResultsOptions): string {
  const { name, legs, rounding } = board.race;
  const document = {
    race: { name, legs, rounding },
    mode: options.mode,
    by: options.by,
    openQuestions: board.open.map(({ says }) => says),
    ...listOf(board, options),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function listOf(board: Board, options: ResultsOptions): object {
  switch (options.by) {
    case 'total':
      return { results: results(board, options.mode).map((row) => totalRow(row, options)) };
    case 'category':
      return {
        categories: resultsByCategory(board, options.mode).map(({ category, rows }) => ({
          category,
          rows: rows.map((row) => totalRow(row, options)),
        })),
      };
    case 'leg':
      return {
        legs: resultsByLeg(board, options.mode).map(({ leg, rows }) => ({
          leg,
          rows: rows.map((row) => legRow(row, leg, options)),
        })),
      };
  }
}

function totalRow({ place, ...rest }: ResultRow, options: ResultsOptions): object {
  const row = { place, ...rest };
  if (options.names === null) return row;
  return { ...row, runners: rest.legs.map((_, index) => runnerOf(options, rest.teamId, index + 1)) };
}

function legRow({ place, ...rest }: LegResultRow, leg: number, options: ResultsOptions): object {
  const row = { place, ...rest };
  return options.names === null ? row : { ...row, runner: runnerOf(options, rest.teamId, leg) };
}
