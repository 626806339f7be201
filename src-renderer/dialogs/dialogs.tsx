import './dialog-actions.ts';
import { entryStore } from '../entry/entry-store.ts';
import { useMirror } from '../mirror/use-mirror.ts';
import type { Dialog } from '../view/view-store.ts';
import { useView } from '../view/view-store.ts';
import { ImportTeamsDialog } from './import/import-teams-dialog.tsx';
import { ImportTimesDialog } from './import/import-times-dialog.tsx';
import { LookDialog } from './look/look-dialog.tsx';
import { NoteDialog } from './look/note-dialog.tsx';
import { NewRaceDialog } from './new-race/new-race-dialog.tsx';
import { OpenRaceDialog } from './new-race/open-race-dialog.tsx';
import { KeysDialog } from './palette/keys-dialog.tsx';
import { PaletteDialog } from './palette/palette-dialog.tsx';
import { AddPassingDialog } from './passing/add-passing-dialog.tsx';
import { MoveDialog } from './passing/move-dialog.tsx';
import { PassingDialog } from './passing/passing-dialog.tsx';
import { RaceSetupDialog } from './race-setup/race-setup-dialog.tsx';
import { ShiftDialog } from './shift/shift-dialog.tsx';
import { StartDialog } from './start/start-dialog.tsx';
import { StatusDialog } from './status/status-dialog.tsx';
import { SticksDialog } from './sticks/sticks-dialog.tsx';
import { TeamsDialog } from './teams/teams-dialog.tsx';

/** The dialog that is open, if any; that of a leg is its own area's. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog);
  const mode = useMirror(({ seen }) => seen.mode);
  if (dialog === null || mode === 'nothing') return null;
  return mode === 'race' ? <RaceDialog dialog={dialog} /> : <PlainDialog dialog={dialog} />;
}

/** Dialogs that need no race. */
function PlainDialog({ dialog }: { readonly dialog: Dialog }) {
  switch (dialog.kind) {
    case 'palette':
      return <PaletteDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'sticks':
      return <SticksDialog />;
    case 'newRace':
      return <NewRaceDialog />;
    case 'openRace':
      return <OpenRaceDialog />;
    case 'look':
      return <LookDialog />;
    default:
      return null;
  }
}

/** Each dialog is made anew for what it is about: nothing typed for one team stays for another. */
function RaceDialog({ dialog }: { readonly dialog: Dialog }) {
  switch (dialog.kind) {
    case 'shift':
      return <ShiftDialog />;
    case 'start':
      return <StartDialog bibs={entryStore.getState().line} />;
    case 'teams':
      return <TeamsDialog key={dialog.teamId} teamId={dialog.teamId} />;
    case 'status':
      return <StatusDialog key={dialog.teamId} teamId={dialog.teamId} leg={dialog.leg} />;
    case 'raceSetup':
      return <RaceSetupDialog />;
    case 'importTeams':
      return <ImportTeamsDialog />;
    case 'importTimes':
      return <ImportTimesDialog />;
    case 'note':
      return <NoteDialog />;
    case 'passing':
      return <PassingDialog key={dialog.id} id={dialog.id} />;
    case 'addPassing':
      return <AddPassingDialog teamId={dialog.teamId} point={dialog.point} />;
    case 'move':
      return <MoveDialog ids={dialog.ids} />;
    default:
      return <PlainDialog dialog={dialog} />;
  }
}
