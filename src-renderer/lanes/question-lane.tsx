import { useEffect, useRef } from 'react';
import { useRace } from '../mirror/use-mirror.ts';
import { play } from '../tones/tones.ts';
import { laneTexts } from '../texts/lanes.ts';
import { useNowUs } from '../view/now.ts';
import { EmptyLane, Lane } from './lane.tsx';
import { QuestionCard } from './question-card.tsx';
import { withoutFresh } from './fresh-questions.ts';
import styles from './question-card.module.css';

/** An alarm is heard again until somebody has seen it. */
const ALARM_EVERY_MS = 20_000;
/** Who has more than these to decide works through the list of all. */
const CARDS = 30;

/** What needs a person, the most urgent first, each with the keys that settle it. */
export function QuestionLane() {
  const questions = useRace((race) => race.questions);
  const { cards, total } = withoutFresh(questions, useNowUs());
  const alarms = cards.filter(({ weight }) => weight === 'alarm').map(({ key }) => key);
  useAlarm(alarms.join('\n'));
  return (
    <Lane
      title={laneTexts.needsYou}
      aside={total > 0 ? <strong className={styles['total']}>{total}</strong> : null}
    >
      {cards.length === 0 ? (
        <EmptyLane says={laneTexts.allClear} hint={laneTexts.allClearHint} />
      ) : (
        <ol>
          {cards.slice(0, CARDS).map((card) => (
            <QuestionCard key={card.key} card={card} />
          ))}
        </ol>
      )}
      {total > CARDS ? <EmptyLane says={laneTexts.moreQuestions(total - CARDS)} /> : null}
    </Lane>
  );
}

/** Sounds at once for an alarm that is new, and every now and then while there is one. */
function useAlarm(alarms: string): void {
  const heard = useRef('');
  useEffect(() => {
    const before = new Set(heard.current.split('\n'));
    heard.current = alarms;
    if (alarms === '') return undefined;
    if (alarms.split('\n').some((key) => !before.has(key))) play('alarm');
    const timer = setInterval(() => {
      play('alarm');
    }, ALARM_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [alarms]);
}
