/** Results as one printable HTML page. */
import { htmlEscape } from 'escape-goat';
import type { Board } from '../../src-shared/domain/board.ts';
import { closeTotals } from '../../src-shared/domain/close-ranks.ts';
import type { LegCells } from '../../src-shared/domain/published.ts';
import type { LegResults, ResultRow } from '../../src-shared/domain/results.ts';
import { results, resultsByCategory, resultsByLeg, standingOf } from '../../src-shared/domain/results.ts';
import { htmlPage } from '../print/html-page.ts';
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

/** So many legs stand side by side on a landscape sheet; a longer relay takes several lines a team. */
const LEGS_PER_LINE = 6;

const CSS = `
  @page { size: A4 landscape; margin: 10mm; }
  h1 { font-size: 18pt; line-height: 1.2; }
  h2 { font-size: 13pt; margin-top: 6mm; break-after: avoid; }
  .subtitle { font-size: 12pt; margin-bottom: 4mm; }
  table { width: 100%; margin-top: 1mm; }
  table.legs { width: auto; min-width: 60%; }
  th, td { padding: 0.6mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
  thead { border-bottom: 0.4mm solid #000; }
  th { vertical-align: top; white-space: nowrap; }
  th small { font-weight: 400; }
  tbody { break-inside: avoid; border-bottom: 0.2mm solid #999; }
  .time { text-align: right; white-space: nowrap; }
  .place { text-align: right; font-weight: 700; white-space: nowrap; }
  .bib { text-align: right; white-space: nowrap; }
  .total { text-align: right; font-weight: 700; white-space: nowrap; }
  .team { min-width: 42mm; max-width: 90mm; }
  small { display: block; font-size: 7.5pt; color: #333; white-space: normal; }
  footer { margin-top: 6mm; break-inside: avoid; }
  footer ul { margin: 1mm 0 0; padding-left: 5mm; }
`;

/**
 * Writes the results as one HTML page for A4 landscape, without script and in black and white: leg times with
 * the split (and the runner, where names are given) beneath, the heading on every sheet, notes at the end.
 */
export function resultsHtml(board: Board, options: ResultsOptions): string {
  const title = `${board.race.name} · ${subtitleOf(options)}`;
  const body = `<header>
<h1>${htmlEscape(board.race.name)}</h1>
<p class="subtitle">${htmlEscape(subtitleOf(options))}</p>
</header>
<main>
${tables(board, options).join('\n')}
</main>
${footer(board, options)}`;
  return htmlPage({ title, css: CSS, body });
}

function tables(board: Board, options: ResultsOptions): string[] {
  switch (options.by) {
    case 'total':
      return [totalsTable(board, options, results(board, options.mode))];
    case 'category':
      return resultsByCategory(board, options.mode).map(
        ({ category, rows }) =>
          htmlEscape`<h2>${category ?? NO_CATEGORY}</h2>\n` + totalsTable(board, options, rows),
      );
    case 'leg':
      return resultsByLeg(board, options.mode).map((leg) => legTable(options, leg));
  }
}

function totalsTable(board: Board, options: ResultsOptions, rows: readonly ResultRow[]): string {
  const legNumbers = Array.from({ length: board.race.legs }, (_, index) => index + 1);
  const lines = inLines(legNumbers);
  const shape = {
    lines: lines.length,
    withCategory: options.by !== 'category',
    withPenalty: rows.some(({ penalty }) => penalty.us !== null),
    withStanding: options.mode === 'provisional',
    close: closeTotals(board, rows),
  };
  const tall = (name: string, className = ''): string =>
    htmlEscape`<th scope="col" class="${className}" rowspan="${lines.length}">${name}</th>`;
  const before = [tall('Place', 'place'), tall('Bib', 'bib'), tall('Team', 'team')];
  if (shape.withCategory) before.push(tall('Category'));
  const after = [
    ...(shape.withStanding ? [tall('Legs done', 'time'), tall('Last split', 'time')] : []),
    ...(shape.withPenalty ? [tall('Penalty', 'time')] : []),
    tall('Total', 'total'),
  ];
  const legHeads = lines.map((line) => line.map((leg) => legHead(leg, legNumbers.length)));
  const bodies = rows.map((row) => totalsBody(row, shape, options));
  return `<table>
<thead>
${asRows(before, legHeads, after)}
</thead>
${bodies.join('\n')}
</table>`;
}

interface TableShape {
  readonly lines: number;
  readonly withCategory: boolean;
  readonly withPenalty: boolean;
  readonly withStanding: boolean;
  /** Teams whose totals bear the mark. */
  readonly close: ReadonlySet<string>;
}

function totalsBody(row: ResultRow, shape: TableShape, options: ResultsOptions): string {
  const tall = (text: string, className = ''): string =>
    htmlEscape`<td class="${className}" rowspan="${shape.lines}">${text}</td>`;
  const before = [tall(row.place, 'place'), tall(row.bib, 'bib'), tall(row.team, 'team')];
  if (shape.withCategory) before.push(tall(row.category ?? ''));
  const { legsDone, lastSplit } = standingOf(row);
  const after = [
    ...(shape.withStanding ? [tall(String(legsDone), 'time'), tall(lastSplit?.text ?? '', 'time')] : []),
    ...(shape.withPenalty ? [tall(row.penalty.text, 'time')] : []),
    tall(`${shape.close.has(row.teamId) ? CLOSE_MARK : ''}${row.total.text}`, 'total'),
  ];
  const cells = row.legs.map((cell, index) =>
    legCell(cell, index, row.legs.length, runnerOf(options, row.teamId, index + 1)),
  );
  return `<tbody>\n${asRows(before, inLines(cells), after)}\n</tbody>`;
}

/** Leg time, with the split beneath where it says something new: leg 1 and the total have their own. */
function legCell({ leg, split, given }: LegCells, index: number, legCount: number, runner: string): string {
  const mark = given ? GIVEN_MARK : '';
  const hasSplit = split.us !== null && hasSplitBeneath(index, legCount);
  const beneath = [hasSplit ? split.text : '', runner];
  const smalls = beneath.filter((text) => text !== '').map((text) => htmlEscape`<small>${text}</small>`);
  return `<td class="time">${mark}${htmlEscape(leg.text)}${smalls.join('')}</td>`;
}

function hasSplitBeneath(index: number, legCount: number): boolean {
  return index > 0 && index < legCount - 1;
}

function legHead(leg: number, legCount: number): string {
  const beneath = hasSplitBeneath(leg - 1, legCount) ? '<small>split</small>' : '';
  return `<th scope="col" class="time">Leg ${leg}${beneath}</th>`;
}

/** Table rows of one team or heading: the outer cells span all its lines and stand in the first. */
function asRows(
  before: readonly string[],
  lines: readonly (readonly string[])[],
  after: readonly string[],
): string {
  return lines
    .map((line, index) => {
      const cells = index === 0 ? [...before, ...line, ...after] : line;
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
}

/** Cuts the legs into lines of about equal length. */
function inLines<T>(legs: readonly T[]): T[][] {
  const count = Math.max(1, Math.ceil(legs.length / LEGS_PER_LINE));
  const perLine = Math.ceil(legs.length / count);
  return Array.from({ length: count }, (_, line) => legs.slice(line * perLine, (line + 1) * perLine));
}

function legTable(options: ResultsOptions, { leg, rows }: LegResults): string {
  const runnerHead = options.names === null ? '' : '<th scope="col">Runner</th>';
  const lines = rows.map((row) => {
    const runner = options.names === null ? '' : htmlEscape`<td>${runnerOf(options, row.teamId, leg)}</td>`;
    const time = `${row.given ? GIVEN_MARK : ''}${row.time.text}`;
    return (
      htmlEscape`<tbody><tr><td class="place">${row.place}</td><td class="bib">${row.bib}</td><td class="team">${row.team}</td>` +
      htmlEscape`<td>${row.category ?? ''}</td>` +
      runner +
      htmlEscape`<td class="total">${time}</td></tr></tbody>`
    );
  });
  return `<h2>Leg ${leg}</h2>
<table class="legs">
<thead>
<tr><th scope="col" class="place">Place</th><th scope="col" class="bib">Bib</th><th scope="col">Team</th>\
<th scope="col">Category</th>${runnerHead}<th scope="col" class="total">Time</th></tr>
</thead>
${lines.join('\n')}
</table>`;
}

function footer(board: Board, options: ResultsOptions): string {
  const { heading, sentences } = openQuestions(board);
  const notes = readingNotes(board, options).map((note) => htmlEscape`<p>${note}</p>`);
  const items = sentences.map((sentence) => htmlEscape`<li>${sentence}</li>`);
  const list = items.length === 0 ? '' : `\n<ul>\n${items.join('\n')}\n</ul>`;
  return `<footer>
${notes.join('\n')}
<p>${htmlEscape(heading)}</p>${list}
</footer>`;
}
