import { sendAgain } from '../entry/outbox.ts';
import type { PendingPress } from '../mirror/mirror-store.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { laneTexts } from '../texts/lanes.ts';
import styles from './refused-banner.module.css';

/** Says once for all refused presses why they are not recorded, and what to do. */
export function RefusedBanner({ pending }: { readonly pending: readonly PendingPress[] }) {
  const refused = pending.filter(({ state }) => state === 'refused');
  const why = refused.at(-1)?.why;
  if (why == null) return null;
  return (
    <div className={styles['banner']} role="alert">
      <p>
        <strong>
          <span aria-hidden="true">■ </span>
          {laneTexts.notRecorded(refused.length)}
        </strong>{' '}
        {why}
      </p>
      <p className={styles['keys']}>
        <button type="button" className={styles['key']} onClick={sendAgain}>
          <KeyCap keys="Enter" /> {laneTexts.sendAgain}
        </button>
        <span>
          <KeyCap keys="Del" /> <KeyCap keys="Del" /> {laneTexts.discardOldest}
        </span>
      </p>
    </div>
  );
}
