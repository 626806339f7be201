import { useShallow } from 'zustand/react/shallow';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { entryTexts } from '../texts/entry.ts';
import { useMirror } from '../mirror/use-mirror.ts';
import { BibField } from './bib-field.tsx';
import styles from './entry-band.module.css';
import { OpenTimes } from './open-times.tsx';
import { openQueue } from './open-queue.ts';
import { OutlookText } from './outlook-text.tsx';

/** The line that bibs are typed into, what Enter will do with it, and the open times. */
export function EntryBand() {
  useMirror(useShallow(({ seen, pending }) => [seen.mode === 'race' ? seen.openTimes : null, pending]));
  const queue = openQueue(mirrorStore.getState());
  return (
    <>
      <section className={styles['entry']} aria-label={entryTexts.section}>
        <BibField />
        <OutlookText queue={queue} />
      </section>
      <OpenTimes queue={queue} />
    </>
  );
}
