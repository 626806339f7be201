import { memo } from 'react';
import { duration, minuteOfDay } from '../../src-shared/format/times.ts';
import { gridTexts } from '../texts/grid.ts';
import { useNowUs } from '../view/now.ts';
import styles from './grid-row.module.css';
import type { LegCell } from './leg-cell.ts';

interface LegCellViewProps {
  readonly cell: LegCell;
  readonly timeZone: string | null;
}

/** What stands in a cell: a time with its sign. The words for a screen reader are the cell's label. */
export function LegCellView({ cell, timeZone }: LegCellViewProps) {
  switch (cell.kind) {
    case 'run':
      return `${SIGNS[cell.sign ?? 'none']}${duration(cell.us)}${cell.sign === 'asks' ? ' ?' : ''}`;
    case 'running':
      return <TimeSoFar startUs={cell.startUs} asks={cell.asks} />;
    case 'toCome':
      return `~${minuteOfDay(cell.atUs, timeZone)}`;
    case 'out':
      return cell.word;
    case 'unseen':
      return cell.asks ? '– ?' : '–';
    case 'blank':
      return null;
  }
}

const SIGNS = { best: '★ ', given: 'g ', asks: '', none: '' } as const;

/** Counts up by itself, so that the second costs the running legs on the screen and nothing else. */
const TimeSoFar = memo(function TimeSoFar({
  startUs,
  asks,
}: {
  readonly startUs: number;
  readonly asks: boolean;
}) {
  return `▸ ${duration(useNowUs() - startUs)}${asks ? ' ?' : ''}`;
});

/** How a cell looks. */
export function cellClass(cell: LegCell): string {
  const look = cell.kind === 'run' ? cell.sign : 'asks' in cell && cell.asks ? 'asks' : cell.kind;
  return look === null || look === 'blank' ? '' : (styles[look] ?? '');
}

/** What a screen reader says of a cell; absent where its text says it all. */
export function cellLabel(cell: LegCell, timeZone: string | null): string | undefined {
  const { cells } = gridTexts;
  switch (cell.kind) {
    case 'run':
      return cell.sign === null ? undefined : cells[cell.sign](duration(cell.us));
    case 'toCome':
      return cells.toCome(minuteOfDay(cell.atUs, timeZone));
    case 'unseen':
      return cell.asks ? cells.unseenAsks : cells.unseen;
    case 'running':
    case 'out':
    case 'blank':
      return undefined;
  }
}
