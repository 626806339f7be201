/** Every screen and dialog of the window, and the keys that lead there: for the accessibility check and the screenshots. */
import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { RaceWindow } from './race-window.ts';

export const THEMES = ['dark', 'light', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export interface Screen {
  readonly name: string;
  /** Leads there from the lanes. */
  readonly go: (window: RaceWindow) => Promise<void>;
  /** What is seen when it is there. */
  readonly seen: (window: RaceWindow) => Locator;
  /** One of the few at which a volunteer spends the night. */
  readonly isMain?: boolean;
}

const main = (window: RaceWindow): Locator => window.page.getByRole('main');

function panel(name: string, key: string, heading: string | RegExp, isMain = false): Screen {
  return {
    name,
    isMain,
    go: (window) => window.press(key),
    seen: (window) => main(window).getByText(heading).first(),
  };
}

function dialog(name: string, title: string | RegExp, ...keys: readonly string[]): Screen {
  return {
    name,
    go: (window) => window.press(...keys),
    seen: (window) => window.dialog.getByRole('heading', { name: title }).first(),
  };
}

/** A dialog without a key of its own: found by words. */
function found(name: string, words: string, title: string): Screen {
  return {
    name,
    go: (window) => window.find(words),
    seen: (window) => window.dialog.getByRole('heading', { name: title }).first(),
  };
}

/** Of a race under way with every kind of thing in it. */
export const SCREENS: readonly Screen[] = [
  { name: 'lanes', isMain: true, go: () => Promise.resolve(), seen: (window) => window.handed },
  {
    name: 'lanes-typing',
    isMain: true,
    async go(window) {
      await window.press('Space', 'Space');
      await window.type('1');
    },
    seen: (window) => window.openTimes.getByRole('listitem').first(),
  },
  panel('grid', 'F4', 'Leg 1', true),
  panel('standing', 'Alt+1', 'Behind'),
  panel('by-leg', 'Alt+2', 'Runner'),
  panel('questions', 'Alt+3', /./),
  panel('as-of', 'Alt+4', /./),
  panel('results', 'F7', 'Provisional', true),
  panel('log', 'F8', 'Everything that was ever recorded.', true),
  panel('clock', 'Alt+K', 'Time server'),
  {
    name: 'leg',
    isMain: true,
    async go(window) {
      await window.press('F4', 'ArrowDown', 'ArrowDown', 'Enter');
    },
    seen: (window) => window.dialog.getByRole('grid', { name: /^All entries about it/ }),
  },
  dialog('keys', 'Keys', '?'),
  dialog('palette', 'Everything', 'Control+K'),
  dialog('shift', 'Shift and point', 'F2'),
  dialog('teams', 'Teams', 'F3'),
  dialog('status', 'Status of a team', 'F6'),
  dialog('start', 'Record a start', 'F9'),
  dialog('race-setup', 'Race set-up', 'F10'),
  dialog('add-passing', 'A passing that nobody pressed', 'Alt+A'),
  dialog('move', 'Move passings', 'Alt+M'),
  dialog('note', /note/i, 'Alt+N'),
  dialog('sticks', /stick/i, 'Alt+S'),
  found('import-teams', 'Read a start list', 'Read a start list'),
  found('import-times', 'Read a sheet of times', 'Read a sheet of times'),
  found('new-race', 'New race', 'New race'),
  found('open-race', 'Open a race', 'Open a race'),
  found('look', 'Look and sound', 'Look and sound'),
];

/** Goes to a screen and waits for it. */
export async function show(window: RaceWindow, screen: Screen): Promise<void> {
  await screen.go(window);
  await expect(screen.seen(window), `“${screen.name}” is shown`).toBeVisible();
}

/** Has the window opened in a theme. */
export async function useTheme(window: Pick<RaceWindow, 'page'>, theme: Theme): Promise<void> {
  await window.page.evaluate((kept) => {
    localStorage.setItem('baton-view', JSON.stringify({ state: { theme: kept, sound: false }, version: 0 }));
  }, theme);
  await window.page.reload();
}
