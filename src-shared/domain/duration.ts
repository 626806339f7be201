/** Durations as people write them: `1:02:03`, `42:43.5`, and the fixed `01:02:03` of result lists. */

export const US_PER_SECOND = 1_000_000;
export const US_PER_MS = 1_000;

const DURATION = /^([+-])?(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,6}))?$/;

/**
 * Reads a duration: `H:MM:SS`, `MM:SS`, with up to six decimals after a point or comma, and a sign.
 *
 * @returns microseconds, or `null` where the text is not a duration.
 */
export function parseDurationUs(text: string): number | null {
  const match = DURATION.exec(text.trim());
  if (match === null) return null;
  const [, sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const wholeSeconds = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const us = wholeSeconds * US_PER_SECOND + Number(fraction.padEnd(6, '0'));
  return sign === '-' && us !== 0 ? -us : us;
}

/**
 * Writes a duration as `HH:MM:SS`, with as many decimals as the unit needs.
 *
 * @param us - microseconds; what lies below the unit is cut off, so round first.
 * @param unitUs - the unit to which the value was rounded: 1,000,000 gives whole seconds.
 */
export function formatDuration(us: number, unitUs: number = US_PER_SECOND): string {
  const sign = us < 0 ? '-' : '';
  const magnitude = Math.abs(us);
  const totalSeconds = Math.floor(magnitude / US_PER_SECOND);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [Math.floor(totalSeconds / 3600), Math.floor(totalSeconds / 60) % 60, totalSeconds % 60];
  const decimals = decimalsOf(unitUs);
  const fraction =
    decimals === 0
      ? ''
      : `.${String(magnitude % US_PER_SECOND)
          .padStart(6, '0')
          .slice(0, decimals)}`;
  return `${sign}${clock.map(two).join(':')}${fraction}`;
}

/** How many decimals of a second a unit shows: 1,000,000 → 0, 100,000 → 1, 1 → 6. */
function decimalsOf(unitUs: number): number {
  let decimals = 0;
  for (let unit = US_PER_SECOND; unit > 1 && unitUs % unit !== 0; unit /= 10) decimals++;
  return decimals;
}
