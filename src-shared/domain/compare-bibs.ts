import { compareText } from './compare-text.ts';

const DIGITS = /^\d+$/;

/**
 * The order of bibs in lists: those of digits alone first, by number (`7` before `12`) and then by text (`007`
 * before `07` before `7`), the others after them by code unit. Independent of locale.
 *
 * The two kinds are kept apart because mixing them is no order: `10` < `1a` and `1a` < `2` by text, `2` < `10`
 * by number.
 */
export function compareBibs(a: string, b: string): number {
  const aIsNumber = DIGITS.test(a);
  const bIsNumber = DIGITS.test(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return aIsNumber ? compareDigits(a, b) || compareText(a, b) : compareText(a, b);
}

/** By number, without making one: a bib may have more digits than a number holds. */
function compareDigits(a: string, b: string): number {
  const aDigits = a.replace(/^0+/, '');
  const bDigits = b.replace(/^0+/, '');
  return aDigits.length - bDigits.length || compareText(aDigits, bDigits);
}
