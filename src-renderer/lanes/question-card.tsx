import type { KeyboardEvent } from 'react';
import { memo, useState } from 'react';
import type { Answer, QuestionCard as Card } from '../../src-shared/contract/mirror.ts';
import { bound, timeOfDay } from '../../src-shared/format/times.ts';
import { focusEntry } from '../entry/entry-focus.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { ForEars } from '../parts/for-ears.tsx';
import { KeyCap } from '../parts/key-cap.tsx';
import { laneTexts } from '../texts/lanes.ts';
import { answerOfKey, settleQuestion } from './answers.ts';
import { AnswerField } from './answer-field.tsx';
import styles from './question-card.module.css';
import { focusNextQuestion, QUESTION_MARK } from './question-focus.ts';

const DIGITS = 1;

/** One question with its answers: reached by Tab, settled by the key of an answer. */
export const QuestionCard = memo(function QuestionCard({ card }: { readonly card: Card }) {
  const [asking, setAsking] = useState<Answer | null>(null);
  const [isSettling, setSettling] = useState(false);

  const settle = async (answer: Answer, args: Record<string, unknown>): Promise<void> => {
    setSettling(true);
    const isSettled = await settleQuestion(answer, args);
    setSettling(false);
    if (!isSettled) return;
    setAsking(null);
    // Not to the next question: who types a bib now must not settle that one with its digits.
    focusEntry();
  };
  const choose = (answer: Answer): void => {
    if (isSettling) return;
    if (answer.asks !== null) setAsking(answer);
    else void settle(answer, {});
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const answer = answerOfKey(card.answers, event);
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (answer !== undefined) choose(answer);
    else if (way !== null) focusNextQuestion(event.currentTarget, way);
    else if (event.key === 'Escape') focusEntry();
    else return;
    event.preventDefault();
  };

  return (
    <li
      className={styles['card']}
      data-weight={card.weight}
      aria-label={card.title}
      aria-busy={isSettling}
      // Its answers are keys of the card itself, so the card takes the focus as one.
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...{ [QUESTION_MARK]: card.key }}
    >
      <h3 className={styles['title']}>
        <ForEars>{laneTexts.weight[card.weight]}: </ForEars>
        {card.title}
      </h3>
      <Times times={card.times} />
      <p className={styles['says']}>{card.says}</p>
      <div className={styles['answers']}>
        {card.answers.map((answer) => (
          <button
            key={answer.key}
            type="button"
            className={styles['answer']}
            tabIndex={-1}
            onClick={() => {
              choose(answer);
            }}
          >
            <KeyCap keys={answer.key} /> {answer.says}
          </button>
        ))}
      </div>
      {asking?.asks == null ? null : (
        <AnswerField
          asks={asking.asks}
          nearUs={card.times[0]?.timeUs ?? card.atUs}
          onAnswer={(args) => {
            void settle(asking, args);
          }}
          onLeave={(element) => {
            setAsking(null);
            element.closest('li')?.focus();
          }}
        />
      )}
    </li>
  );
});

function Times({ times }: { readonly times: Card['times'] }) {
  const timeZone = useRace(({ race }) => race.timeZone);
  if (times.length < 2) return null;
  return (
    <ul className={styles['times']}>
      {times.map(({ id, timeUs, errorUs, station, typed }) => (
        <li key={id}>
          {timeUs === null ? '–' : `${timeOfDay(timeUs, timeZone, DIGITS)} ${bound(errorUs)}`}
          {'  '}
          {station ?? laneTexts.thisStation}
          {typed === '' ? '' : `, ${laneTexts.typed(typed)}`}
        </li>
      ))}
    </ul>
  );
}
