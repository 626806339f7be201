import { useId, useRef, useState } from 'react';
import type { Answer } from '../../src-shared/contract/mirror.ts';
import { stationTimeUs } from '../entry/press-clock.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { laneTexts } from '../texts/lanes.ts';
import { readAnswer } from './answers.ts';
import styles from './question-card.module.css';

interface AnswerFieldProps {
  readonly asks: NonNullable<Answer['asks']>;
  /** A time of day is taken on the day nearest to this, µs. */
  readonly nearUs: number | null;
  readonly onAnswer: (args: Record<string, unknown>) => void;
  readonly onLeave: (element: HTMLElement) => void;
}

/** What an answer needs to know, asked for in the card itself. Enter answers, Escape leaves. */
export function AnswerField({ asks, nearUs, onAnswer, onLeave }: AnswerFieldProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const ref = useRef<HTMLInputElement>(null);
  const id = useId();
  const timeZone = useRace(({ race }) => race.timeZone);
  const legs = useRace(({ race }) => race.legs);
  const answer = (): void => {
    const element = ref.current;
    if (element === null) return;
    const context = { nearUs: nearUs ?? stationTimeUs(), timeZone, legs };
    const read = readAnswer(asks, element.value, context);
    if (read === null) return;
    if ('problem' in read) setProblem(read.problem);
    else onAnswer(read.args);
  };
  return (
    <form
      className={styles['ask']}
      onSubmit={(event) => {
        event.preventDefault();
        answer();
      }}
    >
      <label htmlFor={id}>{laneTexts.asksFor[asks]}</label>
      <input
        ref={ref}
        id={id}
        className={styles['askField']}
        autoFocus
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onLeave(event.currentTarget);
        }}
      />
      {problem === null ? null : (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
