/** The cell that the arrow keys have chosen, and where a key takes it. */

/** `TEAM_COLUMN` is the team as a whole; from 0 on they are its legs. */
export const TEAM_COLUMN = -1;

export interface CellCursor {
  /** The team keeps the cursor when the order changes under it. */
  readonly teamId: string;
  readonly column: number;
}

interface Extent {
  readonly rows: number;
  readonly legs: number;
  /** How many rows fit on the screen. */
  readonly pageRows: number;
}

/** A key press, as far as it matters here. */
interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where a key moves the cursor.
 *
 * @returns row and column; `null` where the key is none of the grid's.
 */
export function movedCell(
  at: { readonly row: number; readonly column: number },
  { key, ctrlKey }: Pressed,
  { rows, legs, pageRows }: Extent,
): { row: number; column: number } | null {
  const row = (to: number) => ({ row: Math.max(0, Math.min(rows - 1, to)), column: at.column });
  const column = (to: number) => ({ row: at.row, column: Math.max(TEAM_COLUMN, Math.min(legs - 1, to)) });
  switch (key) {
    case 'ArrowUp':
      return row(at.row - 1);
    case 'ArrowDown':
      return row(at.row + 1);
    case 'ArrowLeft':
      return column(at.column - 1);
    case 'ArrowRight':
      return column(at.column + 1);
    case 'PageUp':
      return row(at.row - pageRows);
    case 'PageDown':
      return row(at.row + pageRows);
    case 'Home':
      return ctrlKey ? row(0) : column(TEAM_COLUMN);
    case 'End':
      return ctrlKey ? row(rows - 1) : column(legs - 1);
    default:
      return null;
  }
}
