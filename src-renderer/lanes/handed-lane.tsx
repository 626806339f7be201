import { useShallow } from 'zustand/react/shallow';
import { mirrorStore, pendingHere } from '../mirror/mirror-store.ts';
import { useMirror, useRace } from '../mirror/use-mirror.ts';
import { laneTexts } from '../texts/lanes.ts';
import { categoryEdge } from './category-edge.ts';
import { linesShown, pressesShown } from './handed-lines.ts';
import { HandedStrip } from './handed-strip.tsx';
import { holdsOf } from './holds.ts';
import { EmptyLane, Lane } from './lane.tsx';
import { PendingStrip } from './pending-strip.tsx';
import { RefusedBanner } from './refused-banner.tsx';

/** More than anybody scrolls through; the journal has them all. */
const STRIPS = 40;

/** What was recorded, newest first, on top what is on its way. */
export function HandedLane() {
  const lines = useRace((race) => race.lines);
  const openTimes = useRace((race) => race.openTimes);
  const pending = useMirror(useShallow(pendingHere));
  const { seen } = mirrorStore.getState();
  if (seen.mode !== 'race') return null;
  const presses = pressesShown(pending);
  const all = linesShown(lines, openTimes, pending);
  const shown = all.slice(0, STRIPS);
  return (
    <Lane title={laneTexts.handed} aside={laneTexts.newestFirst}>
      <RefusedBanner pending={pending} />
      {presses.length === 0 && shown.length === 0 ? (
        <EmptyLane says={laneTexts.nothingYet} hint={laneTexts.nothingYetHint} />
      ) : (
        <ol>
          {presses.map((press) => (
            <PendingStrip key={press.pressId} press={press} />
          ))}
          {shown.map((line) => {
            const team = line.teamId === null ? undefined : seen.teams.get(line.teamId);
            const { cloud, stick } = holdsOf(line, seen.holds, seen.status);
            return (
              <HandedStrip
                key={line.pressId ?? line.id}
                line={line}
                bib={team?.bib ?? line.bib}
                name={team?.name ?? null}
                category={team?.category ?? null}
                edge={categoryEdge(seen.teams, team?.category ?? null).borderLeftColor}
                cloud={cloud}
                stick={stick}
              />
            );
          })}
        </ol>
      )}
      {all.length > STRIPS ? <EmptyLane says={laneTexts.olderInLog(all.length - STRIPS)} /> : null}
    </Lane>
  );
}
