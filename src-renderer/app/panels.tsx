import { ClockPanel } from '../clock/clock-panel.tsx';
import { AsOfPanel } from '../grid/as-of-panel.tsx';
import { ByLegPanel } from '../grid/by-leg-panel.tsx';
import { GridPanel } from '../grid/grid-panel.tsx';
import { QuestionsPanel } from '../grid/questions-panel.tsx';
import { StandingPanel } from '../grid/standing-panel.tsx';
import { Lanes } from '../lanes/lanes.tsx';
import { LogPanel } from '../log/log-panel.tsx';
import { ResultsPanel } from '../results/results-panel.tsx';
import { useView } from '../view/view-store.ts';

/** What fills the space below the entry line. */
export function Panels() {
  const panel = useView((view) => view.panel);
  switch (panel) {
    case 'grid':
      return <GridPanel />;
    case 'standing':
      return <StandingPanel />;
    case 'byLeg':
      return <ByLegPanel />;
    case 'questions':
      return <QuestionsPanel />;
    case 'asOf':
      return <AsOfPanel />;
    case 'log':
      return <LogPanel />;
    case 'results':
      return <ResultsPanel />;
    case 'clock':
      return <ClockPanel />;
    case 'lanes':
      return <Lanes />;
  }
}
