/** A sheet of times taken into the journal: every sound row once, however often the sheet is read. */
import { BatonError } from '../../src-shared/contract/errors.ts';
import { canonicalText } from '../../src-shared/domain/canonical.ts';
import type { Body, Draft } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import type { SheetRow } from '../import/times-sheet.ts';
import type { Station } from './station.ts';

export interface TimesImport {
  readonly drafts: readonly Draft[];
  readonly added: readonly SheetRow[];
  /** Rows that the journal has already, with the same content. */
  readonly same: number;
  /** Rows that the journal has with another content: taken in too, and asked about. */
  readonly differing: readonly SheetRow[];
  /** Rows whose bib is nobody's. */
  readonly unknownBibs: readonly SheetRow[];
}

/** A sheet of which more of the known rows differ than this share is taken for another sheet. */
const OTHER_SHEET_SHARE = 0.5;
/** A few corrected rows of a short sheet are no sign of another sheet. */
const OTHER_SHEET_ROWS = 5;

/**
 * Works out what a sheet adds. Nothing is recorded yet.
 *
 * @throws BatonError `badInput` where a different sheet of the same name was read before: taken in, its rows
 *   would count as corrections of the other's.
 */
export function planTimesImport(station: Station, sheet: string, rows: readonly SheetRow[]): TimesImport {
  const known = sheetRows(station);
  const added: SheetRow[] = [];
  const differing: SheetRow[] = [];
  let same = 0;
  for (const row of rows) {
    const contents = known.get(row.body.sourceKey ?? '');
    if (contents === undefined) added.push(row);
    else if (contents.has(contentOf(row.body))) same++;
    else differing.push(row);
  }
  if (
    differing.length > OTHER_SHEET_ROWS &&
    differing.length > OTHER_SHEET_SHARE * (same + differing.length)
  ) {
    throw new BatonError(
      'badInput',
      `A sheet named "${sheet}" was taken in before, and ${differing.length} of its rows say something else. Nothing was taken in. If this is another sheet, give it a name of its own with --sheet.`,
    );
  }
  const taken = [...added, ...differing];
  return {
    drafts: taken.map(({ body }) => ({ kind: 'passing', body })),
    added,
    same,
    differing,
    unknownBibs: taken.filter(
      ({ body }) => body.bib !== '' && station.fold.teamsOfBib(body.bib).length === 0,
    ),
  };
}

/** The contents under which each row of a sheet stands in the journal, whether or not it was voided since. */
function sheetRows(station: Station): Map<string, Set<string>> {
  const rows = new Map<string, Set<string>>();
  for (const entry of station.entries) {
    if (!isKind(entry, 'passing')) continue;
    const { body } = entry.fact;
    if (body.source !== 'sheet' || body.sourceKey === undefined) continue;
    const contents = rows.get(body.sourceKey) ?? new Set();
    rows.set(body.sourceKey, contents.add(contentOf(body)));
  }
  return rows;
}

function contentOf(body: Body<'passing'>): string {
  return canonicalText(body);
}
