import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import { bound, timeOfDay } from '../../src-shared/format/times.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { TimeField } from '../parts/time-field.tsx';
import { legTexts } from '../texts/leg.ts';
import type { Asking } from './asking.ts';
import styles from './leg.module.css';

interface AskingFieldsProps {
  readonly asking: Asking;
  readonly leg: number | null;
  readonly legs: number;
  /** A time of day is taken on the day that brings it nearest to this, µs. */
  readonly nearUs: number;
  /** The times among which a ruling chooses. */
  readonly candidates: readonly HistoryEntry[];
  readonly onChange: (asking: Asking) => void;
  readonly onRule: (choice: HistoryEntry) => void;
}

/** What must be said before something is recorded. */
export function AskingFields(props: AskingFieldsProps) {
  const { asking, leg, legs, nearUs, candidates, onChange, onRule } = props;
  const { asks } = legTexts;
  const timeZone = useRace(({ race }) => race.timeZone);
  const at = pointWords(leg, legs);
  const words = (label: string) => (
    <TextField
      label={label}
      value={asking.words}
      onChange={(typed) => {
        onChange({ ...asking, words: typed });
      }}
      hint={asks.wanted}
      autoFocus
    />
  );
  switch (asking.what) {
    case 'void':
      return words(asks.voidWhy);
    case 'note':
      return words(asks.note);
    case 'missed':
      return (
        <>
          {words(asks.missedWhy(at))}
          <TimeField
            label={asks.missedTime}
            text={asking.time}
            onChange={(time) => {
              onChange({ ...asking, time });
            }}
            nearUs={nearUs}
            timeZone={timeZone}
          />
        </>
      );
    case 'ruling':
      return <Ruling says={asks.ruling(at)} candidates={candidates} timeZone={timeZone} onRule={onRule} />;
    case null:
      return null;
  }
}

interface RulingProps {
  readonly says: string;
  readonly candidates: readonly HistoryEntry[];
  readonly timeZone: string | null;
  readonly onRule: (choice: HistoryEntry) => void;
}

/** Each time under a digit. */
function Ruling({ says, candidates, timeZone, onRule }: RulingProps) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    group.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const choice = /^[1-9]$/.test(event.key) ? candidates[Number(event.key) - 1] : undefined;
    if (choice === undefined) return;
    event.preventDefault();
    onRule(choice);
  };
  return (
    <div
      ref={group}
      role="group"
      aria-label={says}
      tabIndex={-1}
      className={styles['ruling']}
      onKeyDown={onKeyDown}
    >
      <p className={styles['question']}>{says}</p>
      {candidates.map((candidate, index) => (
        <Button
          key={candidate.id}
          keys={String(index + 1)}
          onPress={() => {
            onRule(candidate);
          }}
        >
          {legTexts.asks.rulingOf(timeWords(candidate, timeZone), candidate.typed ?? '')}
        </Button>
      ))}
    </div>
  );
}

function timeWords({ timeUs, errorUs }: HistoryEntry, timeZone: string | null): string {
  if (timeUs === null) return legTexts.facts.unknown;
  return `${timeOfDay(timeUs, timeZone, 2)}${errorUs === null ? '' : ` ${bound(errorUs)}`}`;
}

function pointWords(leg: number | null, legs: number): string {
  if (leg === null || leg === 0) return legTexts.points.start;
  return leg === legs ? legTexts.points.finish : legTexts.points.exchange(leg);
}
