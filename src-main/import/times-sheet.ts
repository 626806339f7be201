/** A sheet of times as it was written down at a point: one row, one passing. */
import { parse } from 'node:path';
import { plainText } from '../../src-shared/domain/canonical.ts';
import type { Body, Side } from '../../src-shared/domain/entry.ts';
import { BIB_COLUMN, MAX_BIB_LENGTH } from './bib-column.ts';
import { quoted } from './quoted.ts';
import type { TableRow } from './read-table.ts';
import { readTable } from './read-table.ts';
import type { RowProblem } from './row-problem.ts';
import type { SheetTime } from './sheet-time.ts';
import { elapsedOf, readSheetTime } from './sheet-time.ts';
import type { TableSpec } from './table-columns.ts';

/** One row of a sheet, as the body of the passing that it becomes. */
export interface SheetRow {
  /** Line of the file, 1-based. */
  readonly line: number;
  readonly body: Body<'passing'>;
}

export interface TimesSheet {
  /** The sound rows, in the order of the file. */
  readonly rows: SheetRow[];
  /** What is wrong with the other rows, by line. */
  readonly problems: RowProblem[];
  /** Columns that were passed over, by name. */
  readonly ignoredColumns: string[];
}

/** What must be known of the race to read one of its sheets. */
export interface SheetContext {
  /** Names the sheet within the race: a row read twice under the same name counts once. */
  readonly sheet: string;
  readonly legs: number;
  /** The gun, µs since 1970 UTC; `null` while nobody has said when it was. */
  readonly gunUs: number | null;
}

type SheetKey = 'bib' | 'elapsed' | 'time' | 'order' | 'leg' | 'side';

const TIMES_SHEET: TableSpec<SheetKey> = {
  columns: [
    BIB_COLUMN,
    { key: 'elapsed', says: 'the elapsed time', names: ['elapsed', 'elapsed time', 'gun time', 'race time'] },
    { key: 'time', says: 'the time', names: ['time', 'timestamp', 'date time'] },
    { key: 'order', says: 'the order', names: ['order', 'row', 'line', 'seq', 'sequence'] },
    { key: 'leg', says: 'the leg', names: ['leg', 'point', 'exchange'] },
    { key: 'side', says: 'the side', names: ['side', 'in out', 'direction'] },
  ],
  needed: [['bib'], ['elapsed', 'time']],
};

const MAX_SHEET_NAME_LENGTH = 60;
/** Leaves room for the sheet's name and a count within a `sourceKey`. */
const MAX_ORDER_LENGTH = 100;

type Row = TableRow<SheetKey>;
type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** What a row says, before it is given its name and its place among the others. */
interface Observation {
  readonly bib: string;
  readonly time: SheetTime | null;
  readonly where: { readonly side: Side; readonly point?: number };
}

/** The name of a sheet: its file's name without folder and ending, at most 60 characters. */
export function sheetNameOf(path: string): string {
  const name = plainText(parse(path).name).trim().slice(0, MAX_SHEET_NAME_LENGTH);
  // The cut may have gone through the middle of a character outside the first plane.
  return name.replace(/[\uD800-\uDBFF]$/, '').trim();
}

/**
 * Reads a sheet of times. A time may be written since the gun (`H:MM:SS`, `MM:SS`, with decimals) or as a moment
 * with a zone; its error bound is the unit to which it was written. A row with a bib and no time keeps its place
 * by the time of the row before it.
 *
 * @throws BatonError as `readTable`; a single bad row is a problem and never throws.
 */
export async function readTimesSheet(path: string, context: SheetContext): Promise<TimesSheet> {
  const table = await readTable(path, TIMES_SHEET);
  const nameRow = rowNamer(table.columns.has('order'));
  const rows: SheetRow[] = [];
  const problems = [...table.problems];
  let before: SheetTime | null = null;
  for (const row of table.rows) {
    // Named before it is judged, so that the other rows keep their names when a bad one is put right.
    const rowName = nameRow(row);
    const reading = observe(row, context);
    if (!reading.ok) {
      problems.push({ line: row.line, reason: reading.why });
      continue;
    }
    const { bib, time, where } = reading.value;
    const sourceKey = `${context.sheet}:${rowName}`;
    const body = { bib, ...where, ...timeFields(time, before), source: 'sheet' as const, sourceKey };
    rows.push({ line: row.line, body });
    before = time ?? before;
  }
  problems.sort((a, b) => a.line - b.line);
  return { rows, problems, ignoredColumns: [...table.ignoredColumns] };
}

/** Names each row by its order, or by its place where it has none; a name that was given before gets a count. */
function rowNamer(hasOrder: boolean): (row: Row) => string {
  const given = new Set<string>();
  const lastCount = new Map<string, number>();
  return ({ cells, ordinal }) => {
    const order = cells.get('order') ?? (hasOrder ? `row ${ordinal}` : String(ordinal));
    let count = lastCount.get(order) ?? 0;
    let name: string;
    do {
      count++;
      name = count === 1 ? order : `${order}#${count}`;
    } while (given.has(name));
    lastCount.set(order, count);
    given.add(name);
    return name;
  };
}

function observe(row: Row, { legs, gunUs }: SheetContext): Reading<Observation> {
  const bib = row.cells.get('bib') ?? '';
  if (bib.length > MAX_BIB_LENGTH) {
    return refuse(`the bib ${quoted(bib)} is longer than ${MAX_BIB_LENGTH} characters`);
  }
  const order = row.cells.get('order') ?? '';
  if (order.length > MAX_ORDER_LENGTH) {
    return refuse(`the order ${quoted(order)} is longer than ${MAX_ORDER_LENGTH} characters`);
  }
  const time = timeOf(row, gunUs);
  if (!time.ok) return time;
  if (bib === '' && time.value === null) return refuse('the row has neither a bib nor a time');
  const where = placeOf(row, legs);
  if (!where.ok) return where;
  return { ok: true, value: { bib, time: time.value, where: where.value } };
}

/** The row's time; where both columns are filled, they must say the same, and the one since the gun counts. */
function timeOf({ cells }: Row, gunUs: number | null): Reading<SheetTime | null> {
  const times: SheetTime[] = [];
  for (const key of ['elapsed', 'time'] as const) {
    const text = cells.get(key);
    if (text === undefined) continue;
    const reading = readSheetTime(text, gunUs);
    if (!reading.ok) return reading;
    times.push(reading.time);
  }
  const [first = null, second = null] = times;
  if (first !== null && second !== null && differ(first, second, gunUs)) {
    const shown = [cells.get('elapsed') ?? '', cells.get('time') ?? ''].map(quoted).join(' and ');
    return refuse(`the two times ${shown} do not say the same (leave one of them empty)`);
  }
  return { ok: true, value: first };
}

function differ(first: SheetTime, second: SheetTime, gunUs: number | null): boolean {
  const firstUs = elapsedOf(first, gunUs);
  const secondUs = elapsedOf(second, gunUs);
  // Without a gun, the two cannot be held against each other.
  if (firstUs === null || secondUs === null) return false;
  return Math.abs(firstUs - secondUs) > Math.max(first.resolutionUs, second.resolutionUs);
}

function placeOf({ cells }: Row, legs: number): Reading<Observation['where']> {
  const leg = cells.get('leg');
  const side = cells.get('side')?.toLowerCase() ?? 'handoff';
  if (side !== 'in' && side !== 'out' && side !== 'handoff') {
    return refuse(`${quoted(side)} is not a side (write in or out, or leave it empty)`);
  }
  if (leg === undefined) {
    if (side === 'handoff') return { ok: true, value: { side } };
    return refuse(`the side ${quoted(side)} needs a leg (write at which leg's end it was)`);
  }
  const point = /^\d{1,4}$/.test(leg) ? Number(leg) : 0;
  if (point < 1 || point > legs) return refuse(`${quoted(leg)} is not a leg of this race (1 to ${legs})`);
  return { ok: true, value: { side, point } };
}

function timeFields(
  time: SheetTime | null,
  before: SheetTime | null,
): Pick<Body<'passing'>, 'timeUs' | 'elapsedUs' | 'errorUs' | 'afterUs' | 'afterElapsedUs'> {
  if (time !== null) {
    const { kind, us, resolutionUs: errorUs } = time;
    return kind === 'elapsed' ? { elapsedUs: us, errorUs } : { timeUs: us, errorUs };
  }
  if (before === null) return {};
  return before.kind === 'elapsed' ? { afterElapsedUs: before.us } : { afterUs: before.us };
}

function refuse(why: string): { ok: false; why: string } {
  return { ok: false, why };
}
