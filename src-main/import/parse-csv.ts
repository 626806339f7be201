/** From CSV text to rows of cells that know their line in the file. */
import { CsvError, parse } from 'csv-parse/sync';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { plainText } from '../../src-shared/domain/canonical.ts';

/** The delimiters that spreadsheets write. Where nothing speaks for another one, the first is meant. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** One row of the file, blank or not. */
export interface CsvRow {
  /** The line on which the row begins, 1-based, as an editor shows it. */
  readonly line: number;
  /** Plain text (NFC, without U+0000), without the blanks around it. */
  readonly cells: readonly string[];
}

/** How much of the file is looked at to find its header. */
const HEADER_LENGTH = 64 * 1024;

const DIALECT = { record_delimiter: '\n', relax_column_count: true, trim: true } as const;

/** Text with LF alone for line ends: the lines are then counted as an editor counts them, also within quotes. */
export function unifyLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * The cells of the first row that is not blank, read with this delimiter; `null` where there is none, or where
 * the quotes show that another delimiter is meant.
 */
export function headerOf(text: string, delimiter: Delimiter): readonly string[] | null {
  try {
    const options = { ...DIALECT, delimiter, to: 1, skip_records_with_empty_values: true };
    return parse(text.slice(0, HEADER_LENGTH), options)[0]?.map(cellText) ?? null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/**
 * All rows of the text, blank ones too, in the order of the file.
 *
 * @param text - with LF for line ends.
 * @param path - names the file in the sentence of an error.
 * @throws BatonError `badInput` where a quotation mark is not closed or stands within a cell.
 */
export function parseCsv(text: string, delimiter: Delimiter, path: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let nextLine = 1;
  try {
    parse(text, {
      ...DIALECT,
      delimiter,
      on_record: (record: string[], { lines: lastLine }) => {
        rows.push({ line: nextLine, cells: record.map(cellText) });
        nextLine = lastLine + 1;
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? badQuote(error, path, nextLine) : error;
  }
  return rows;
}

function cellText(cell: string): string {
  return plainText(cell).trim();
}

function badQuote(cause: CsvError, path: string, line: number): BatonError {
  const sentence =
    cause.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark (") in this row is never closed. Close or remove it.'
      : 'a quotation mark (") in this row is not closed, or stands within a cell. ' +
        'Remove it, or put the whole cell in quotes and write those within it twice.';
  return new BatonError('badInput', `${path}, line ${line}: ${sentence}`, { cause });
}
