/** What the grid and the standing need to know of all teams together: made when one of them is shown, not before. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import type { Bests } from './bests.ts';
import { bestsOf, bestsWith, losesABest } from './bests.ts';
import type { Standing } from './standing.ts';
import { standingsAfter, standingsOf } from './standing.ts';

export interface Field {
  /** What it was made of. */
  readonly teams: ReadonlyMap<string, TeamRow>;
  readonly rounding: Rounding;
  readonly legs: number;
  readonly standings: readonly Standing[];
  /** The same object as before where no best changed, so that rows are not rendered for nothing. */
  readonly bests: Bests;
}

/** Above this share of changed teams, sorting all is cheaper than putting each where it belongs. */
const SORT_ALL_ABOVE = 1 / 20;

/** The field of these teams, made from the one before where that saves work. */
export function fieldAfter(
  before: Field | null,
  teams: ReadonlyMap<string, TeamRow>,
  race: { readonly legs: number; readonly rounding: Rounding },
): Field {
  const { legs, rounding } = race;
  if (before?.legs !== legs || before.rounding !== rounding) return fieldOf(teams, race);
  if (before.teams === teams) return before;
  const changed = [...teams.values()].filter((team) => before.teams.get(team.teamId) !== team);
  if (changed.length > teams.size * SORT_ALL_ABOVE) return fieldOf(teams, race);
  const replaced = [...before.teams.values()].filter((team) => teams.get(team.teamId) !== team);
  const losesOne = replaced.some((team) => losesABest(before.bests, team, teams.get(team.teamId)));
  return {
    teams,
    rounding,
    legs,
    standings: standingsAfter(before.standings, replaced, changed, rounding),
    bests: losesOne ? bestsOf(teams.values(), legs) : bestsWith(before.bests, changed),
  };
}

function fieldOf(
  teams: ReadonlyMap<string, TeamRow>,
  { legs, rounding }: { readonly legs: number; readonly rounding: Rounding },
): Field {
  const standings = standingsOf(teams.values(), rounding);
  return { teams, rounding, legs, standings, bests: bestsOf(teams.values(), legs) };
}
