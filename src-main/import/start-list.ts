/** The organiser's start list: who runs, under which bib, in which category and wave. */
import { BIB_COLUMN, MAX_BIB_LENGTH } from './bib-column.ts';
import { quoted } from './quoted.ts';
import type { TableRow } from './read-table.ts';
import { readTable } from './read-table.ts';
import type { RowProblem } from './row-problem.ts';
import type { TableSpec } from './table-columns.ts';

/** One team of a start list. */
export interface StartListTeam {
  /** Line of the file, 1-based. */
  readonly line: number;
  readonly bib: string;
  readonly name: string;
  readonly category: string | null;
  readonly wave: string | null;
  /** One name a leg, `''` where none is written; empty where the file has no columns for runners. */
  readonly runners: readonly string[];
}

export interface StartList {
  /** The teams whose rows are sound, in the order of the file. */
  readonly teams: StartListTeam[];
  /** What is wrong with the other rows, by line. */
  readonly problems: RowProblem[];
  /** Columns that were passed over, by name. */
  readonly ignoredColumns: string[];
}

type StartListKey = 'bib' | 'name' | 'category' | 'wave';

const START_LIST: TableSpec<StartListKey> = {
  columns: [
    BIB_COLUMN,
    { key: 'name', says: "the team's name", names: ['team', 'team name', 'club', 'name'] },
    { key: 'category', says: 'the category', names: ['category', 'class', 'cat'] },
    { key: 'wave', says: 'the wave', names: ['wave', 'start wave'] },
  ],
  numbered: ['leg', 'runner'],
  needed: [['bib']],
};

/** As long as the journal lets a name be. */
const MAX_TEXT_LENGTH = 200;

const MOST_SHOWN_LINES = 5;

/**
 * Reads a start list.
 *
 * @param legs - how many legs the race has; a runner of a leg beyond it is a problem.
 * @throws BatonError as `readTable`; a single bad row is a problem and never throws.
 */
export async function readStartList(path: string, legs: number): Promise<StartList> {
  const table = await readTable(path, START_LIST);
  const linesOfBib = collectLines(table.rows);
  const teams: StartListTeam[] = [];
  const problems = [...table.problems];
  for (const row of table.rows) {
    const reasons = [...bibReasons(row, linesOfBib), ...textReasons(row), ...runnerReasons(row, legs)];
    if (reasons.length === 0) teams.push(toTeam(row, table.numbers.size > 0 ? legs : 0));
    for (const reason of reasons) problems.push({ line: row.line, reason });
  }
  problems.sort((a, b) => a.line - b.line);
  return { teams, problems, ignoredColumns: [...table.ignoredColumns] };
}

function toTeam({ line, cells, numbered }: TableRow<StartListKey>, runnerColumns: number): StartListTeam {
  const bib = cells.get('bib') ?? '';
  return {
    line,
    bib,
    name: cells.get('name') ?? `Team ${bib}`,
    category: cells.get('category') ?? null,
    wave: cells.get('wave') ?? null,
    runners: Array.from({ length: runnerColumns }, (_, index) => numbered.get(index + 1) ?? ''),
  };
}

function collectLines(rows: readonly TableRow<StartListKey>[]): Map<string, number[]> {
  const linesOfBib = new Map<string, number[]>();
  for (const { line, cells } of rows) {
    const bib = cells.get('bib');
    if (bib === undefined) continue;
    const lines = linesOfBib.get(bib);
    if (lines === undefined) linesOfBib.set(bib, [line]);
    else lines.push(line);
  }
  return linesOfBib;
}

function bibReasons(
  { line, cells }: TableRow<StartListKey>,
  linesOfBib: ReadonlyMap<string, number[]>,
): string[] {
  const bib = cells.get('bib');
  if (bib === undefined) return ['the row has no bib'];
  const reasons: string[] = [];
  if (bib.length > MAX_BIB_LENGTH) {
    reasons.push(`the bib ${quoted(bib)} is longer than ${MAX_BIB_LENGTH} characters`);
  }
  if (/[\n\u2028\u2029]/.test(bib)) reasons.push(`the bib ${quoted(bib)} has a line break in it`);
  const others = (linesOfBib.get(bib) ?? []).filter((other) => other !== line);
  if (others.length > 0) reasons.push(`the bib ${quoted(bib)} is also in ${nameLines(others)}`);
  return reasons;
}

function nameLines(lines: readonly number[]): string {
  const shown = lines.slice(0, MOST_SHOWN_LINES).join(', ');
  const rest = lines.length - MOST_SHOWN_LINES;
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function textReasons({ cells }: TableRow<StartListKey>): string[] {
  const texts = [
    { says: 'name', text: cells.get('name') },
    { says: 'category', text: cells.get('category') },
    { says: 'wave', text: cells.get('wave') },
  ];
  return texts.flatMap(({ says, text = '' }) => tooLong(says, text));
}

function runnerReasons({ numbered }: TableRow<StartListKey>, legs: number): string[] {
  return [...numbered].flatMap(([leg, runner]) =>
    leg >= 1 && leg <= legs
      ? tooLong(`runner of leg ${leg}`, runner)
      : [`${quoted(runner)} is named for leg ${leg}, but the race has legs 1 to ${legs}`],
  );
}

function tooLong(says: string, text: string): string[] {
  return text.length > MAX_TEXT_LENGTH
    ? [`the ${says} ${quoted(text)} is longer than ${MAX_TEXT_LENGTH} characters`]
    : [];
}
