/** How the grid is shown: order and cursor. It outlives the panel, so that coming back finds it as it was. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CellCursor } from './cell-cursor.ts';

interface GridView {
  readonly order: 'standing' | 'bib';
  readonly cursor: CellCursor | null;
  /** Of the view by leg. */
  readonly leg: number;
}

const gridView = createStore<GridView>()(() => ({ order: 'standing', cursor: null, leg: 1 }));

export function useGridView<T>(select: (view: GridView) => T): T {
  return useStore(gridView, select);
}

export function setGridView(change: Partial<GridView>): void {
  gridView.setState(change);
}

/** From standing to bib and back. */
export function turnOrder(): void {
  gridView.setState(({ order }) => ({ order: order === 'bib' ? 'standing' : 'bib' }));
}
