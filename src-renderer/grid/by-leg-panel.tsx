import { useMemo } from 'react';
import { duration } from '../../src-shared/format/times.ts';
import type { ListColumn } from '../list/list-table.tsx';
import { ListTable } from '../list/list-table.tsx';
import { Pick } from '../list/pick.tsx';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { gridTexts } from '../texts/grid.ts';
import { openDialog } from '../view/view-store.ts';
import { useStepUs } from '../view/now.ts';
import styles from './by-leg-panel.module.css';
import { setGridView, useGridView } from './grid-view.ts';
import type { LegTime } from './leg-ranking.ts';
import { legRanking } from './leg-ranking.ts';
import { useField } from './use-field.ts';
import { ViewHead } from './view-head.tsx';

const RUNNING_STEP_SECONDS = 10;

/** The times of one leg, the best first. */
export function ByLegPanel() {
  const { teams, rounding, legs } = useField();
  const nowUs = useStepUs(RUNNING_STEP_SECONDS);
  const leg = Math.min(
    useGridView((view) => view.leg),
    legs,
  );
  const ranking = useMemo(
    () => legRanking(teams.values(), leg - 1, rounding, nowUs),
    [teams, leg, rounding, nowUs],
  );
  const columns = useMemo(() => columnsOf(leg), [leg]);
  const { byLeg, columns: titles } = gridTexts;
  return (
    <PanelFrame label={gridTexts.views.byLeg}>
      <ViewHead>
        <p className={styles['counts']}>
          {byLeg.counts(ranking.times.length, ranking.running, ranking.toCome)}
        </p>
        <Pick
          label={byLeg.choose}
          choices={Array.from({ length: legs }, (_, index) => titles.leg(index + 1))}
          chosen={leg - 1}
          previous={byLeg.previous}
          next={byLeg.next}
          onPick={(index) => {
            setGridView({ leg: index + 1 });
          }}
        />
      </ViewHead>
      {ranking.times.length === 0 ? (
        <Empty says={byLeg.none} />
      ) : (
        <ListTable
          label={byLeg.label(leg)}
          columns={columns}
          rows={ranking.times}
          keyOf={keyOf}
          onOpen={({ team }) => {
            openDialog({ kind: 'leg', teamId: team.teamId, leg });
          }}
          onKey={(key) => pickByKey(key, leg, legs)}
        />
      )}
    </PanelFrame>
  );
}

const keyOf = ({ team }: LegTime): string => team.teamId;

/** Left and right go from leg to leg. */
function pickByKey(key: string, leg: number, legs: number): boolean {
  const to = key === 'ArrowLeft' ? leg - 1 : key === 'ArrowRight' ? leg + 1 : null;
  if (to === null) return false;
  setGridView({ leg: Math.max(1, Math.min(legs, to)) });
  return true;
}

function columnsOf(leg: number): ListColumn<LegTime>[] {
  const { columns, cells } = gridTexts;
  return [
    { title: columns.place, width: '56px', look: 'quietFigures', cell: ({ place }) => place },
    { title: columns.bib, width: '88px', look: 'bib', cell: ({ team }) => team.bib },
    { title: columns.team, width: 'minmax(160px, 2fr)', cell: ({ team }) => team.name },
    { title: columns.runner, width: 'minmax(160px, 2fr)', cell: ({ team }) => team.runners[leg - 1] },
    { title: columns.category, width: 'minmax(88px, 1fr)', look: 'quiet', cell: ({ team }) => team.category },
    {
      title: columns.time,
      width: '104px',
      look: 'figures',
      isRight: true,
      cell: ({ us, mark }) =>
        mark === null ? duration(us) : <Marked us={us} mark={mark} says={cells[mark]} />,
    },
    {
      title: columns.behindBest,
      width: '112px',
      look: 'quietFigures',
      isRight: true,
      cell: ({ behindUs }) => (behindUs === null || behindUs === 0 ? '' : `+${duration(behindUs)}`),
    },
  ];
}

interface MarkedProps {
  readonly us: number;
  readonly mark: 'asks' | 'given';
  readonly says: (time: string) => string;
}

function Marked({ us, mark, says }: MarkedProps) {
  return (
    <span role="img" aria-label={says(duration(us))} className={styles[mark]}>
      {mark === 'given' ? `g ${duration(us)}` : `${duration(us)} ?`}
    </span>
  );
}
