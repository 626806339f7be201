import type { ReactNode } from 'react';
import { useRace } from '../mirror/use-mirror.ts';
import { gridTexts } from '../texts/grid.ts';
import type { Panel } from '../view/view-store.ts';
import { showPanel, useView } from '../view/view-store.ts';
import styles from './view-head.module.css';

const VIEWS = ['grid', 'standing', 'byLeg', 'questions', 'asOf'] as const satisfies readonly Panel[];

/** The views of all teams, side by side, and what this one is narrowed by. */
export function ViewHead({ children }: { readonly children?: ReactNode }) {
  const shown = useView(({ panel }) => panel);
  const open = useRace(({ questions }) => questions.total);
  return (
    <div className={styles['head']}>
      <nav aria-label={gridTexts.views.label} className={styles['views']}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            className={styles['view']}
            aria-current={view === shown ? 'page' : undefined}
            onClick={() => {
              showPanel(view);
            }}
          >
            {gridTexts.views[view]}
            {view === 'questions' && open > 0 ? <span className={styles['count']}> {open}</span> : null}
          </button>
        ))}
      </nav>
      {children}
    </div>
  );
}
