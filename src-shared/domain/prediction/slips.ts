/** How a bib becomes another one under tired fingers, and how likely each way is. */

/** What happened to the bib on its way to the entry line. */
export type SlipReason =
  'transposed' | 'missingDigit' | 'extraDigit' | 'wrongDigit' | 'doubledDigit' | 'unknownDigits';

export interface Slip {
  readonly reason: SlipReason;
  /** The chance of just this slip of the bib, given that there was one: compares slips, no more. */
  readonly chance: number;
}

/**
 * Shares of the slips, by judgement: a digit left out, two that changed places and a wrong one are the common ones.
 * The classes are those of Wiseman, Cairns and Cox, A Taxonomy of Number Entry Error, 2011.
 */
const SHARE = { transposed: 0.3, missingDigit: 0.25, wrongDigit: 0.25, doubledDigit: 0.1, extraDigit: 0.1 };
/** Two digits apart that changed places. */
const FAR_TRANSPOSED = 0.02;
/** Leading zeros or letters that are printed on the bib and not typed. */
const PREFIX_LEFT_OUT = 0.25;
/** Of wrong and extra digits, so many come from a key beside the one that was meant. */
const NEIGHBOUR_SHARE = 0.7;
const DIGITS = 10;

/** Keys of the number pad by column and row; the 0 lies under 1 and 2. */
const PAD: Record<string, readonly [number, number]> = {
  '7': [0, 0],
  '8': [1, 0],
  '9': [2, 0],
  '4': [0, 1],
  '5': [1, 1],
  '6': [2, 1],
  '1': [0, 2],
  '2': [1, 2],
  '3': [2, 2],
  '0': [0.5, 3],
};

/**
 * The likeliest single slip that makes `bib` read as `typed`; `null` where no single one does, or where they are
 * the same. `*` and `?` in `typed` stand for one digit that could not be read.
 */
export function slipOf(typed: string, bib: string): Slip | null {
  if (/[*?]/.test(typed)) return isReadingOf(typed, bib) ? { reason: 'unknownDigits', chance: 1 } : null;
  if (typed === bib) return null;
  if (bib.endsWith(typed) && /^(0+|\p{L}+)$/u.test(bib.slice(0, bib.length - typed.length))) {
    return { reason: 'missingDigit', chance: typed === '' ? 0 : PREFIX_LEFT_OUT };
  }
  switch (typed.length - bib.length) {
    case 0:
      return changedDigits(typed, bib);
    case -1:
      return leftOut(typed, bib);
    case 1:
      return tooMany(typed, bib);
    default:
      return null;
  }
}

function isReadingOf(typed: string, bib: string): boolean {
  return (
    typed.length === bib.length &&
    placesOf(bib).every((at) => /[*?]/.test(typed[at] ?? '') || typed[at] === bib[at])
  );
}

function changedDigits(typed: string, bib: string): Slip | null {
  const places = placesOf(bib).filter((at) => bib[at] !== typed[at]);
  const [first, second] = places;
  if (first === undefined || places.length > 2) return null;
  const pairs = bib.length - 1;
  if (second !== undefined) {
    if (typed[first] !== bib[second] || typed[second] !== bib[first]) return null;
    const chance = second === first + 1 ? SHARE.transposed / pairs : FAR_TRANSPOSED / pairs;
    return { reason: 'transposed', chance };
  }
  const chance = (SHARE.wrongDigit / bib.length) * strayKey(typed[first] ?? '', bib[first] ?? '');
  return { reason: 'wrongDigit', chance };
}

function placesOf(bib: string): number[] {
  return Array.from({ length: bib.length }, (_, at) => at);
}

/** Of equal digits side by side, each may be the one that was left out: the typed bib is the same. */
function leftOut(typed: string, bib: string): Slip | null {
  const ways = placesOf(bib).filter((at) => bib.slice(0, at) + bib.slice(at + 1) === typed).length;
  return ways === 0 ? null : { reason: 'missingDigit', chance: (SHARE.missingDigit * ways) / bib.length };
}

function tooMany(typed: string, bib: string): Slip | null {
  let best: Slip | null = null;
  for (let at = 0; at < typed.length; at++) {
    if (typed.slice(0, at) + typed.slice(at + 1) !== bib) continue;
    const digit = typed[at] ?? '';
    const beside = [typed[at - 1] ?? '', typed[at + 1] ?? ''];
    const isDoubled = beside.includes(digit);
    const stray = Math.max(...beside.map((key) => strayKey(digit, key)));
    const slip: Slip = isDoubled
      ? { reason: 'doubledDigit', chance: SHARE.doubledDigit / bib.length }
      : { reason: 'extraDigit', chance: (SHARE.extraDigit / typed.length) * stray };
    if (best === null || slip.chance > best.chance) best = slip;
  }
  return best;
}

/** The chance that the finger that meant one key, and missed it, hit the other. */
function strayKey(hit: string, meant: string): number {
  const neighbours = neighboursOf(meant);
  const byChance = (1 - NEIGHBOUR_SHARE) / DIGITS;
  return neighbours.includes(hit) ? NEIGHBOUR_SHARE / neighbours.length + byChance : byChance;
}

function neighboursOf(key: string): string[] {
  const from = PAD[key];
  if (from === undefined) return [];
  return Object.entries(PAD).flatMap(([other, [column, row]]) => {
    const isBeside = Math.abs(column - from[0]) <= 1 && Math.abs(row - from[1]) <= 1;
    return other !== key && isBeside ? [other] : [];
  });
}
