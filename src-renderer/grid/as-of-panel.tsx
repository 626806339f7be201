import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import type { ResultListRow } from '../../src-shared/contract/calls.ts';
import { minuteOfDay, timeOfDay } from '../../src-shared/format/times.ts';
import { callStation } from '../app/station.ts';
import { focusEntry } from '../entry/entry-focus.ts';
import { stationTimeUs } from '../entry/press-clock.ts';
import { ResultList } from '../list/result-list.tsx';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { Button } from '../parts/button.tsx';
import { TimeField } from '../parts/time-field.tsx';
import { readTimeOfDay } from '../parts/time-of-day.ts';
import { gridTexts } from '../texts/grid.ts';
import styles from './as-of-panel.module.css';
import { ViewHead } from './view-head.tsx';

/** A time without a day is one of the last 24 hours: nearest to half a day ago. */
const HALF_A_DAY_US = 12 * 3_600_000_000;

type Shown =
  | { readonly state: 'nothing' }
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly says: string }
  | { readonly state: 'rows'; readonly atUs: number; readonly rows: readonly ResultListRow[] };

/** The standing as the journal had it at a time. */
export function AsOfPanel() {
  const timeZone = useRace(({ race }) => race.timeZone);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>({ state: 'nothing' });
  const [nearUs] = useState(() => stationTimeUs() - HALF_A_DAY_US);
  const show = (event: SyntheticEvent): void => {
    event.preventDefault();
    const reading = readTimeOfDay(typed, nearUs, timeZone);
    if (!('us' in reading)) {
      setProblem(gridTexts.asOf.unread(typed));
      return;
    }
    setProblem(null);
    // The field has done its work: the keys go to the standing as soon as it is there, and times can be taken.
    focusEntry();
    setShown({ state: 'loading' });
    void standingAt(reading.us).then(setShown);
  };
  return (
    <PanelFrame label={gridTexts.views.asOf}>
      <ViewHead />
      <form className={styles['form']} onSubmit={show}>
        <div className={styles['time']}>
          <TimeField
            text={typed}
            onChange={setTyped}
            nearUs={nearUs}
            timeZone={timeZone}
            problem={problem}
            hint={gridTexts.asOf.hint}
            autoFocus
          />
        </div>
        <Button type="submit" look="main" keys="Enter">
          {gridTexts.asOf.show}
        </Button>
        <p className={styles['says']}>
          {shown.state === 'rows' && shown.rows.length > 0
            ? gridTexts.asOf.shown(minuteOfDay(shown.atUs, timeZone))
            : ''}
        </p>
      </form>
      <Standing shown={shown} timeZone={timeZone} />
    </PanelFrame>
  );
}

async function standingAt(atUs: number): Promise<Shown> {
  try {
    const { rows } = await callStation('board.asOf', { atUs });
    return { state: 'rows', atUs, rows };
  } catch (error) {
    return { state: 'refused', says: error instanceof Error ? error.message : String(error) };
  }
}

function Standing({ shown, timeZone }: { readonly shown: Shown; readonly timeZone: string | null }) {
  const { asOf } = gridTexts;
  switch (shown.state) {
    case 'nothing':
      return <Empty says={asOf.first} />;
    case 'loading':
      return <Empty says={asOf.loading} />;
    case 'refused':
      return <Empty says={shown.says} />;
    case 'rows': {
      const time = timeOfDay(shown.atUs, timeZone);
      if (shown.rows.length === 0) return <Empty says={asOf.none(time)} />;
      return <ResultList label={asOf.label(time)} rows={shown.rows} leg={null} takesFocus />;
    }
  }
}
