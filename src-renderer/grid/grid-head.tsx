import { duration } from '../../src-shared/format/times.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { gridTexts } from '../texts/grid.ts';
import type { Columns } from './columns.ts';
import styles from './grid-head.module.css';
import { setGridView, useGridView } from './grid-view.ts';
import type { LegRange } from './use-legs.ts';

interface GridHeadProps {
  readonly columns: Columns;
  readonly range: LegRange;
}

/** The head of the grid: stays while the rows are scrolled. */
export function GridHead({ columns, range: { from, to } }: GridHeadProps) {
  const texts = gridTexts.columns;
  const legs = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  const count = useRace(({ race }) => race.legs);
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['row']}>
        <OrderHead by="standing" column={1} says={texts.place} />
        <OrderHead by="bib" column={2} says={texts.bib} />
        <div role="columnheader" aria-colindex={3} className={styles['team']}>
          {texts.team}
        </div>
        <div role="columnheader" aria-colindex={4} className={styles['category']}>
          {texts.category}
        </div>
        <div role="presentation" className={styles['legs']} style={{ paddingLeft: from * columns.leg }}>
          {legs.map((index) => (
            <LegHead key={index} index={index} />
          ))}
        </div>
        <div role="columnheader" aria-colindex={count + 5} className={styles['total']}>
          {texts.total}
        </div>
      </div>
    </div>
  );
}

function LegHead({ index }: { readonly index: number }) {
  const medianUs = useRace(({ field }) => field.medianLegUs[index] ?? null);
  const { leg, usual, usualSays } = gridTexts.columns;
  const says = medianUs === null ? undefined : usualSays(index + 1, duration(medianUs));
  return (
    <div role="columnheader" aria-colindex={5 + index} aria-label={says} className={styles['leg']}>
      {leg(index + 1)}
      <div className={styles['usual']}>{medianUs === null ? '' : usual(duration(medianUs))}</div>
    </div>
  );
}

interface OrderHeadProps {
  readonly by: 'standing' | 'bib';
  readonly column: number;
  readonly says: string;
}

function OrderHead({ by, column, says }: OrderHeadProps) {
  const isOrder = useGridView(({ order }) => order === by);
  return (
    <div
      role="columnheader"
      aria-colindex={column}
      aria-sort={isOrder ? 'ascending' : 'none'}
      className={styles[by === 'bib' ? 'bib' : 'place']}
    >
      <button
        type="button"
        className={styles['order']}
        onClick={() => {
          setGridView({ order: by });
        }}
      >
        {says}
        {isOrder ? ' ▴' : ''}
      </button>
    </div>
  );
}
