import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { timeOfDay } from '../../../src-shared/format/times.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import { stepIn } from '../../parts/step-in.ts';
import { startTexts } from '../../texts/start.ts';
import styles from './start-dialog.module.css';
import type { StartRow } from './start-rows.ts';
import { firstToStart } from './start-rows.ts';

interface StartListProps {
  readonly rows: readonly StartRow[];
  readonly timeZone: string | null;
  /** A line was asked for, at this moment of the window's clock (`event.timeStamp`, ms). */
  readonly onStart: (row: StartRow, atMs: number) => void;
}

/** The starts, one key each. What counts is when the key, or the mouse button, went down. */
export function StartList({ rows, timeZone, onStart }: StartListProps) {
  const list = useRef<HTMLDivElement>(null);
  const pointerDownMs = useRef<number | null>(null);
  const buttons = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];
  const first = useRef(firstToStart(rows));
  useEffect(() => {
    list.current?.querySelectorAll('button')[first.current]?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const focused = buttons().findIndex((button) => button === document.activeElement);
    const asked =
      event.key === 'Enter' || event.key === ' ' ? rows[focused] : rows.find(({ key }) => key === event.key);
    if (asked !== undefined) {
      event.preventDefault();
      onStart(asked, event.timeStamp);
      return;
    }
    const next = stepIn(event.key, focused, rows.length);
    if (next === null) return;
    event.preventDefault();
    buttons()[next]?.focus();
  };
  return (
    <div
      ref={list}
      role="group"
      aria-label={startTexts.list}
      className={styles['list']}
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <button
          key={row.key}
          type="button"
          className={styles['start']}
          aria-keyshortcuts={row.key}
          onPointerDown={(event) => {
            pointerDownMs.current = event.timeStamp;
          }}
          onClick={(event) => {
            onStart(row, pointerDownMs.current ?? event.timeStamp);
          }}
        >
          <KeyCap keys={row.key.toUpperCase()} />
          <span className={styles['name']}>{row.name}</span>
          <When row={row} timeZone={timeZone} />
        </button>
      ))}
    </div>
  );
}

function When({ row, timeZone }: { readonly row: StartRow; readonly timeZone: string | null }) {
  if (row.recordedUs !== null) {
    return (
      <span className={`${styles['when'] ?? ''} ${styles['done'] ?? ''}`}>
        {startTexts.recorded(timeOfDay(row.recordedUs, timeZone, 1))}
      </span>
    );
  }
  const planned =
    row.plannedUs === null ? startTexts.notPlanned : startTexts.planned(timeOfDay(row.plannedUs, timeZone));
  return <span className={styles['when']}>{planned}</span>;
}
