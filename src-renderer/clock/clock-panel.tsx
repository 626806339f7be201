import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { ClockView } from '../../src-shared/contract/calls.ts';
import { bound, minuteOfDay, timeOfDay } from '../../src-shared/format/times.ts';
import { focusEntry } from '../entry/entry-focus.ts';
import { Empty } from '../list/empty.tsx';
import { PanelFrame } from '../list/panel-frame.tsx';
import { useRace } from '../mirror/use-mirror.ts';
import { Button } from '../parts/button.tsx';
import { clockTexts } from '../texts/clock.ts';
import { showPanel } from '../view/view-store.ts';
import { checkNow } from './check-now.ts';
import { CLOCK_MARK, focusClock } from './clock-focus.ts';
import styles from './clock-panel.module.css';
import { stayOnlineWords, machineWords } from './clock-words.ts';
import { HandSet } from './hand-set.tsx';
import { History } from './history.tsx';
import { ServerForm } from './server-form.tsx';
import { useClock } from './use-clock.ts';

/** How good the clock is and why, its checks over time, what to expect offline, and how to set it. */
export function ClockPanel() {
  const { clock, problem } = useClock();
  const [isByHand, setByHand] = useState(false);
  const timeZone = useRace(({ race }) => race.timeZone);
  if (clock === null) {
    return (
      <PanelFrame label={clockTexts.title}>
        <Empty says={problem ?? clockTexts.loading} />
      </PanelFrame>
    );
  }
  const toPage = (): void => {
    setByHand(false);
    focusClock();
  };
  return (
    <PanelFrame label={clockTexts.title}>
      <div className={styles['page']} onKeyDown={leaveByEscape}>
        <Head
          clock={clock}
          problem={problem}
          onByHand={() => {
            setByHand(true);
          }}
        />
        <div className={styles['columns']}>
          <div className={styles['column']}>
            <History history={clock.history} timeZone={timeZone} />
            {machineWords(clock).map((words) => (
              <p key={words} className={styles['words']}>
                {words}
              </p>
            ))}
          </div>
          <div className={styles['column']}>
            {isByHand ? (
              <HandSet timeZone={timeZone} onDone={toPage} />
            ) : (
              <>
                <Ahead clock={clock} />
                <ServerForm server={clock.server} />
                <Events events={clock.events} timeZone={timeZone} />
              </>
            )}
          </div>
        </div>
      </div>
    </PanelFrame>
  );
}

/** Also out of a text field: Escape always leads back to the entry line. */
function leaveByEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  showPanel('lanes');
  focusEntry();
}

interface HeadProps {
  readonly clock: ClockView;
  readonly problem: string | null;
  readonly onByHand: () => void;
}

function Head({ clock, problem, onByHand }: HeadProps) {
  const [isChecking, setChecking] = useState(false);
  const check = async (): Promise<void> => {
    setChecking(true);
    await checkNow();
    setChecking(false);
  };
  return (
    <div className={styles['head']}>
      <div className={styles['state']}>
        <h2 className={styles['title']} tabIndex={-1} {...{ [CLOCK_MARK]: '' }}>
          {clock.says}
        </h2>
        <p className={styles['words']}>
          <span className={styles['confidence']} data-confidence={clock.confidence}>
            {clockTexts.confidence[clock.confidence]}
          </span>{' '}
          {problem ?? clock.detail}
        </p>
      </div>
      <Button look="main" isDisabled={isChecking} onPress={() => void check()}>
        {isChecking ? clockTexts.syncing : clockTexts.syncNow}
      </Button>
      <Button onPress={onByHand}>{clockTexts.byHand}</Button>
    </div>
  );
}

function Ahead({ clock }: { readonly clock: ClockView }) {
  return (
    <section aria-label={clockTexts.stay}>
      <h3 className={styles['heading']}>{clockTexts.stay}</h3>
      <dl className={styles['ahead']}>
        {clock.ahead.map(({ hours, errorMs }) => (
          <div key={hours} className={styles['aheadItem']}>
            <dt>{clockTexts.after(hours)}</dt>
            <dd>{bound(errorMs * 1_000)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['words']}>{stayOnlineWords(clock)}</p>
    </section>
  );
}

interface EventsProps {
  readonly events: ClockView['events'];
  readonly timeZone: string | null;
}

function Events({ events, timeZone }: EventsProps) {
  return (
    <section aria-label={clockTexts.events}>
      <h3 className={styles['heading']}>{clockTexts.events}</h3>
      {events.length === 0 ? (
        <p className={styles['words']}>{clockTexts.noEvents}</p>
      ) : (
        <ul className={styles['events']}>
          {events.map(({ atUs, says }) => (
            <li key={`${atUs} ${says}`}>
              <time className={styles['figures']} dateTime={timeOfDay(atUs, timeZone)}>
                {minuteOfDay(atUs, timeZone)}
              </time>{' '}
              {says}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
