/** Results as plain text, for a terminal, a mail or a notice board. */
import Table from 'cli-table3';
import { closeTotals } from '../../src-shared/domain/close-ranks.ts';
import type { Board } from '../../src-shared/domain/board.ts';
import type { LegResults, ResultRow } from '../../src-shared/domain/results.ts';
import { results, resultsByCategory, resultsByLeg, standingOf } from '../../src-shared/domain/results.ts';
import {
  CLOSE_MARK,
  GIVEN_MARK,
  NO_CATEGORY,
  openQuestions,
  readingNotes,
  subtitleOf,
} from './results-notes.ts';
import type { ResultsOptions } from './results-options.ts';
import { runnerOf } from './results-options.ts';

/** A column of a text table; what is longer than `widest` characters is cut with an ellipsis. */
interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly widest?: number;
}

const PLACE: Column = { head: 'Place', align: 'right' };
const BIB: Column = { head: 'Bib', align: 'right' };
const TEAM: Column = { head: 'Team', align: 'left', widest: 32 };
const CATEGORY: Column = { head: 'Category', align: 'left', widest: 20 };
const RUNNER: Column = { head: 'Runner', align: 'left', widest: 32 };

/** Writes the results as aligned columns between a heading and notes; lines end in LF, without blanks before. */
export function resultsTxt(board: Board, options: ResultsOptions): string {
  const { heading, sentences } = openQuestions(board);
  const parts = [
    `${inertText(board.race.name)}\n${subtitleOf(options)}`,
    ...tables(board, options),
    readingNotes(board, options).join('\n'),
    [heading, ...sentences.map((sentence) => `- ${inertText(sentence)}`)].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function tables(board: Board, options: ResultsOptions): string[] {
  switch (options.by) {
    case 'total':
      return [totalsTable(board, options, results(board, options.mode))];
    case 'category':
      return resultsByCategory(board, options.mode).map(
        ({ category, rows }) => `${inertText(category ?? NO_CATEGORY)}\n${totalsTable(board, options, rows)}`,
      );
    case 'leg':
      return resultsByLeg(board, options.mode).map((leg) => legTable(options, leg));
  }
}

function totalsTable(board: Board, options: ResultsOptions, rows: readonly ResultRow[]): string {
  const time = (head: string): Column => ({ head, align: 'right' });
  const withCategory = options.by !== 'category';
  const withPenalty = rows.some(({ penalty }) => penalty.us !== null);
  const withStanding = options.mode === 'provisional';
  const columns = [
    PLACE,
    BIB,
    TEAM,
    ...(withCategory ? [CATEGORY] : []),
    ...Array.from({ length: board.race.legs }, (_, index) => time(`Leg ${index + 1}`)),
    ...(withStanding ? [time('Legs done'), time('Last split')] : []),
    ...(withPenalty ? [time('Penalty')] : []),
    time('Total'),
  ];
  const close = closeTotals(board, rows);
  const lines = rows.map((row) => {
    const { legsDone, lastSplit } = standingOf(row);
    return [
      row.place,
      row.bib,
      row.team,
      ...(withCategory ? [row.category ?? ''] : []),
      ...row.legs.map(({ leg, given }) => marked(leg.text, given)),
      ...(withStanding ? [String(legsDone), lastSplit?.text ?? ''] : []),
      ...(withPenalty ? [row.penalty.text] : []),
      `${close.has(row.teamId) ? CLOSE_MARK : ''}${row.total.text}`,
    ];
  });
  return aligned(columns, lines);
}

function legTable(options: ResultsOptions, { leg, rows }: LegResults): string {
  const withNames = options.names !== null;
  const columns: Column[] = [
    PLACE,
    BIB,
    TEAM,
    CATEGORY,
    ...(withNames ? [RUNNER] : []),
    { head: 'Time', align: 'right' },
  ];
  const lines = rows.map((row) => [
    row.place,
    row.bib,
    row.team,
    row.category ?? '',
    ...(withNames ? [runnerOf(options, row.teamId, leg)] : []),
    marked(row.time.text, row.given),
  ]);
  return `Leg ${leg}\n${aligned(columns, lines)}`;
}

function marked(time: string, given: boolean): string {
  return given ? `${GIVEN_MARK}${time}` : time;
}

const NO_BORDERS = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

const NO_STYLE = { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true };

/** The library's time grows with the square of a table's rows, so a long list goes to it in blocks. */
const ROWS_PER_BLOCK = 20;

function aligned(columns: readonly Column[], lines: readonly (readonly string[])[]): string {
  const rows = [columns.map(({ head }) => head), ...lines.map((line) => line.map(inertText))];
  const colAligns = columns.map(({ align }) => align);
  const colWidths = columns.map(({ widest = Infinity }, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, shownWidth(row[index] ?? '')), 1);
    return Math.min(widest, longest);
  });
  const blocks: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_BLOCK) {
    const table = new Table({ chars: NO_BORDERS, style: NO_STYLE, colAligns, colWidths });
    table.push(...rows.slice(from, from + ROWS_PER_BLOCK));
    blocks.push(table.toString());
  }
  return blocks.join('\n').replaceAll(/ +$/gm, '');
}

const ASCII = /^[\x20-\x7e]*$/;

/** How many columns of a terminal a text takes, as the library will count it (wide and combining characters). */
function shownWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  const table = new Table({ chars: NO_BORDERS, style: NO_STYLE });
  // The empty row beneath is padded with blanks to the width of the text.
  table.push([text], ['']);
  return table.toString().split('\n').at(-1)?.length ?? text.length;
}

/** Characters that move the cursor, colour the terminal, or turn the direction of writing. */
const CONTROLS = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Text that a terminal shows and does not obey. */
function inertText(text: string): string {
  return text.replaceAll(CONTROLS, ' ');
}
