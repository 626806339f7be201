import type { ClockView } from '../../src-shared/contract/calls.ts';
import { bound, minuteOfDay, moved } from '../../src-shared/format/times.ts';
import { clockTexts } from '../texts/clock.ts';
import styles from './clock-panel.module.css';
import { ClockPlot } from './clock-plot.tsx';

interface HistoryProps {
  readonly history: ClockView['history'];
  readonly timeZone: string | null;
}

const US_PER_MS = 1_000;

/** The checks of this run: a plot, and what it shows in words. */
export function History({ history, timeZone }: HistoryProps) {
  const [first, last] = [history[0], history.at(-1)];
  if (first === undefined || last === undefined) {
    return (
      <section aria-label={clockTexts.history}>
        <h3 className={styles['heading']}>{clockTexts.history}</h3>
        <p className={styles['words']}>{clockTexts.noHistory}</p>
      </section>
    );
  }
  const at = (ms: number): string => minuteOfDay(ms * US_PER_MS, timeZone);
  const doubted = history.filter(({ verdict }) => verdict === 'held' || verdict === 'conflict').length;
  return (
    <figure className={styles['history']} aria-label={clockTexts.history}>
      <h3 className={styles['heading']}>
        {clockTexts.summary(history.length, at(first.atMs), at(last.atMs))}
        {doubted === 0 ? null : <span className={styles['doubted']}> {clockTexts.notBelieved(doubted)}</span>}
      </h3>
      <ClockPlot history={history} timeZone={timeZone} />
      <figcaption>
        <dl className={styles['legend']}>
          <Figure line="bound" name={clockTexts.bound} value={bound(last.errorMs * US_PER_MS)} />
          <Figure
            line="delay"
            name={clockTexts.delay}
            value={clockTexts.milliseconds(last.delayMs.toFixed(0))}
          />
          <Figure line="offset" name={clockTexts.offset} value={moved(last.offsetMs * US_PER_MS)} />
        </dl>
      </figcaption>
    </figure>
  );
}

interface FigureProps {
  readonly line: 'bound' | 'delay' | 'offset';
  readonly name: string;
  readonly value: string;
}

/** A line of the plot by its look, its name and its last value. */
function Figure({ line, name, value }: FigureProps) {
  return (
    <div className={styles['legendItem']}>
      <dt>
        <span className={styles['line']} data-line={line} aria-hidden="true" /> {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
