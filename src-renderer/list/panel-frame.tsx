import type { KeyboardEvent, ReactNode } from 'react';
import styles from './panel.module.css';

/** A panel as large as the window leaves it. Within it Tab goes from control to control, as everywhere else. */
export function PanelFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section aria-label={label} className={styles['panel']} onKeyDown={keepTab}>
      {children}
    </section>
  );
}

/** At the entry line Tab goes to the questions; in a panel it would take the keys away from what is shown. */
function keepTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation();
}
