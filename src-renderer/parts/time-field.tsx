import { timeOfDay } from '../../src-shared/format/times.ts';
import { fieldTexts } from '../texts/fields.ts';
import { TextField } from './text-field.tsx';
import { dayWords, readTimeOfDay } from './time-of-day.ts';

interface TimeFieldProps {
  readonly label?: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** A time without a day is taken on the day that brings it nearest to this, µs. */
  readonly nearUs: number;
  readonly timeZone: string | null;
  readonly problem?: string | null;
  readonly hint?: string;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
}

/** A time of day, with what was understood below it: `03:14:09.5 yesterday`. */
export function TimeField({ label = fieldTexts.time, text, nearUs, timeZone, ...others }: TimeFieldProps) {
  const reading = readTimeOfDay(text, nearUs, timeZone);
  return (
    <TextField
      {...others}
      label={label}
      value={text}
      isFigures
      hint={others.hint ?? fieldTexts.timeHint}
      reads={
        'us' in reading && others.isDisabled !== true
          ? `${timeOfDay(reading.us, timeZone, 1)} ${dayWords(reading.us, nearUs, timeZone)}`
          : null
      }
    />
  );
}
