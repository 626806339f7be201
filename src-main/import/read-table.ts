/** A table that someone hands over as CSV: any column order, any usual dialect, each row with its line. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import { decodeText } from './decode-text.ts';
import type { SizeLimit } from './input-file.ts';
import { readInputFile } from './input-file.ts';
import type { CsvRow, Delimiter } from './parse-csv.ts';
import { DELIMITERS, headerOf, parseCsv, unifyLineEnds } from './parse-csv.ts';
import type { RowProblem } from './row-problem.ts';
import type { Layout, TableSpec } from './table-columns.ts';
import { countKnownColumns, layOut } from './table-columns.ts';

const TABLE_LIMIT: SizeLimit = {
  maxMib: 32,
  hint: 'A race of 5,000 teams by 36 legs is smaller than that: is this the right file?',
};
const SAVE_AS_CSV = 'Open it in the program that wrote it and save it as CSV.';

/** One row of a table that is not blank. */
export interface TableRow<K extends string> {
  /** The line on which the row begins, 1-based, as an editor shows it. */
  readonly line: number;
  /** 1 for the first row below the header; rows that are problems count, blank ones do not. */
  readonly ordinal: number;
  /** What stands in the known columns, without blanks around it; an empty cell is not in the map. */
  readonly cells: ReadonlyMap<K, string>;
  /** As `cells`, for the numbered columns, by their number. */
  readonly numbered: ReadonlyMap<number, string>;
}

/** A table with at least one row, good or bad. */
export interface Table<K extends string> {
  readonly columns: ReadonlySet<K>;
  /** The numbers of the numbered columns that the file has. */
  readonly numbers: ReadonlySet<number>;
  readonly rows: readonly TableRow<K>[];
  readonly problems: readonly RowProblem[];
  /** Names of the columns that the spec does not know, as the file writes them. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Reads a CSV file: comma, semicolon or tab; UTF-8, UTF-16 with a byte order mark, or Windows-1252; LF, CRLF or
 * CR. Line breaks within a cell come back as LF.
 *
 * @throws BatonError `notFound`, `noPermission`, or `badInput` where the file as a whole cannot be a table. A
 * single row never throws: it becomes a problem.
 */
export async function readTable<K extends string>(path: string, spec: TableSpec<K>): Promise<Table<K>> {
  const bytes = await readInputFile(path, TABLE_LIMIT);
  const text = unifyLineEnds(decodeText(bytes, path, SAVE_AS_CSV));
  // Of delimiters alone, none can be told from the others, and each would take the rest for text.
  const rows = /[^\s,;]/.test(text) ? parseCsv(text, pickDelimiter(text, spec), path) : [];
  const [header, ...below] = rows.filter(isFilled);
  if (header === undefined) throw new BatonError('badInput', `${path} is empty. Is this the right file?`);
  const layout = layOut(header.cells, spec, { path, line: header.line });
  if (below.length === 0) {
    throw new BatonError(
      'badInput',
      `${path} has a header in line ${header.line} and no rows below it. Is this the right file?`,
    );
  }
  return {
    columns: new Set(layout.keys.values()),
    numbers: new Set(layout.numbers.values()),
    ...sortRows(below, layout),
    ignoredColumns: layout.ignored,
  };
}

/** The delimiter with which the header says most: first in columns that are known, then in columns at all. */
function pickDelimiter<K extends string>(text: string, spec: TableSpec<K>): Delimiter {
  let best: Delimiter = DELIMITERS[0];
  let bestKnown = -1;
  let bestCount = -1;
  for (const delimiter of DELIMITERS) {
    const header = headerOf(text, delimiter);
    if (header === null) continue;
    const known = countKnownColumns(header, spec);
    if (known < bestKnown || (known === bestKnown && header.length <= bestCount)) continue;
    [best, bestKnown, bestCount] = [delimiter, known, header.length];
  }
  return best;
}

function isFilled(row: CsvRow): boolean {
  return row.cells.some((cell) => cell !== '');
}

function sortRows<K extends string>(
  below: readonly CsvRow[],
  layout: Layout<K>,
): Pick<Table<K>, 'rows' | 'problems'> {
  const rows: TableRow<K>[] = [];
  const problems: RowProblem[] = [];
  for (const [index, { line, cells }] of below.entries()) {
    const count = cells.findLastIndex((cell) => cell !== '') + 1;
    if (count > layout.width) {
      // Most often an unquoted comma: every cell after it would be read as something else.
      const reason = `the row has ${count} cells, but the header names ${layout.width} columns`;
      problems.push({ line, reason });
      continue;
    }
    rows.push({
      line,
      ordinal: index + 1,
      cells: pickCells(cells, layout.keys),
      numbered: pickCells(cells, layout.numbers),
    });
  }
  return { rows, problems };
}

function pickCells<N>(cells: readonly string[], names: ReadonlyMap<number, N>): Map<N, string> {
  const picked = new Map<N, string>();
  for (const [index, name] of names) {
    const cell = cells[index] ?? '';
    if (cell !== '') picked.set(name, cell);
  }
  return picked;
}
