/** What the grid and the standing need to know of all teams together: made when one of them is shown, not before. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import type { Bests } from './bests.ts';
import { bestsOf } from './bests.ts';
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
  if (before?.teams === teams && before.legs === legs && before.rounding === rounding) return before;
  const bests = bestsOf(teams.values(), legs);
  return {
    teams,
    rounding,
    legs,
    standings: standings(before, teams, race),
    bests: before !== null && areSame(before.bests, bests) ? before.bests : bests,
  };
}

function standings(
  before: Field | null,
  teams: ReadonlyMap<string, TeamRow>,
  { legs, rounding }: { readonly legs: number; readonly rounding: Rounding },
): readonly Standing[] {
  if (before?.legs !== legs || before.rounding !== rounding) return standingsOf(teams.values(), rounding);
  const changed = [...teams.values()].filter((team) => before.teams.get(team.teamId) !== team);
  if (changed.length > teams.size * SORT_ALL_ABOVE) return standingsOf(teams.values(), rounding);
  const gone = new Set(changed.map(({ teamId }) => teamId));
  for (const teamId of before.teams.keys()) if (!teams.has(teamId)) gone.add(teamId);
  return gone.size === 0 ? before.standings : standingsAfter(before.standings, gone, changed, rounding);
}

function areSame(a: Bests, b: Bests): boolean {
  const same = (one: readonly (number | null)[], other: readonly (number | null)[]): boolean =>
    one.length === other.length && one.every((us, index) => us === other[index]);
  return same(a.legUs, b.legUs) && same(a.splitUs, b.splitUs);
}
