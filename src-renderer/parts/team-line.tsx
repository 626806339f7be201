import styles from './team-field.module.css';
import type { TeamHit } from './team-search.ts';
import { fieldTexts } from '../texts/fields.ts';

/** A team as a line of a list: bib, name, and its category or the runner by whom it was found. */
export function TeamLine({ team, runner }: TeamHit) {
  return (
    <>
      <span className={styles['bib']}>{team.bib}</span>
      <span className={styles['name']}>{team.name}</span>
      <span className={styles['more']}>
        {runner === null ? (team.category ?? '') : fieldTexts.runnerFound(runner)}
      </span>
    </>
  );
}
