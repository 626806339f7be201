import { memo } from 'react';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import { duration } from '../../src-shared/format/times.ts';
import { useRace } from '../mirror/use-mirror.ts';
import type { Bests } from './bests.ts';
import { TEAM_COLUMN } from './cell-cursor.ts';
import { expectedFinishes } from './forecast.ts';
import styles from './grid-row.module.css';
import { legCell } from './leg-cell.ts';
import { cellClass, cellLabel, LegCellView } from './leg-cell-view.tsx';

interface GridRowProps {
  readonly team: TeamRow;
  readonly place: string;
  readonly bests: Bests;
  /** Row of the grid, the head being 1. */
  readonly rowIndex: number;
  readonly topPx: number;
  /** Column of the cursor where it is in this row. */
  readonly cursorColumn: number | null;
  /** The legs on the screen, and how wide the ones before them are together. */
  readonly fromLeg: number;
  readonly toLeg: number;
  readonly skippedPx: number;
  readonly nowUs: number;
}

/** The id by which the grid names the cell that has the cursor. */
export const CHOSEN_CELL_ID = 'chosen-cell';

/** Columns before the first leg: place, bib, team, category. */
export const COLUMNS_BEFORE_LEGS = 4;

/** One team. Rendered again only when something of it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { team, place, rowIndex, topPx, cursorColumn } = props;
  const isTeamChosen = cursorColumn === TEAM_COLUMN;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={cursorColumn !== null}
      data-team={team.teamId}
      className={
        cursorColumn === null ? styles['row'] : `${styles['row'] ?? ''} ${styles['chosenRow'] ?? ''}`
      }
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className={styles['place']}>
        {place}
      </div>
      <div role="rowheader" aria-colindex={2} className={styles['bib']}>
        {team.bib}
      </div>
      <div
        role="gridcell"
        aria-colindex={3}
        id={isTeamChosen ? CHOSEN_CELL_ID : undefined}
        className={classesOf(styles['team'], '', isTeamChosen)}
      >
        {team.name}
      </div>
      <div role="gridcell" aria-colindex={4} className={styles['category']}>
        {team.category}
      </div>
      <LegCells {...props} />
      <div
        role="gridcell"
        aria-colindex={COLUMNS_BEFORE_LEGS + 1 + team.times.length}
        className={`${styles['total'] ?? ''} ${team.totalUs === null ? '' : (styles['final'] ?? '')}`}
      >
        {totalOf(team)}
      </div>
    </div>
  );
});

function LegCells({ team, bests, cursorColumn, fromLeg, toLeg, skippedPx, nowUs }: GridRowProps) {
  const timeZone = useRace(({ race }) => race.timeZone);
  const massStarts = useRace(({ race }) => race.massStarts);
  const medianLegUs = useRace(({ field }) => field.medianLegUs);
  const expected = expectedFinishes(team, medianLegUs, massStarts, nowUs);
  const cells = [];
  for (let index = fromLeg; index <= toLeg; index++) {
    const cell = legCell(team, index, bests, expected[index] ?? null, nowUs);
    const isChosen = index === cursorColumn;
    cells.push(
      <div
        key={index}
        role="gridcell"
        aria-colindex={COLUMNS_BEFORE_LEGS + 1 + index}
        aria-label={cellLabel(cell, timeZone)}
        id={isChosen ? CHOSEN_CELL_ID : undefined}
        className={classesOf(styles['leg'], cellClass(cell), isChosen)}
      >
        <LegCellView cell={cell} timeZone={timeZone} />
      </div>,
    );
  }
  return (
    <div role="presentation" className={styles['legs']} style={{ paddingLeft: skippedPx }}>
      {cells}
    </div>
  );
}

function classesOf(base = '', look: string, isChosen: boolean): string {
  return `${base} ${look} ${isChosen ? (styles['chosen'] ?? '') : ''}`;
}

/** The total, or the last split of who is still running, or the word of who is out. */
function totalOf({ status, totalUs, splits }: TeamRow): string {
  if (status !== null) return status;
  const us = totalUs ?? splits.findLast((split) => split !== null) ?? null;
  return us === null ? '' : duration(us);
}
