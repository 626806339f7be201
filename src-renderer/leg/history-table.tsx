import { useMemo } from 'react';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import { Empty } from '../list/empty.tsx';
import { historyColumns } from '../list/history-columns.tsx';
import { ListTable } from '../list/list-table.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { legTexts } from '../texts/leg.ts';
import styles from './leg.module.css';
import type { History } from './use-history.ts';

interface HistoryTableProps {
  readonly history: History;
  /** The entry that is chosen at first. */
  readonly firstId: string | null;
  readonly onKey: (key: string) => boolean;
  readonly onChoose: (entry: HistoryEntry) => void;
  readonly onOpen: (entry: HistoryEntry) => void;
}

/** Every entry that was ever about it; what was voided is struck through and says so. */
export function HistoryTable({ history, firstId, onKey, onChoose, onOpen }: HistoryTableProps) {
  const timeZone = useRace(({ race }) => race.timeZone);
  const columns = useMemo(() => historyColumns(timeZone), [timeZone]);
  const texts = legTexts.history;
  return (
    <div className={styles['history']}>
      {history.state !== 'read' || history.entries.length === 0 ? (
        <Empty
          says={
            history.state === 'refused' ? history.says : texts[history.state === 'read' ? 'none' : 'loading']
          }
        />
      ) : (
        <ListTable
          label={texts.label}
          columns={columns}
          rows={history.entries}
          keyOf={idOf}
          firstKey={firstId}
          isVoid={isVoid}
          onKey={onKey}
          onChoose={onChoose}
          onOpen={onOpen}
          takesFocus
        />
      )}
    </div>
  );
}

const idOf = ({ id }: HistoryEntry): string => id;
const isVoid = ({ live }: HistoryEntry): boolean => !live;
