import { Dialogs } from '../dialogs/dialogs.tsx';
import { LegDialog } from '../leg/leg-dialog.tsx';
import { useMirror } from '../mirror/use-mirror.ts';
import { useView } from '../view/view-store.ts';
import { Welcome } from '../welcome/welcome.tsx';
import { LiveRegion } from './live-region.tsx';
import { NoticeList } from './notice-list.tsx';
import { PartBoundary } from './part-boundary.tsx';
import { RaceWindow } from './race-window.tsx';
import { Waiting } from './waiting.tsx';

/** The whole window: the race, or what there is without one, and over it the one dialog that is open. */
export function App() {
  const mode = useMirror(({ seen }) => seen.mode);
  const dialog = useView((view) => view.dialog);
  return (
    <>
      {mode === 'race' ? <RaceWindow /> : mode === 'welcome' ? <Welcome /> : <Waiting />}
      {/* A dialog that failed is a new one when it is opened again. */}
      <PartBoundary key={dialog?.kind ?? 'none'} instead={null}>
        {dialog?.kind === 'leg' && mode === 'race' ? (
          <LegDialog key={dialog.teamId} teamId={dialog.teamId} leg={dialog.leg} />
        ) : (
          <Dialogs />
        )}
      </PartBoundary>
      <NoticeList />
      <LiveRegion />
    </>
  );
}
