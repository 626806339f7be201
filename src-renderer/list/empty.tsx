import styles from './panel.module.css';

/** What stands where there is nothing to show: why, and what to do. */
export function Empty({ says, hint }: { readonly says: string; readonly hint?: string }) {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptySays']}>{says}</p>
      {hint === undefined ? null : <p className={styles['emptyHint']}>{hint}</p>}
    </div>
  );
}
