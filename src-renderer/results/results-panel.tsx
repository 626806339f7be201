import { useState } from 'react';
import type { Args } from '../../src-shared/contract/calls.ts';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { Pick } from '../list/pick.tsx';
import { ResultList } from '../list/result-list.tsx';
import { resultTexts } from '../texts/results.ts';
import { Official } from './official.tsx';
import { Output } from './output.tsx';
import styles from './results-panel.module.css';
import { Toggle } from './toggle.tsx';
import type { ReadResults } from './use-results.ts';
import { useResults } from './use-results.ts';

type Wanted = Args<'results.read'>;

const MODES = ['provisional', 'final'] as const;
const ORDERS = ['total', 'category', 'leg'] as const;

/** The results as they would be printed: provisional or final, declared or not, on paper and as files. */
export function ResultsPanel() {
  const [wanted, setWanted] = useState<Wanted>({ mode: 'provisional', by: 'total' });
  const [chosen, setChosen] = useState(0);
  const read = useResults(wanted);
  const lists = read.results?.lists ?? [];
  const list = Math.min(chosen, lists.length - 1);
  return (
    <PanelFrame label={resultTexts.title}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{resultTexts.title}</h2>
        <Toggle
          label={resultTexts.modeLabel}
          choices={MODES.map((mode) => [mode, resultTexts[mode]] as const)}
          chosen={wanted.mode}
          onChoose={(mode) => {
            setWanted({ ...wanted, mode });
          }}
        />
        <Toggle
          label={resultTexts.byLabel}
          choices={ORDERS.map((by) => [by, resultTexts.by[by]] as const)}
          chosen={wanted.by}
          onChoose={(by) => {
            setWanted({ ...wanted, by });
            setChosen(0);
          }}
        />
        {lists.length < 2 ? null : (
          <Pick
            label={resultTexts.list}
            choices={lists.map(({ title }) => title)}
            chosen={list}
            previous={resultTexts.previous}
            next={resultTexts.next}
            onPick={setChosen}
          />
        )}
      </div>
      <Official results={read.results} />
      <Rows read={read} list={list} />
      <Output />
    </PanelFrame>
  );
}

function Rows({
  read: { results, of, problem },
  list,
}: {
  readonly read: ReadResults;
  readonly list: number;
}) {
  const shown = results?.lists[list];
  if (problem !== null) return <Empty says={problem} />;
  if (results === null) return <Empty says={resultTexts.loading} />;
  if (shown === undefined || shown.rows.length === 0) return <Empty says={resultTexts.none} />;
  return (
    <ResultList
      key={`${of.by} ${list}`}
      label={resultTexts.listLabel(shown.title)}
      rows={shown.rows}
      leg={of.by === 'leg' ? list + 1 : null}
      takesFocus
    />
  );
}
