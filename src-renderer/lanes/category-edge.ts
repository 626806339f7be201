/** The colour of a strip's edge: which category it is. Six are told apart; a seventh begins again. */
import type { CSSProperties } from 'react';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';

const EDGES = 6;

const known = new WeakMap<ReadonlyMap<string, TeamRow>, ReadonlyMap<string, number>>();

/** Style of the edge of a team's strip, by the categories of all teams in the order of their names. */
export function categoryEdge(teams: ReadonlyMap<string, TeamRow>, category: string | null): CSSProperties {
  const place = category === null ? undefined : placesOf(teams).get(category);
  return { borderLeftColor: place === undefined ? 'var(--line)' : `var(--category-${(place % EDGES) + 1})` };
}

function placesOf(teams: ReadonlyMap<string, TeamRow>): ReadonlyMap<string, number> {
  const before = known.get(teams);
  if (before !== undefined) return before;
  const names = new Set<string>();
  for (const { category } of teams.values()) if (category !== null) names.add(category);
  const places = new Map([...names].sort().map((name, index) => [name, index]));
  known.set(teams, places);
  return places;
}
