import { useState } from 'react';
import { timeOfDay } from '../../src-shared/format/times.ts';
import { discardPress } from '../entry/outbox.ts';
import type { PendingPress } from '../mirror/mirror-store.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { laneTexts } from '../texts/lanes.ts';
import { DiskSign } from './hold-signs.tsx';
import styles from './handed-strip.module.css';

const DIGITS = 1;

/** A press on its way to the disk, or one that was refused and waits for a person. */
export function PendingStrip({ press }: { readonly press: PendingPress }) {
  const { aboutUs, give, state } = press;
  const [isSure, setSure] = useState(false);
  const bib = give?.bib ?? press.bib;
  const timeZone = useRace(({ race }) => race.timeZone);
  const name = useRace(({ teams, byBib }) => teams.get(byBib.get(bib)?.[0] ?? '')?.name ?? null);
  return (
    <li className={styles['strip']} data-tone={TONES[state]}>
      <span className={styles['time']}>{timeOfDay(aboutUs, timeZone, DIGITS)}</span>
      <span className={styles['bib']}>{bib}</span>
      <span className={styles['who']}>
        <span className={styles['name']}>{name ?? laneTexts.unknown}</span>
        <span className={styles['detail']} data-state={state}>
          {STATE_WORDS[state]}
        </span>
      </span>
      {state === 'refused' ? (
        <span className={styles['choices']}>
          <button
            type="button"
            className={styles['choice']}
            onClick={() => {
              // A time is thrown away by two clicks, as by two presses of Delete.
              if (isSure) discardPress(press.pressId);
              else setSure(true);
            }}
          >
            {isSure ? laneTexts.discardSure : laneTexts.discard}
          </button>
        </span>
      ) : (
        <>
          <span />
          <DiskSign state={state === 'kept' ? 'held' : state === 'waiting' ? 'trouble' : 'missing'} />
        </>
      )}
    </li>
  );
}

const TONES = { onItsWay: 'fine', kept: 'fine', waiting: 'asks', refused: 'asks' } as const;

const STATE_WORDS = {
  kept: laneTexts.onDisk,
  onItsWay: laneTexts.sending,
  waiting: laneTexts.waits,
  refused: laneTexts.refused,
} as const;
