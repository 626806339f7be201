/** What the palette offers for what is typed: actions by their words, and teams by bib, name or runner. */
import type { Action } from '../../actions/actions.ts';
import { searchable } from '../../grid/search.ts';
import type { TeamHit } from '../../parts/team-search.ts';

/** What can be done with a team that was found. */
export type TeamDeed = 'legs' | 'status' | 'change';

export type PaletteItem =
  | { readonly kind: 'action'; readonly id: string; readonly action: Action }
  | { readonly kind: 'team'; readonly id: string; readonly hit: TeamHit; readonly deed: TeamDeed };

/** For the team that is meant most likely, all that can be done with it; for the others their legs. */
const DEEDS: readonly TeamDeed[] = ['legs', 'status', 'change'];

/**
 * The items for a query, the likeliest first. Digits mean a bib sooner than an action, so teams come first for them.
 *
 * @param teams - those that fit the query, the likeliest first.
 */
export function paletteItems(
  actions: readonly Action[],
  teams: readonly TeamHit[],
  query: string,
): PaletteItem[] {
  const words = searchable(query).split(/\s+/).filter(Boolean);
  const found = ranked(actions, words);
  if (words.length === 0) return found;
  const ofTeams = teams.flatMap((hit, index) =>
    (index === 0 ? DEEDS : DEEDS.slice(0, 1)).map((deed): PaletteItem => {
      return { kind: 'team', id: `${hit.team.teamId} ${deed}`, hit, deed };
    }),
  );
  return /^\d/.test(query.trim()) ? [...ofTeams, ...found] : [...found, ...ofTeams];
}

function ranked(actions: readonly Action[], words: readonly string[]): PaletteItem[] {
  const scored = actions.flatMap((action) => {
    const score = scoreOf(action, words);
    return score === null ? [] : [{ action, score }];
  });
  // Sorting is stable: actions that fit equally well keep the order in which they were registered.
  scored.sort((a, b) => a.score - b.score);
  return scored.map(({ action }) => ({ kind: 'action', id: action.id, action }));
}

/** How badly an action fits, 0 = as well as can be; `null` where a word is not in it at all. */
function scoreOf({ title, also = '', keys }: Action, words: readonly string[]): number | null {
  const name = searchable(title);
  const other = searchable(`${also} ${keys ?? ''}`);
  let score = 0;
  for (const word of words) {
    const one = scoreOfWord(name, other, word);
    if (one === null) return null;
    score += one;
  }
  return score;
}

function scoreOfWord(name: string, other: string, word: string): number | null {
  if (name.startsWith(word)) return 0;
  if (` ${name}`.includes(` ${word}`)) return 1;
  if (` ${other}`.includes(` ${word}`)) return 2;
  if (name.includes(word)) return 3;
  return isSpread(name, word) ? 4 : null;
}

/** Whether the letters stand in the text in this order, the first of them at the beginning of a word: `rsu`, race set-up. */
function isSpread(text: string, letters: string): boolean {
  const [first = '', ...rest] = letters;
  let at = ` ${text}`.indexOf(` ${first}`);
  if (at < 0) return false;
  for (const letter of rest) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
