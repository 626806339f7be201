/** What this window shows of the mirror, and how: nothing of it concerns the station. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { persist } from 'zustand/middleware';

/** What fills the space below the entry line. `lanes` is home. */
export type Panel =
  'lanes' | 'grid' | 'standing' | 'byLeg' | 'questions' | 'asOf' | 'results' | 'log' | 'clock';

/** The one dialog that is open, over everything; none of them stands in the way of taking a time (Space). */
export type Dialog =
  | { readonly kind: 'palette' | 'keys' | 'shift' | 'start' | 'raceSetup' | 'importTeams' | 'importTimes' }
  | { readonly kind: 'sticks' | 'newRace' | 'openRace' | 'look' | 'note' }
  | { readonly kind: 'teams'; readonly teamId: string | null }
  | { readonly kind: 'status'; readonly teamId: string | null; readonly leg: number | null }
  /** One leg with the history of its entries; leg null = the team as a whole. */
  | { readonly kind: 'leg'; readonly teamId: string; readonly leg: number | null }
  /** Correct one passing: time, bib, point, or void it. */
  | { readonly kind: 'passing'; readonly id: string }
  /** A passing that nobody pressed. */
  | { readonly kind: 'addPassing'; readonly teamId: string | null; readonly point: number | null }
  /** Passings to another point or by a time; none named = choose them by time and point. */
  | { readonly kind: 'move'; readonly ids: readonly string[] };

export type Theme = 'dark' | 'light' | 'contrast';

interface ViewState {
  readonly panel: Panel;
  readonly dialog: Dialog | null;
  readonly theme: Theme;
  /** Tones after each acknowledgement. */
  readonly sound: boolean;
  readonly search: string;
}

/** View state; theme and sound outlive the window. */
export const viewStore = createStore<ViewState>()(
  persist((): ViewState => ({ panel: 'lanes', dialog: null, theme: 'dark', sound: true, search: '' }), {
    name: 'baton-view',
    partialize: ({ theme, sound }) => ({ theme, sound }),
  }),
);

export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(viewStore, select);
}

export function showPanel(panel: Panel): void {
  viewStore.setState({ panel });
}

export function openDialog(dialog: Dialog): void {
  viewStore.setState({ dialog });
}

export function closeDialog(): void {
  viewStore.setState({ dialog: null });
}
