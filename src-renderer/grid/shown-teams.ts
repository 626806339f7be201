/** Which teams the grid shows, in which order. */
import type { Field } from './field.ts';
import { matcherOf } from './search.ts';
import type { Standing } from './standing.ts';
import { compareTeams } from './standing.ts';

/** The standings that match what is searched, as they stand or by bib. */
export function shownTeams(
  { standings }: Pick<Field, 'standings'>,
  search: string,
  order: 'standing' | 'bib',
): readonly Standing[] {
  const matches = matcherOf(search);
  const found = matches === null ? standings : standings.filter(({ team }) => matches(team));
  return order === 'standing' ? found : found.toSorted((a, b) => compareTeams(a.team, b.team));
}
