import { useShallow } from 'zustand/react/shallow';
import { useRace } from '../mirror/use-mirror.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { entryTexts } from '../texts/entry.ts';
import { useNowUs } from '../view/now.ts';
import styles from './entry-band.module.css';
import type { EntryHint } from './entry-line.ts';
import { useEntry } from './entry-store.ts';
import type { QueuedTime } from './open-queue.ts';
import { outlookOf } from './outlook.ts';

/** What Enter will do with what is typed, before it is pressed. */
export function OutlookText({ queue }: { readonly queue: readonly QueuedTime[] }) {
  const { line, chosen, hint } = useEntry(useShallow(({ line, chosen, hint }) => ({ line, chosen, hint })));
  const source = useRace(
    useShallow(({ race, desk, teams, byBib, expected, field }) => ({
      race,
      serves: desk.serves,
      teams,
      byBib,
      expected: expected.rows,
      medianLegUs: field.medianLegUs,
    })),
  );
  const nowUs = useNowUs();
  const chosenUs = queue.find(({ key }) => key === chosen)?.timeUs ?? null;
  const outlook = outlookOf(line, chosenUs, nowUs, source);
  const isIdle = line === '';
  return (
    <div id="entry-outlook" className={styles['outlook']}>
      <p className={isIdle ? styles['idle'] : styles['head']}>{outlook.head}</p>
      <p className={styles['detail']}>{outlook.detail}</p>
      {outlook.warnings.length > 0 && hint === null ? (
        <p className={styles['warning']}>
          <span aria-hidden="true">▲ </span>
          {outlook.warnings.join(' · ')}
        </p>
      ) : null}
      {hint === null ? null : (
        <p className={styles['warning']} role="status">
          {hintWords(hint)}
        </p>
      )}
      {outlook.enter === '' ? null : (
        <p className={styles['enter']}>
          <strong>{entryTexts.enter}</strong> {outlook.enter}
          {outlook.asksSide && outlook.warnings.length === 0 ? (
            <span className={styles['sides']}>
              <KeyCap keys="+" /> {entryTexts.in} <KeyCap keys="-" /> {entryTexts.out}
            </span>
          ) : null}
        </p>
      )}
    </div>
  );
}

function hintWords(hint: EntryHint): string {
  return hint.kind === 'unreadable' ? hint.says : entryTexts[hint.kind];
}
