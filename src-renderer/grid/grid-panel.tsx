import { useMemo } from 'react';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { gridTexts } from '../texts/grid.ts';
import { useView } from '../view/view-store.ts';
import { focusGrid, GridTable } from './grid-table.tsx';
import { useGridView } from './grid-view.ts';
import { Legend } from './legend.tsx';
import { SearchField } from './search-field.tsx';
import { shownTeams } from './shown-teams.ts';
import { useField } from './use-field.ts';
import { ViewHead } from './view-head.tsx';

/** All teams and all their legs. */
export function GridPanel() {
  const field = useField();
  const search = useView((view) => view.search);
  const order = useGridView((view) => view.order);
  const shown = useMemo(() => shownTeams(field, search, order), [field, search, order]);
  const name = useRace(({ race }) => race.name);
  return (
    <PanelFrame label={gridTexts.views.grid}>
      <ViewHead>
        <SearchField found={shown.length} all={field.standings.length} onDone={focusGrid} />
      </ViewHead>
      {shown.length > 0 ? (
        <GridTable label={gridTexts.grid.label(name)} field={field} shown={shown} />
      ) : (
        <NobodyShown isSearched={field.standings.length > 0} search={search} />
      )}
      <Legend />
    </PanelFrame>
  );
}

function NobodyShown({ isSearched, search }: { readonly isSearched: boolean; readonly search: string }) {
  return isSearched ? (
    <Empty says={gridTexts.search.none(search)} hint={gridTexts.search.clear} />
  ) : (
    <Empty says={gridTexts.grid.noTeams} hint={gridTexts.grid.noTeamsHint} />
  );
}
