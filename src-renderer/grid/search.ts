/** Finding teams by bib, name, runner or category. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';

/** What a team is found by; made when it is first looked for, and again only when the team changed. */
const wordsOf = new WeakMap<TeamRow, string>();

/** Letters that do not come apart into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};
const MARKS = /\p{M}+/gu;
const NOT_PLAIN = /[øæœßłđðþ]/g;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** A text as it is compared: small letters without marks, so that `ostlund` finds `Østlund`. */
export function searchable(text: string): string {
  const small = text.toLowerCase();
  if (!BEYOND_ASCII.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter);
}

/** Whether a team matches what was typed. */
export type Matcher = (team: TeamRow) => boolean;

/**
 * What to hold teams against: each word of the query must be found. Digits match where a word begins (`12` finds
 * bib 12 and 120, not 212), other words anywhere.
 *
 * @returns `null` where nothing was typed, so that every team matches.
 */
export function matcherOf(query: string): Matcher | null {
  const words = searchable(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const sought = words.map((word) => (/^\d/.test(word) ? ` ${word}` : word));
  return (team) => {
    const text = textOf(team);
    return sought.every((word) => text.includes(word));
  };
}

/** Makes ready what teams are found by, so that the first letter typed need not wait for all of them. */
export function prepareSearch(teams: Iterable<TeamRow>): void {
  for (const team of teams) textOf(team);
}

function textOf(team: TeamRow): string {
  const known = wordsOf.get(team);
  if (known !== undefined) return known;
  const made = searchable(` ${[team.bib, team.name, team.category ?? '', ...team.runners].join(' ')}`);
  wordsOf.set(team, made);
  return made;
}
