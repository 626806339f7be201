/** Bibs of the start list that a typed one may have been meant for: one slip of a finger away, or with its unknown digits filled in. */

/** A bib with a digit that nobody could read. */
export function isPartial(bib: string): boolean {
  return /[?*]/.test(bib);
}

/** Bibs that fit a partial one, `?` and `*` each standing for one character. Looks through all bibs. */
export function fittingBibs(partial: string, bibs: Iterable<string>): string[] {
  const pattern = Array.from(partial, (sign) => (sign === '?' || sign === '*' ? null : sign));
  return [...bibs].filter((bib) => {
    const signs = Array.from(bib);
    return (
      signs.length === pattern.length && pattern.every((sign, at) => sign === null || sign === signs[at])
    );
  });
}

/** Bibs one slip away: two signs swapped, one wrong, one missing or one too many. Looks up, never through. */
export function nearBibs(typed: string, isBib: (bib: string) => boolean): string[] {
  const signs = Array.from(typed);
  const slips = [
    ...signs.slice(1).map((sign, at) => spliced(signs, at, 2, sign, signs[at] ?? '')),
    ...signs.map((_, at) => spliced(signs, at, 1)),
    ...signs.flatMap((_, at) => DIGITS.map((digit) => spliced(signs, at, 1, digit))),
    ...[...signs, ''].flatMap((_, at) => DIGITS.map((digit) => spliced(signs, at, 0, digit))),
  ];
  return [...new Set(slips)].filter((bib) => bib !== typed && isBib(bib));
}

const DIGITS = Array.from('0123456789');

function spliced(signs: readonly string[], at: number, gone: number, ...put: string[]): string {
  return signs.toSpliced(at, gone, ...put).join('');
}
