import type { Reply } from '../../../src-shared/contract/calls.ts';
import { importTexts } from '../../texts/import.ts';
import formStyles from '../form.module.css';
import styles from './import.module.css';

/** Enough to see what kind of rows they are; the counts say the rest. */
const MOST_ROWS = 8;
const MOST_PROBLEMS = 30;

interface PreviewRow {
  readonly bib: string;
  readonly name: string;
  readonly more?: string;
}

/** A heading with its count, and the first of the rows that it is about. */
export function PreviewRows({ says, rows }: { readonly says: string; readonly rows: readonly PreviewRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className={styles['block']}>
      {says}
      <ul className={styles['list']}>
        {rows.slice(0, MOST_ROWS).map((row, index) => (
          // Bibs of a list that is being read may stand there twice.
          <li key={index} className={styles['row']}>
            <span className={styles['bib']}>{row.bib}</span>
            <span>{row.name}</span>
            <span>{row.more ?? ''}</span>
          </li>
        ))}
      </ul>
      <More count={rows.length - MOST_ROWS} />
    </section>
  );
}

type Problems = Reply<'teams.preview'>['problems'];

/** The rows that cannot be taken, by their line in the file. */
export function PreviewProblems({ problems }: { readonly problems: Problems }) {
  if (problems.length === 0) return null;
  return (
    <section className={styles['block']}>
      <span className={formStyles['doubt']}>{importTexts.problems(problems.length)}</span>
      <ul className={styles['list']}>
        {problems.slice(0, MOST_PROBLEMS).map(({ line, reason }, index) => (
          // One line can have several problems.
          <li key={index} className={styles['row']}>
            <span className={styles['bib']}>{importTexts.line(line)}</span>
            <span className={styles['reason']}>{reason}</span>
          </li>
        ))}
      </ul>
      <More count={problems.length - MOST_PROBLEMS} />
    </section>
  );
}

/** Columns of the file that were passed over. */
export function IgnoredColumns({ columns }: { readonly columns: readonly string[] }) {
  return columns.length === 0 ? null : <p className={formStyles['says']}>{importTexts.ignored(columns)}</p>;
}

function More({ count }: { readonly count: number }) {
  return count <= 0 ? null : <p className={formStyles['says']}>{importTexts.more(count)}</p>;
}
