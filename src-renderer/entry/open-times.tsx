import { useRace } from '../mirror/use-mirror.ts';
import { timeOfDay } from '../../src-shared/format/times.ts';
import { ForEars } from '../parts/for-ears.tsx';
import { entryTexts } from '../texts/entry.ts';
import styles from './open-times.module.css';
import { useEntry } from './entry-store.ts';
import type { QueuedTime } from './open-queue.ts';

/** So many stand in the band; the chosen one is always among them. */
const SHOWN = 3;
const DIGITS = 2;
const BURST_US = 60_000_000;

/** The times that wait for a bib, oldest first. */
export function OpenTimes({ queue }: { readonly queue: readonly QueuedTime[] }) {
  const chosen = useEntry((state) => state.chosen);
  const timeZone = useRace(({ race }) => race.timeZone);
  const at = queue.findIndex(({ key }) => key === chosen);
  const from = Math.max(0, Math.min(at < 0 ? queue.length - SHOWN : at - 1, queue.length - SHOWN));
  return (
    <section className={styles['openTimes']} aria-label={entryTexts.openTimes}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>
          {entryTexts.openTimes}
          {queue.length > 0 ? <span className={styles['count']}>{queue.length}</span> : null}
        </h2>
        {queue.length > 0 ? <span className={styles['keys']}>{entryTexts.openTimesKeys}</span> : null}
      </header>
      {queue.length === 0 ? (
        <p className={styles['none']}>{entryTexts.noOpenTimes}</p>
      ) : (
        <ol className={styles['list']}>
          {queue.slice(from, from + SHOWN).map((time, index) => (
            <li
              key={time.key}
              className={styles['time']}
              aria-current={time.key === chosen ? 'true' : undefined}
              data-state={time.state}
            >
              <span className={styles['place']}>{from + index + 1}</span>
              <span className={styles['clock']}>{timeOfDay(time.timeUs, timeZone, DIGITS)}</span>
              <span className={styles['state']}>
                <span aria-hidden="true">{STATE_SIGNS[time.state]}</span>
                <ForEars>{entryTexts.openState[time.state]}</ForEars>
              </span>
              <span className={styles['after']}>{afterWords(queue[from + index - 1], time)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** How long after the one before: what tells the presses of one burst apart. Between bursts it says nothing. */
function afterWords(before: QueuedTime | undefined, { timeUs }: QueuedTime): string {
  const afterUs = before === undefined ? Infinity : timeUs - before.timeUs;
  return afterUs < BURST_US ? entryTexts.after(afterUs / 1_000_000) : '';
}

const STATE_SIGNS = { kept: '✓', onItsWay: '○', waiting: '■', refused: '■' } as const;
