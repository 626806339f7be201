/** Finds teams by what a person knows of them: bib, name or runner; the likeliest first. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import { compareBibs } from '../../src-shared/domain/compare-bibs.ts';
import { searchable } from '../grid/search.ts';

export interface TeamHit {
  readonly team: TeamRow;
  /** The runner by whom it was found, where neither bib nor name has the words. */
  readonly runner: string | null;
}

export interface TeamSearch {
  readonly hits: readonly TeamHit[];
  /** How many more there are. */
  readonly more: number;
}

interface Folded {
  readonly bib: string;
  readonly name: string;
  readonly runners: readonly string[];
}

/** Folding 5,000 teams with their runners costs more than a key press may: each row is folded once. */
const folded = new WeakMap<TeamRow, Folded>();

/**
 * Teams for a query, at most `most`: the bib itself first, then bibs that begin with it, then names, then runners;
 * by bib within each. An empty query finds all, by bib.
 */
export function searchTeams(teams: Iterable<TeamRow>, query: string, most: number): TeamSearch {
  const wanted = searchable(query.trim());
  const found: { hit: TeamHit; rank: number }[] = [];
  for (const team of teams) {
    const match = matchOf(team, wanted);
    if (match !== null) found.push({ hit: { team, runner: match.runner }, rank: match.rank });
  }
  found.sort((a, b) => a.rank - b.rank || compareBibs(a.hit.team.bib, b.hit.team.bib));
  return { hits: found.slice(0, most).map(({ hit }) => hit), more: Math.max(0, found.length - most) };
}

/** The team that wears exactly this bib, as typed. */
export function teamOfBib(teams: Iterable<TeamRow>, bib: string): TeamRow | null {
  const wanted = bib.trim();
  for (const team of teams) if (team.bib === wanted) return team;
  return null;
}

function matchOf(team: TeamRow, wanted: string): { rank: number; runner: string | null } | null {
  if (wanted === '') return { rank: 0, runner: null };
  const { bib, name, runners } = foldedOf(team);
  if (bib === wanted) return { rank: 0, runner: null };
  if (bib.replace(/^0+/, '') === wanted) return { rank: 1, runner: null };
  if (bib.startsWith(wanted)) return { rank: 2, runner: null };
  if (beginsWord(name, wanted)) return { rank: 3, runner: null };
  const index = runners.findIndex((runner) => beginsWord(runner, wanted));
  if (index >= 0) return { rank: 4, runner: team.runners[index] ?? null };
  return name.includes(wanted) ? { rank: 5, runner: null } : null;
}

function beginsWord(text: string, wanted: string): boolean {
  return text.startsWith(wanted) || text.includes(` ${wanted}`) || text.includes(`-${wanted}`);
}

function foldedOf(team: TeamRow): Folded {
  const known = folded.get(team);
  if (known !== undefined) return known;
  const made = {
    bib: searchable(team.bib),
    name: searchable(team.name),
    runners: team.runners.map(searchable),
  };
  folded.set(team, made);
  return made;
}
