import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import { bound, timeOfDay } from '../../src-shared/format/times.ts';
import { listTexts } from '../texts/list.ts';
import type { ListColumn } from './list-table.tsx';

/** The columns of entries: when, who, where, what it says, what was typed, how good its time is. */
export function historyColumns(timeZone: string | null): readonly ListColumn<HistoryEntry>[] {
  const { history } = listTexts;
  return [
    { title: history.at, width: '88px', look: 'quietFigures', cell: ({ at }) => timeOfDay(at, timeZone) },
    { title: history.by, width: '48px', look: 'quiet', cell: ({ by }) => by },
    {
      title: history.station,
      width: '112px',
      look: 'quiet',
      cell: ({ station }) => station ?? history.thisStation,
    },
    {
      title: history.says,
      width: 'minmax(200px, 1fr)',
      cell: ({ says, live }) => (live ? says : history.voided(says)),
    },
    { title: history.typed, width: '96px', look: 'figures', cell: ({ typed }) => typed },
    {
      title: history.bound,
      width: '96px',
      look: 'quietFigures',
      isRight: true,
      cell: ({ errorUs }) => (errorUs === null ? '' : bound(errorUs)),
    },
  ];
}
