/** Durations as people type them into a field: shorter than in files, and signed. */
import { parseDurationUs, US_PER_SECOND } from '../../src-shared/domain/duration.ts';
import { fieldTexts } from '../texts/fields.ts';

const SECONDS_ALONE = /^([+-])?(\d{1,6})(?:[.,](\d{1,6}))?$/;

/**
 * Reads `5` and `+2.5` (seconds), `-0:30`, `1:02:03`; a real minus sign counts as one.
 *
 * @returns µs, or `null` where the text is none of these.
 */
export function readTypedDuration(text: string): number | null {
  const plain = text.trim().replace('−', '-');
  const match = SECONDS_ALONE.exec(plain);
  if (match === null) return parseDurationUs(plain);
  const [, sign, seconds = '', fraction = ''] = match;
  const us = Number(seconds) * US_PER_SECOND + Number(fraction.padEnd(6, '0'));
  return sign === '-' && us !== 0 ? -us : us;
}

/** In words with its sign: `5 s later`, `1 min 30 s earlier`, `0.5 s later`. */
export function shiftWords(us: number): string {
  return `${amountWords(Math.abs(us))} ${us < 0 ? fieldTexts.earlier : fieldTexts.later}`;
}

/** `1 h 2 min 3 s`, `30 s`, `0.5 s`: a duration that nobody can mistake. */
export function amountWords(us: number): string {
  const { units } = fieldTexts;
  const wholeSeconds = Math.floor(us / US_PER_SECOND);
  const seconds = (wholeSeconds % 60) + (us % US_PER_SECOND) / US_PER_SECOND;
  const parts = [
    [Math.floor(wholeSeconds / 3_600), units.h],
    [Math.floor(wholeSeconds / 60) % 60, units.min],
    [Number(seconds.toFixed(6)), units.s],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? `0 ${units.s}` : said.join(' ');
}
