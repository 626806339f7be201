import type { ReactNode } from 'react';
import styles from './lanes.module.css';

interface LaneProps {
  readonly title: string;
  readonly aside: ReactNode;
  readonly children: ReactNode;
  /** Stands below the strips and does not scroll. */
  readonly foot?: ReactNode;
}

/** One of the three lanes: a heading, and strips that scroll. */
export function Lane({ title, aside, children, foot }: LaneProps) {
  return (
    <section className={styles['lane']} aria-label={title}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{title}</h2>
        <span className={styles['aside']}>{aside}</span>
      </header>
      {/* Reached by Tab, so that it can be scrolled without a mouse. */}
      <div className={styles['strips']} role="group" aria-label={title} tabIndex={0}>
        {children}
      </div>
      {foot}
    </section>
  );
}

/** What a lane says while it has no strips. */
export function EmptyLane({ says, hint }: { readonly says: string; readonly hint?: string }) {
  return (
    <div className={styles['empty']}>
      <p>{says}</p>
      {hint === undefined ? null : <p className={styles['hint']}>{hint}</p>}
    </div>
  );
}
