/** When a wave or a mass start is planned, as people type it: since the gun, or on the clock. */
import { formatDuration } from '../../../src-shared/domain/duration.ts';
import { readTimeOfDay, typedMoment } from '../../parts/time-of-day.ts';
import { readTypedDuration } from '../../parts/typed-duration.ts';

/** A start as the race's fields hold it: either since the gun or on the clock, µs. */
export type StartAt = { readonly elapsedUs: number } | { readonly timeUs: number };

const MICROSECOND = 1;

/**
 * Reads `+0:10:00` and `-0:05:00` as since the gun, anything else as a time of day.
 *
 * @param nearUs - the moment near which a time without a day lies.
 */
export function readStartAt(text: string, nearUs: number, timeZone: string | null): StartAt | null {
  const typed = text.trim().replace('−', '-');
  if (/^[+-]/.test(typed)) {
    const elapsedUs = readTypedDuration(typed);
    return elapsedUs === null ? null : { elapsedUs };
  }
  const reading = readTimeOfDay(typed, nearUs, timeZone);
  return 'us' in reading ? { timeUs: reading.us } : null;
}

/** What `readStartAt` reads back: `+00:10:00`, `2026-06-20 09:10:00`. */
export function startText(
  at: { readonly elapsedUs?: number | undefined; readonly timeUs?: number | undefined },
  timeZone: string | null,
): string {
  if (at.timeUs !== undefined) return typedMoment(at.timeUs, timeZone);
  if (at.elapsedUs === undefined) return '';
  const text = formatDuration(at.elapsedUs, MICROSECOND).replace(/\.?0+$/, (zeros) =>
    zeros.includes('.') ? '' : zeros,
  );
  return at.elapsedUs < 0 ? text : `+${text}`;
}
