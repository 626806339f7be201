import { useMemo, useState } from 'react';
import { Empty } from '../list/empty.tsx';
import { historyColumns } from '../list/history-columns.tsx';
import type { ListColumn } from '../list/list-table.tsx';
import { ListTable } from '../list/list-table.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { logTexts } from '../texts/log.ts';
import { openDialog } from '../view/view-store.ts';
import styles from './log-panel.module.css';
import type { LogLine } from './log-pages.ts';
import { logLines } from './log-pages.ts';
import { UndoHead } from './undo-head.tsx';
import { useLog } from './use-log.ts';
import { VoidForm } from './void-form.tsx';

/** The journal backwards: who recorded what, when, where; undo and redo; any entry can be voided with a reason. */
export function LogPanel() {
  const { pages, problem, readOlder } = useLog();
  const [isOnlyThis, setOnlyThis] = useState(false);
  const [voiding, setVoiding] = useState<LogLine | null>(null);
  const columns = useLogColumns();
  const lines = useMemo(() => {
    const all = logLines(pages?.entries ?? []);
    return isOnlyThis ? all.filter(({ entry }) => entry.station === null) : all;
  }, [pages, isOnlyThis]);
  const onKey = (key: string, line: LogLine | null): boolean => {
    if (key !== 'Delete' && key !== 'v' && key !== 'V') return false;
    if (line?.entry.live === true) setVoiding(line);
    return true;
  };
  return (
    <PanelFrame label={logTexts.title}>
      <UndoHead isOnlyThis={isOnlyThis} onOnlyThis={setOnlyThis} />
      {voiding === null ? null : (
        <VoidForm
          key={voiding.entry.id}
          entry={voiding.entry}
          onDone={() => {
            setVoiding(null);
          }}
        />
      )}
      {lines.length === 0 ? (
        <Empty says={problem ?? emptyWords(pages === null, isOnlyThis)} />
      ) : (
        <ListTable
          label={logTexts.label}
          columns={columns}
          rows={lines}
          keyOf={idOf}
          isVoid={isVoid}
          onKey={onKey}
          onOpen={correct}
          onNearEnd={readOlder}
          takesFocus
        />
      )}
      <ul className={styles['keys']}>
        <li>
          <KeyCap keys="↑↓" /> {logTexts.keys.choose}
        </li>
        <li>
          <KeyCap keys="Enter" /> {logTexts.keys.open}
        </li>
        <li>
          <KeyCap keys="V" /> {logTexts.keys.void}
        </li>
        <li className={styles['intro']}>{logTexts.intro}</li>
      </ul>
    </PanelFrame>
  );
}

const idOf = ({ entry }: LogLine): string => entry.id;
const isVoid = ({ entry }: LogLine): boolean => !entry.live;

function correct({ entry }: LogLine): void {
  if (entry.kind === 'passing' && entry.live) openDialog({ kind: 'passing', id: entry.id });
}

function emptyWords(isLoading: boolean, isOnlyThis: boolean): string {
  if (isLoading) return logTexts.loading;
  return isOnlyThis ? logTexts.noneHere : logTexts.none;
}

const BRACKETS = { first: '└', within: '│', last: '┌' } as const;

function useLogColumns(): readonly ListColumn<LogLine>[] {
  const timeZone = useRace(({ race }) => race.timeZone);
  return useMemo(() => {
    const step: ListColumn<LogLine> = {
      title: logTexts.step,
      width: '40px',
      look: 'quietFigures',
      cell: (line) => (line.step === null ? '' : BRACKETS[line.step]),
    };
    const others = historyColumns(timeZone).map((column): ListColumn<LogLine> => ({
      ...column,
      cell: ({ entry }) => column.cell(entry),
    }));
    return [step, ...others];
  }, [timeZone]);
}
