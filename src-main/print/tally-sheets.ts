/** Paper for every timing point, to write on when the laptop does not work and to check it when it does. */
import { htmlEscape } from 'escape-goat';
import type { Board, RaceLine, TeamLine } from '../../src-shared/domain/board.ts';
import { compareBibs } from '../../src-shared/domain/compare-bibs.ts';
import { compareText } from '../../src-shared/domain/entry.ts';
import { htmlPage } from './html-page.ts';

export interface TallySheetOptions {
  /** Rows on a sheet, at least 1; 25 where absent. The rows get taller where there are fewer. */
  readonly rowsPerPage?: number;
}

const DEFAULT_ROWS = 25;
/** What the rows of a sheet share, mm: A4 upright less margins, heading and instructions. */
const ROWS_HEIGHT_MM = 222;
const TALLEST_ROW_MM = 14;
/** Teams on a sheet of the list to tick off: three columns of 40. */
const TICKS_PER_SHEET = 120;
/** Boxes for a bib: as many as the longest needs, within what the column holds. */
const BIB_BOXES = { least: 3, most: 6 };
const BIB_BOX_MM = 8.5;

const CSS = `
  @page { size: A4 portrait; margin: 9mm; }
  .sheet { break-after: page; }
  .sheet:last-child { break-after: auto; }
  header { display: flex; justify-content: space-between; align-items: baseline; }
  h1 { font-size: 22pt; line-height: 1.2; }
  .number { font-size: 13pt; font-weight: 700; white-space: nowrap; }
  .race { font-size: 12pt; }
  .fields { display: flex; gap: 3mm; margin: 2mm 0; }
  .fields span { flex: 1; height: 11mm; border: 0.3mm solid #000; padding: 0.3mm 1mm; font-size: 8pt; }
  .fields .wide { flex: 2; }
  .how { font-size: 9pt; margin-bottom: 2mm; }
  .rows { width: 100%; table-layout: fixed; }
  .rows th { text-align: left; font-size: 9pt; padding: 0 1.5mm 0.5mm; }
  .rows td { border: 0.3mm solid #000; height: var(--row); padding: 0 1.5mm; white-space: nowrap; }
  .rows .row { width: 11mm; }
  .rows td.row { font-weight: 700; text-align: right; }
  .rows .time { width: 66mm; }
  .rows .bib { width: var(--bib); }
  .rows .side { width: 27mm; }
  .rows td i { display: inline-block; width: 8mm; height: calc(var(--row) - 2mm); margin-right: 0.5mm;
    border: 0.2mm solid #888; vertical-align: middle; }
  .rows td b { margin: 0 0.6mm; }
  .side u { display: inline-block; width: 4.5mm; height: 4.5mm; border: 0.3mm solid #000; vertical-align: middle; }
  .ticks { columns: 3; column-gap: 6mm; margin: 0; padding: 0; list-style: none; }
  .ticks li { display: flex; align-items: center; gap: 2mm; height: 5.7mm; border-bottom: 0.1mm solid #999;
    break-inside: avoid; white-space: nowrap; }
  .ticks li::before { content: ''; flex: none; width: 4mm; height: 4mm; border: 0.3mm solid #000; }
  .ticks b { flex: none; min-width: 9mm; text-align: right; font-size: 11pt; }
  .ticks span { overflow: hidden; text-overflow: ellipsis; }
  @media screen { body { max-width: 208mm; } .sheet { margin-bottom: 12mm; } }
`;

/** One sheet of paper, still without its number. */
interface Sheet {
  readonly point: number;
  readonly content: string;
}

/**
 * Writes the sheets of all timing points after the start as one HTML page for A4 upright: for each point as many
 * tally sheets as its teams need and one to spare, then the list of all bibs to tick off.
 */
export function tallySheets(board: Board, options: TallySheetOptions = {}): string {
  const { race, teams } = board;
  const rowsPerPage = options.rowsPerPage ?? DEFAULT_ROWS;
  const inOrder = teams.toSorted((a, b) => compareBibs(a.bib, b.bib) || compareText(a.teamId, b.teamId));
  const sheets = Array.from({ length: race.legs }, (_, index) => index + 1).flatMap((point) => [
    ...tallies(race, inOrder, point, rowsPerPage),
    ...tickLists(inOrder, point),
  ]);
  const rowMm = Math.min(TALLEST_ROW_MM, ROWS_HEIGHT_MM / rowsPerPage);
  return htmlPage({
    title: `${race.name} · tally sheets`,
    css: `${CSS}  :root { --row: ${rowMm.toFixed(1)}mm; --bib: ${bibBoxes(teams) * BIB_BOX_MM + 4}mm; }\n`,
    body: sheets.map((sheet, index) => sheetHtml(race, sheet, index + 1, sheets.length)).join('\n'),
  });
}

function sheetHtml(race: RaceLine, { point, content }: Sheet, number: number, of: number): string {
  return (
    htmlEscape`<section class="sheet">
<header><h1>${pointName(race, point)}</h1><span class="number">Sheet ${number} of ${of}</span></header>
<p class="race">${race.name}</p>
` + `${content}\n</section>`
  );
}

function pointName(race: RaceLine, point: number): string {
  return point === race.legs ? 'Finish' : `Exchange ${point} · leg ${point} → ${point + 1}`;
}

function tallies(race: RaceLine, teams: readonly TeamLine[], point: number, rowsPerPage: number): Sheet[] {
  const isFinish = point === race.legs;
  const head = `${fieldBoxes()}
${instructions(race, isFinish)}
<table class="rows">
<thead><tr><th class="row">#</th><th class="time">Time (hh:mm:ss)</th><th class="bib">Bib</th>\
${isFinish ? '' : '<th class="side">In/Out</th>'}<th>Remark</th></tr></thead>
<tbody>`;
  const boxes = rowBoxes(teams, isFinish);
  const sheetCount = Math.ceil(teams.length / rowsPerPage) + 1;
  return Array.from({ length: sheetCount }, (_, sheet) => {
    // Numbered through over a point's sheets, so that a row is named by its point and number alone.
    const rows = Array.from(
      { length: rowsPerPage },
      (_, row) => `<tr><td class="row">${sheet * rowsPerPage + row + 1}</td>${boxes}</tr>`,
    );
    return { point, content: `${head}\n${rows.join('\n')}\n</tbody>\n</table>` };
  });
}

function fieldBoxes(): string {
  return `<div class="fields"><span class="wide">Name</span><span>Date</span><span class="wide">Watch checked at</span><span class="wide">Times are<br>☐ since the gun &nbsp; ☐ time of day</span></div>`;
}

function instructions(race: RaceLine, isFinish: boolean): string {
  const zone = race.timeZone === null ? '' : ` (${race.timeZone})`;
  const sides = isFinish
    ? ''
    : ' <b>In/Out</b>: leave empty for a handoff; tick one only where the next runner leaves earlier or later.';
  return (
    htmlEscape`<p class="how">Write the race clock, or the time of day${zone}, and tick above which; one row a team, in the order in which they come. ` +
    '<b>No bib seen:</b> leave Bib empty. <b>No time:</b> leave Time empty.' +
    `${sides} Wrong? Strike the row through and write a new one.</p>`
  );
}

/** The empty cells of a row; the same in every row of a point. */
function rowBoxes(teams: readonly TeamLine[], isFinish: boolean): string {
  const pair = '<i></i><i></i>';
  const side = isFinish ? '' : '<td class="side"><u></u> In &nbsp; <u></u> Out</td>';
  return `<td>${[pair, pair, pair].join('<b>:</b>')}</td><td>${'<i></i>'.repeat(bibBoxes(teams))}</td>${side}<td></td>`;
}

function bibBoxes(teams: readonly TeamLine[]): number {
  const longest = teams.reduce((most, { bib }) => Math.max(most, bib.length), 0);
  return Math.min(BIB_BOXES.most, Math.max(BIB_BOXES.least, longest));
}

function tickLists(teams: readonly TeamLine[], point: number): Sheet[] {
  return Array.from({ length: Math.ceil(teams.length / TICKS_PER_SHEET) }, (_, sheet) => {
    const items = teams
      .slice(sheet * TICKS_PER_SHEET, (sheet + 1) * TICKS_PER_SHEET)
      .map(({ bib, name }) => htmlEscape`<li><b>${bib}</b><span>${name}</span></li>`);
    const content = `<p class="how">All teams: tick each off as it passes here.</p>
<ul class="ticks">
${items.join('\n')}
</ul>`;
    return { point, content };
  });
}
