import { EntryBand } from '../entry/entry-band.tsx';
import { Foot } from './foot.tsx';
import { Here } from './here.tsx';
import { Panels } from './panels.tsx';
import { PartBoundary } from './part-boundary.tsx';
import styles from './race-window.module.css';
import { StatusLine } from './status-line.tsx';

/** The window of an open race. Each part may fail by itself; the entry line shares nothing with the others. */
export function RaceWindow() {
  return (
    <div className={styles['window']}>
      <PartBoundary instead={<header />}>
        <StatusLine />
      </PartBoundary>
      <div className={styles['band']}>
        <PartBoundary instead={<div />}>
          <Here />
        </PartBoundary>
        <PartBoundary>
          <EntryBand />
        </PartBoundary>
      </div>
      <main className={styles['panel']}>
        <PartBoundary>
          <Panels />
        </PartBoundary>
      </main>
      <PartBoundary instead={<footer />}>
        <Foot />
      </PartBoundary>
    </div>
  );
}
