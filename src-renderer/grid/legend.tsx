import { gridTexts } from '../texts/grid.ts';
import styles from './legend.module.css';

const SIGNS = [
  ['★', 'best'],
  ['▸', 'running'],
  ['~', 'toCome'],
  ['?', 'asks'],
  ['–', 'unseen'],
  ['g', 'given'],
] as const;

/** What the signs in the cells say. */
export function Legend() {
  const { legend } = gridTexts;
  return (
    <ul aria-label={legend.label} className={styles['legend']}>
      {SIGNS.map(([sign, what]) => (
        <li key={what}>
          <span className={`${styles['sign'] ?? ''} ${styles[what] ?? ''}`}>{sign}</span> {legend[what]}
        </li>
      ))}
    </ul>
  );
}
