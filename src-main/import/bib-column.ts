/** The column for the bib, which start lists and sheets of times have in common. */
import type { Column } from './table-columns.ts';

/** As long as the journal lets a bib be. */
export const MAX_BIB_LENGTH = 40;

export const BIB_COLUMN: Column<'bib'> = {
  key: 'bib',
  says: 'the bib',
  names: [
    ...['bib', 'bib number', 'bib no', 'bib nr', 'no', 'nr', 'number'],
    ...['start number', 'start no', 'start nr', 'startnummer', 'team number', 'team no', 'team nr'],
  ],
};
