import { useMemo } from 'react';
import { duration, minuteOfDay } from '../../src-shared/format/times.ts';
import type { ListColumn } from '../list/list-table.tsx';
import { ListTable } from '../list/list-table.tsx';
import { focusList } from '../list/focus-list.ts';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { gridTexts } from '../texts/grid.ts';
import { openDialog, useView } from '../view/view-store.ts';
import { useStepUs } from '../view/now.ts';
import type { Field } from './field.ts';
import { expectedFinishes, nextLegIndex } from './forecast.ts';
import { SearchField } from './search-field.tsx';
import { shownTeams } from './shown-teams.ts';
import type { Standing } from './standing.ts';
import { indexAmong, placeAt } from './standing.ts';
import { useField } from './use-field.ts';
import { ViewHead } from './view-head.tsx';

const FORECAST_STEP_SECONDS = 10;

/** The order of the race as it is now. */
export function StandingPanel() {
  const field = useField();
  const search = useView((view) => view.search);
  const name = useRace(({ race }) => race.name);
  const shown = useMemo(() => shownTeams(field, search, 'standing'), [field, search]);
  const columns = useStandingColumns(field);
  const none = search === '' ? gridTexts.grid.noTeams : gridTexts.search.none(search);
  return (
    <PanelFrame label={gridTexts.views.standing}>
      <ViewHead>
        <SearchField found={shown.length} all={field.standings.length} onDone={focusList} />
      </ViewHead>
      {shown.length === 0 ? (
        <Empty says={none} />
      ) : (
        <ListTable
          label={gridTexts.standing.label(name)}
          columns={columns}
          rows={shown}
          keyOf={keyOf}
          onOpen={openTeam}
        />
      )}
    </PanelFrame>
  );
}

const keyOf = ({ team }: Standing): string => team.teamId;

function openTeam({ team }: Standing): void {
  openDialog({ kind: 'leg', teamId: team.teamId, leg: null });
}

function useStandingColumns(field: Field): ListColumn<Standing>[] {
  const timeZone = useRace(({ race }) => race.timeZone);
  const massStarts = useRace(({ race }) => race.massStarts);
  const medianLegUs = useRace((race) => race.field.medianLegUs);
  const nowUs = useStepUs(FORECAST_STEP_SECONDS);
  return useMemo(() => {
    const texts = gridTexts.columns;
    const nextUs = ({ team }: Standing): number | null =>
      expectedFinishes(team, medianLegUs, massStarts, nowUs)[nextLegIndex(team)] ?? null;
    return [
      {
        title: texts.place,
        width: '56px',
        look: 'quietFigures',
        cell: (row) => placeAt(field.standings, indexAmong(field.standings, row)),
      },
      { title: texts.bib, width: '88px', look: 'bib', cell: ({ team }) => team.bib },
      { title: texts.team, width: 'minmax(160px, 3fr)', cell: ({ team }) => team.name },
      { title: texts.category, width: 'minmax(88px, 1fr)', look: 'quiet', cell: ({ team }) => team.category },
      {
        title: texts.legsDone,
        width: '120px',
        look: 'quiet',
        cell: ({ team, legsDone }) =>
          team.status ??
          (legsDone === field.legs ? gridTexts.standing.done : gridTexts.standing.at(legsDone)),
      },
      {
        title: texts.split,
        width: '104px',
        look: 'figures',
        isRight: true,
        cell: ({ us, legsDone }) => (legsDone === 0 ? '' : duration(us)),
      },
      {
        title: texts.behind,
        width: '152px',
        look: 'quietFigures',
        isRight: true,
        cell: (row) => behindOf(row, field),
      },
      {
        title: texts.next,
        width: '112px',
        look: 'quietFigures',
        isRight: true,
        cell: (row) => {
          const us = nextUs(row);
          return us === null ? '' : `~${minuteOfDay(us, timeZone)}`;
        },
      },
    ];
  }, [field, timeZone, massStarts, medianLegUs, nowUs]);
}

/** Behind the team that was the first at the same exchange, whatever it has run since. */
function behindOf({ team, legsDone }: Standing, { bests }: Field): string {
  const us = team.splits[legsDone - 1];
  const bestUs = bests.splitUs[legsDone - 1];
  if (us == null || bestUs == null || team.status !== null) return '';
  return us <= bestUs ? gridTexts.standing.best : `+${duration(us - bestUs)}`;
}
