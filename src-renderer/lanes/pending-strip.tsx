import { timeOfDay } from '../../src-shared/format/times.ts';
import { discardRefused, sendAgain } from '../entry/outbox.ts';
import type { PendingPress } from '../mirror/mirror-store.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { ForEars } from '../parts/for-ears.tsx';
import { KeyCap } from '../parts/key-cap.tsx';
import { laneTexts } from '../texts/lanes.ts';
import styles from './handed-strip.module.css';

const DIGITS = 1;

/** A press on its way to the disk, or one that was refused and waits for a person. */
export function PendingStrip({ press }: { readonly press: PendingPress }) {
  const { aboutUs, give, state, why } = press;
  const bib = give?.bib ?? press.bib;
  const timeZone = useRace(({ race }) => race.timeZone);
  const name = useRace(({ teams, byBib }) => teams.get(byBib.get(bib)?.[0] ?? '')?.name ?? null);
  return (
    <li className={styles['strip']} data-tone={TONES[state]}>
      <span className={styles['time']}>{timeOfDay(aboutUs, timeZone, DIGITS)}</span>
      <span className={styles['bib']}>{bib}</span>
      <span className={styles['who']}>
        <span className={styles['name']}>{name ?? laneTexts.unknown}</span>
        <span className={styles['detail']}>{stateWords(state, why)}</span>
      </span>
      {state === 'refused' ? (
        <span className={styles['choices']}>
          <button type="button" className={styles['choice']} onClick={sendAgain}>
            <KeyCap keys="Enter" /> {laneTexts.sendAgain}
          </button>
          <button type="button" className={styles['choice']} onClick={discardRefused}>
            <KeyCap keys="Del" /> {laneTexts.discard}
          </button>
        </span>
      ) : (
        <>
          <span />
          <span className={styles['holds']}>
            <span
              aria-hidden="true"
              data-held={state === 'kept' ? 'held' : state === 'waiting' ? 'waiting' : 'missing'}
            >
              {state === 'kept' ? '✓' : state === 'waiting' ? '■' : '○'}
            </span>
            {state === 'kept' ? <ForEars>{laneTexts.onDisk}</ForEars> : null}
          </span>
        </>
      )}
    </li>
  );
}

const TONES = { onItsWay: 'fine', kept: 'fine', waiting: 'asks', refused: 'asks' } as const;

function stateWords(state: PendingPress['state'], why: string | null): string {
  switch (state) {
    case 'kept':
      return laneTexts.onDisk;
    case 'onItsWay':
      return laneTexts.sending;
    case 'waiting':
      return laneTexts.waits;
    case 'refused':
      return laneTexts.refused(why ?? '');
  }
}
