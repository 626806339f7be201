import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { memo, useEffect, useId, useRef, useState } from 'react';
import { isEntryElement } from '../entry/entry-focus.ts';
import { entryStore } from '../entry/entry-store.ts';
import { useRows } from '../grid/use-rows.ts';
import { viewStore } from '../view/view-store.ts';
import styles from './list-table.module.css';
import { movedRow } from './moved-row.ts';

const ROW_PX = 32;
const HEAD_PX = 32;
/** Rows before the end at which more are asked for. */
const NEAR_THE_END = 40;

/** A column of a list. Define them outside of the component, or memoized: a row is rendered again with them. */
export interface ListColumn<T> {
  readonly title: string;
  /** As a track of a CSS grid: `64px`, `minmax(120px, 2fr)`. */
  readonly width: string;
  readonly look?: 'figures' | 'bib' | 'quiet' | 'quietFigures';
  readonly isRight?: boolean;
  readonly cell: (row: T) => ReactNode;
}

interface ListTableProps<T> {
  readonly label: string;
  readonly columns: readonly ListColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Enter, or a double click. */
  readonly onOpen?: (row: T) => void;
  /** Any other key, with the row that is chosen, if one is. Answers whether it was one of the list's. */
  readonly onKey?: (key: string, row: T | null) => boolean;
  /** Told the row that is chosen. */
  readonly onChoose?: (row: T) => void;
  /** The row that is chosen while nobody has chosen another. */
  readonly firstKey?: string | null;
  /** The list is shown to near its end: there may be more to read. */
  readonly onNearEnd?: () => void;
  /** Struck through: it stands for nothing any more. */
  readonly isVoid?: (row: T) => boolean;
  /** Takes the keys when it is first shown. */
  readonly takesFocus?: boolean;
}

/** A long list in columns, of which only what is on the screen is made. The keys stay with the list as a whole. */
export function ListTable<T>(props: ListTableProps<T>) {
  const { label, columns, rows, keyOf, isVoid, onNearEnd } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [pickedKey, setPickedKey] = useState<string | null>(null);
  const chosenKey = pickedKey ?? props.firstKey ?? null;
  const virtual = useRows(scroller, rows.length, ROW_PX, HEAD_PX);
  const visible = virtual.getVirtualItems();
  const chosenRow = chosenKey === null ? -1 : rows.findIndex((row) => keyOf(row) === chosenKey);
  const isChosenThere = visible.some(({ index }) => index === chosenRow);
  useFocusAtFirst(scroller, props.takesFocus === true);
  useNearEnd((visible.at(-1)?.index ?? 0) >= rows.length - NEAR_THE_END, rows.length, onNearEnd);

  const pick = (row: T): void => {
    setPickedKey(keyOf(row));
    props.onChoose?.(row);
  };
  const choose = (row: number): void => {
    const to = rows[row];
    if (to === undefined) return;
    pick(to);
    virtual.scrollToIndex(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.target !== scroller.current) return;
    const pageRows = Math.max(1, Math.floor((scroller.current.clientHeight - HEAD_PX) / ROW_PX) - 1);
    const moved = movedRow(chosenRow, event.key, { rows: rows.length, pageRows });
    if (moved !== null) choose(moved);
    else if (!isTaken(props, event.key, rows[chosenRow] ?? null)) return;
    event.preventDefault();
  };
  const rowAt = ({ target }: MouseEvent): T | undefined => {
    const row = target instanceof Element ? target.closest('[aria-rowindex]') : null;
    return rows[Number(row?.getAttribute('aria-rowindex') ?? 1) - 2];
  };
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      data-list=""
      aria-activedescendant={isChosenThere ? `${id}${chosenRow}` : undefined}
      className={chosenRow === -1 ? `${styles['list'] ?? ''} ${styles['unchosen'] ?? ''}` : styles['list']}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = rowAt(event);
        if (row !== undefined) pick(row);
      }}
      onDoubleClick={(event) => {
        const row = rowAt(event);
        if (row !== undefined) props.onOpen?.(row);
      }}
    >
      <Head columns={columns} />
      <div role="rowgroup" className={styles['rows']} style={{ height: rows.length * ROW_PX }}>
        {visible.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <Row
              key={keyOf(row)}
              id={`${id}${index}`}
              row={row}
              columns={columns}
              rowIndex={index + 2}
              topPx={start - HEAD_PX}
              isChosen={index === chosenRow}
              isVoid={isVoid?.(row) === true}
            />
          );
        })}
      </div>
    </div>
  );
}

function isTaken<T>({ onOpen, onKey }: ListTableProps<T>, key: string, row: T | null): boolean {
  if (belongsToEntry()) return false;
  if (key !== 'Enter') return onKey?.(key, row) === true;
  if (row === null || onOpen === undefined) return false;
  onOpen(row);
  return true;
}

/** With a bib typed, keys are the entry line's: a time is worth more than a look at a row. Not so in a dialog. */
function belongsToEntry(): boolean {
  return viewStore.getState().dialog === null && entryStore.getState().line !== '';
}

/** As soon as there is a list to take the keys, unless a field, a button or what is typed at the entry line has them. */
function useFocusAtFirst(list: { readonly current: HTMLElement | null }, takesFocus: boolean): void {
  useEffect(() => {
    const focused = document.activeElement;
    const isFree = isEntryElement(focused)
      ? entryStore.getState().line === ''
      : (focused?.contains(list.current) ?? true);
    if (takesFocus && isFree) list.current?.focus({ preventScroll: true });
  }, [list, takesFocus]);
}

function useNearEnd(isNear: boolean, count: number, onNearEnd: (() => void) | undefined): void {
  useEffect(() => {
    if (isNear) onNearEnd?.();
  }, [isNear, count, onNearEnd]);
}

function tracksOf(columns: readonly { readonly width: string }[]): string {
  return columns.map(({ width }) => width).join(' ');
}

function Head<T>({ columns }: { readonly columns: readonly ListColumn<T>[] }) {
  return (
    <div role="rowgroup" className={styles['head']}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles['headRow']}
        style={{ gridTemplateColumns: tracksOf(columns) }}
      >
        {columns.map(({ title, isRight }, index) => (
          <div key={index} role="columnheader" className={isRight === true ? styles['right'] : undefined}>
            {title}
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps<T> {
  readonly id: string;
  readonly row: T;
  readonly columns: readonly ListColumn<T>[];
  readonly rowIndex: number;
  readonly topPx: number;
  readonly isChosen: boolean;
  readonly isVoid: boolean;
}

function PlainRow<T>({ id, row, columns, rowIndex, topPx, isChosen, isVoid }: RowProps<T>) {
  const looks = [styles['row'], isChosen ? styles['chosen'] : '', isVoid ? styles['void'] : ''];
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isChosen}
      className={looks.join(' ')}
      style={{ transform: `translateY(${topPx}px)`, gridTemplateColumns: tracksOf(columns) }}
    >
      {columns.map(({ cell, look, isRight }, index) => (
        <div
          key={index}
          role="gridcell"
          className={`${look === undefined ? '' : (styles[look] ?? '')} ${isRight === true ? (styles['right'] ?? '') : ''}`}
        >
          {cell(row)}
        </div>
      ))}
    </div>
  );
}

// `memo` forgets the type parameter; the component is the same.
const Row = memo(PlainRow) as typeof PlainRow;
