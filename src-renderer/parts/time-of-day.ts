/** Times of day as people type them, and back: in the race's zone, on the day that lies nearest. */
import { Temporal } from 'temporal-polyfill';
import { timeOfDay } from '../../src-shared/format/times.ts';
import { fieldTexts } from '../texts/fields.ts';

const US_PER_MS = 1_000;
const US_PER_SECOND = 1_000_000;

/** `skipped`: the clocks go forward past it on that day. */
export type TimeReading = { readonly us: number } | { readonly problem: 'unread' | 'skipped' };

/** `2026-06-20 ` before a time says the day. */
const DAY = /^(\d{4}-\d{2}-\d{2})[ T]+/;
const WITH_COLONS = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,6}))?)?$/;
const DIGITS_ALONE = /^(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,6}))?$/;

interface Typed {
  readonly time: Temporal.PlainTime;
  /** What lies below the second. */
  readonly fractionUs: number;
}

/**
 * Reads `03:14:09.5`, `3:14:09`, `3:14`, `031409` or `0314`, with a day before it (`2026-06-20 09:00`) where that
 * must be said. Without one the day is that which brings the time nearest to `nearUs`; where the clocks go back and
 * a time is there twice, that of the two.
 *
 * @param timeZone - IANA name; `null` = the machine's.
 */
export function readTimeOfDay(text: string, nearUs: number, timeZone: string | null): TimeReading {
  const trimmed = text.trim();
  const day = DAY.exec(trimmed)?.[1];
  const typed = readClock(trimmed.replace(DAY, ''));
  if (typed === null) return { problem: 'unread' };
  const days = day === undefined ? daysAround(nearUs, timeZone) : saidDay(day);
  if (days.length === 0) return { problem: 'unread' };
  const moments = days.flatMap((date) => momentsOf(date, typed, zoneOf(timeZone)));
  const [first, ...others] = moments;
  if (first === undefined) return { problem: 'skipped' };
  const distance = (us: number): number => Math.abs(us - nearUs);
  return { us: others.reduce((best, us) => (distance(us) < distance(best) ? us : best), first) };
}

function readClock(text: string): Typed | null {
  const [, hours = '', minutes = '', seconds = '0', fraction = ''] =
    WITH_COLONS.exec(text) ?? DIGITS_ALONE.exec(text) ?? [];
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  if (hours === '' || hour > 23 || minute > 59 || second > 59) return null;
  return { time: new Temporal.PlainTime(hour, minute, second), fractionUs: Number(fraction.padEnd(6, '0')) };
}

function daysAround(nearUs: number, timeZone: string | null): Temporal.PlainDate[] {
  const today = zoned(nearUs, timeZone).toPlainDate();
  return [-1, 0, 1].map((days) => today.add({ days }));
}

function saidDay(day: string): Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from(day)];
  } catch {
    return [];
  }
}

/** None where the clocks skip it, two where they go back over it. */
function momentsOf(date: Temporal.PlainDate, { time, fractionUs }: Typed, timeZone: string): number[] {
  const plain = date.toPlainDateTime(time);
  const ways = (['earlier', 'later'] as const).map((disambiguation) =>
    plain.toZonedDateTime(timeZone, { disambiguation }),
  );
  return ways
    .filter((moment) => moment.toPlainDateTime().equals(plain))
    .map((moment) => moment.epochMilliseconds * US_PER_MS + fractionUs);
}

function zoneOf(timeZone: string | null): string {
  return timeZone ?? Temporal.Now.timeZoneId();
}

function zoned(us: number, timeZone: string | null): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(us / US_PER_MS));
  return instant.toZonedDateTimeISO(zoneOf(timeZone));
}

/** What is wrong with a time that could not be read, as a sentence. */
export function timeProblem({ problem }: Extract<TimeReading, { problem: unknown }>, typed: string): string {
  return problem === 'skipped' ? fieldTexts.timeSkipped(typed.trim()) : fieldTexts.timeUnread(typed.trim());
}

/** Writes a time so that `readTimeOfDay` reads it back: `03:14:09.5`, with the decimals that it has. */
export function typedTimeOfDay(us: number, timeZone: string | null): string {
  const fraction = String(us % US_PER_SECOND).padStart(6, '0');
  const decimals = fraction.replace(/0+$/, '');
  return `${timeOfDay(us, timeZone)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** As `typedTimeOfDay` with the day before it, for moments that may lie far from now: `2026-06-20 09:00:00`. */
export function typedMoment(us: number, timeZone: string | null): string {
  return `${zoned(us, timeZone).toPlainDate().toString()} ${typedTimeOfDay(us, timeZone)}`;
}

/** `today`, `yesterday`, `tomorrow`, else `Sat 25 January`: the day of a moment as one would say it at `nowUs`. */
export function dayWords(us: number, nowUs: number, timeZone: string | null): string {
  const day = zoned(us, timeZone).toPlainDate();
  const days = zoned(nowUs, timeZone).toPlainDate().until(day).days;
  const near = new Map([
    [-1, fieldTexts.days.yesterday],
    [0, fieldTexts.days.today],
    [1, fieldTexts.days.tomorrow],
  ]).get(days);
  return near ?? day.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'long' });
}
