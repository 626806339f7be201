import type { ReactNode } from 'react';
import styles from './for-ears.module.css';

/** Words that are read out and not seen: what a sign or a colour says to the eye. */
export function ForEars({ children }: { readonly children: ReactNode }) {
  return <span className={styles['forEars']}>{children}</span>;
}
