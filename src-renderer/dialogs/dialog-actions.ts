/** The actions that open a dialog, with their keys. */
import type { Action } from '../actions/actions.ts';
import { registerActions } from '../actions/actions.ts';
import { entryStore } from '../entry/entry-store.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { teamOfBib } from '../parts/team-search.ts';
import { dialogActionTexts } from '../texts/dialogs.ts';
import type { Dialog } from '../view/view-store.ts';
import { openDialog } from '../view/view-store.ts';

type Texts = keyof typeof dialogActionTexts;

/** The team whose bib stands in the entry line: who types a bib and then F6 means that one. */
function typedTeamId(): string | null {
  const { seen } = mirrorStore.getState();
  if (seen.mode !== 'race') return null;
  return teamOfBib(seen.teams.values(), entryStore.getState().line)?.teamId ?? null;
}

const isRace = (): boolean => mirrorStore.getState().seen.mode === 'race';

function opens(id: Texts, keys: string | null, group: Action['group'], dialog: () => Dialog): Action {
  return {
    id,
    ...dialogActionTexts[id],
    keys,
    group,
    run: () => {
      openDialog(dialog());
    },
  };
}

/** As `opens`, where a race is open. */
function inRace(id: Texts, keys: string | null, group: Action['group'], dialog: () => Dialog): Action {
  return { ...opens(id, keys, group, dialog), isAvailable: isRace };
}

registerActions([
  inRace('start', 'F9', 'record', () => ({ kind: 'start' })),
  inRace('shift', 'F2', 'record', () => ({ kind: 'shift' })),
  inRace('addPassing', 'Alt+A', 'correct', () => ({
    kind: 'addPassing',
    teamId: typedTeamId(),
    point: null,
  })),
  inRace('move', 'Alt+M', 'correct', () => ({ kind: 'move', ids: [] })),
  inRace('note', 'Alt+N', 'correct', () => ({ kind: 'note' })),
  inRace('teams', 'F3', 'teams', () => ({ kind: 'teams', teamId: typedTeamId() })),
  inRace('status', 'F6', 'teams', () => ({ kind: 'status', teamId: typedTeamId(), leg: null })),
  inRace('importTeams', null, 'teams', () => ({ kind: 'importTeams' })),
  inRace('raceSetup', 'F10', 'race', () => ({ kind: 'raceSetup' })),
  inRace('importTimes', null, 'race', () => ({ kind: 'importTimes' })),
  opens('sticks', 'Alt+S', 'race', () => ({ kind: 'sticks' })),
  opens('newRace', null, 'race', () => ({ kind: 'newRace' })),
  opens('openRace', null, 'race', () => ({ kind: 'openRace' })),
  opens('look', null, 'look', () => ({ kind: 'look' })),
  opens('palette', 'Ctrl+K', 'program', () => ({ kind: 'palette' })),
  opens('keys', '?', 'program', () => ({ kind: 'keys' })),
]);
