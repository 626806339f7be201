import type { ResultListRow } from '../../src-shared/contract/calls.ts';
import { listTexts } from '../texts/list.ts';
import { openDialog } from '../view/view-store.ts';
import type { ListColumn } from './list-table.tsx';
import { ListTable } from './list-table.tsx';

interface ResultListProps {
  readonly label: string;
  readonly rows: readonly ResultListRow[];
  /** The leg that the list is about; `null` for totals. Enter opens it. */
  readonly leg: number | null;
  readonly takesFocus?: boolean;
}

/** A list of results as the station made it. */
export function ResultList({ label, rows, leg, takesFocus = false }: ResultListProps) {
  return (
    <ListTable
      label={label}
      columns={COLUMNS}
      rows={rows}
      keyOf={keyOf}
      onOpen={({ teamId }) => {
        openDialog({ kind: 'leg', teamId, leg });
      }}
      takesFocus={takesFocus}
    />
  );
}

const keyOf = ({ teamId }: ResultListRow): string => teamId;

const { place, bib, team, category, time, behind, note } = listTexts;
const COLUMNS: readonly ListColumn<ResultListRow>[] = [
  { title: place, width: '64px', look: 'figures', cell: (row) => row.place },
  { title: bib, width: '88px', look: 'bib', cell: (row) => row.bib },
  { title: team, width: 'minmax(160px, 3fr)', cell: (row) => row.team },
  { title: category, width: 'minmax(88px, 1fr)', look: 'quiet', cell: (row) => row.category },
  { title: time, width: '120px', look: 'figures', isRight: true, cell: (row) => row.time },
  { title: behind, width: '120px', look: 'quietFigures', isRight: true, cell: (row) => row.behind },
  { title: note, width: 'minmax(120px, 1fr)', look: 'quiet', cell: (row) => row.note },
];
