import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { useRef } from 'react';
import { entryStore } from '../entry/entry-store.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { openDialog } from '../view/view-store.ts';
import { useStepUs } from '../view/now.ts';
import { movedCell, TEAM_COLUMN } from './cell-cursor.ts';
import type { Columns } from './columns.ts';
import { columnsFor } from './columns.ts';
import type { Field } from './field.ts';
import { GridHead } from './grid-head.tsx';
import { CHOSEN_CELL_ID, COLUMNS_BEFORE_LEGS, GridRow } from './grid-row.tsx';
import styles from './grid-table.module.css';
import { setGridView, useGridView } from './grid-view.ts';
import type { Standing } from './standing.ts';
import { indexAmong, placeAt } from './standing.ts';
import { useLegs } from './use-legs.ts';
import { useRows } from './use-rows.ts';
import { useWidth } from './use-width.ts';

const ROW_PX = 32;
const HEAD_PX = 40;
/** The number of rows on the screen varies by a few; the number that is kept does not. */
const POOL_STEP = 32;
const GRID_ID = 'grid-of-teams';
const HOUR_US = 3_600_000_000;
/** How soon a leg to come moves on with the time when its team is late. */
const FORECAST_STEP_SECONDS = 10;

/** Gives the keys to the grid, if it is shown. */
export function focusGrid(): void {
  document.getElementById(GRID_ID)?.focus({ preventScroll: true });
}

interface GridTableProps {
  readonly label: string;
  readonly field: Field;
  readonly shown: readonly Standing[];
}

/**
 * The grid itself. The keys stay with it as a whole, and it names the cell that has the cursor: the rows of cells
 * come and go with scrolling, and a focus within them would go with them.
 */
export function GridTable({ label, field, shown }: GridTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(useWidth(scroller), field);
  const nowUs = useStepUs(FORECAST_STEP_SECONDS);
  const cursor = useGridView((view) => view.cursor);
  const rows = useRows(scroller, shown.length, ROW_PX, HEAD_PX);
  const legs = useLegs(scroller, columns, field.legs);
  const cursorRow = cursor === null ? -1 : shown.findIndex(({ team }) => team.teamId === cursor.teamId);
  const visible = rows.getVirtualItems();
  // A row that leaves the screen becomes the one that enters it: new text is cheaper than new elements.
  const pool = Math.ceil(visible.length / POOL_STEP) * POOL_STEP;
  const chosen = shown[cursorRow]?.team ?? null;
  const isChosenThere = cursor !== null && visible.some(({ index }) => index === cursorRow);

  const moveTo = (row: number, column: number): void => {
    const team = shown[row]?.team;
    if (team === undefined) return;
    setGridView({ cursor: { teamId: team.teamId, column } });
    rows.scrollToIndex(row);
    if (columns.isWide && column !== TEAM_COLUMN) legs.scrollTo(column);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      // With something typed, Enter is the entry line's: a time is worth more than a look at a leg.
      if (chosen === null || entryStore.getState().line !== '') return;
      openCell(chosen.teamId, cursor?.column ?? TEAM_COLUMN);
      event.preventDefault();
      return;
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const extent = { rows: shown.length, legs: field.legs, pageRows };
    const moved =
      chosen === null && event.key.startsWith('Arrow')
        ? { row: visible[0]?.index ?? 0, column: 0 }
        : movedCell({ row: Math.max(0, cursorRow), column: cursor?.column ?? 0 }, event, extent);
    if (moved === null) return;
    moveTo(moved.row, moved.column);
    event.preventDefault();
  };
  return (
    <div
      id={GRID_ID}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={shown.length + 1}
      aria-colcount={field.legs + 5}
      aria-activedescendant={isChosenThere ? CHOSEN_CELL_ID : undefined}
      data-wide={columns.isWide ? '' : undefined}
      className={styles['grid']}
      style={variablesOf(columns, field.legs)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const cell = cellOf(event, field.legs);
        if (cell !== null) setGridView({ cursor: cell });
      }}
      onDoubleClick={(event) => {
        const cell = cellOf(event, field.legs);
        if (cell !== null) openCell(cell.teamId, cell.column);
      }}
    >
      <GridHead columns={columns} range={legs} />
      <div role="rowgroup" className={styles['rows']} style={{ height: shown.length * ROW_PX }}>
        {visible.map(({ index, start }) => {
          const standing = shown[index];
          if (standing === undefined) return null;
          return (
            <GridRow
              key={index % pool}
              team={standing.team}
              place={placeAt(field.standings, indexAmong(field.standings, standing))}
              bests={field.bests}
              rowIndex={index + 2}
              topPx={start - HEAD_PX}
              cursorColumn={index === cursorRow ? (cursor?.column ?? null) : null}
              fromLeg={legs.from}
              toLeg={legs.to}
              skippedPx={legs.from * columns.leg}
              nowUs={nowUs}
            />
          );
        })}
      </div>
    </div>
  );
}

function useColumns(width: number, field: Field): Columns {
  const hasHours = useRace(({ field: { medianLegUs } }) =>
    medianLegUs.some((us) => us !== null && us >= HOUR_US),
  );
  const widestBib = useRace(({ byBib }) => widestOf(byBib));
  return columnsFor(width, field.legs, hasHours, widestBib);
}

function widestOf(byBib: ReadonlyMap<string, unknown>): number {
  let widest = 0;
  for (const bib of byBib.keys()) widest = Math.max(widest, bib.length);
  return widest;
}

/** The widths as CSS variables: one place for head and rows. React types have no custom properties. */
function variablesOf(columns: Columns, legs: number): CSSProperties {
  const px = (width: number): string => `${width}px`;
  return {
    '--row': px(ROW_PX),
    '--head': px(HEAD_PX),
    '--place': px(columns.place),
    '--bib': px(columns.bib),
    '--team': px(columns.team),
    '--category': px(columns.category),
    '--leg': px(columns.leg),
    '--legs': px(columns.leg * legs),
    '--total': px(columns.total),
    '--all': px(columns.all),
  } as CSSProperties;
}

function openCell(teamId: string, column: number): void {
  openDialog({ kind: 'leg', teamId, leg: column === TEAM_COLUMN ? null : column + 1 });
}

/** The cell that a click was in; a click beside the legs is one on the team. */
function cellOf({ target }: MouseEvent, legs: number): { teamId: string; column: number } | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest('[data-team]');
  if (!(row instanceof HTMLElement)) return null;
  const { team: teamId } = row.dataset;
  const leg =
    Number(target.closest('[aria-colindex]')?.getAttribute('aria-colindex')) - COLUMNS_BEFORE_LEGS - 1;
  const column = leg >= 0 && leg < legs ? leg : TEAM_COLUMN;
  return teamId === undefined ? null : { teamId, column };
}
