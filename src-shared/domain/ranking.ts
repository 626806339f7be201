/** Places, ties and rulings on ties (rule 14). */
import type { FinishOrder } from './board.ts';

/** What ranks a team: its id and its published total, µs. */
export interface Ranked {
  readonly teamId: string;
  readonly us: number;
}

/**
 * The places of rows that stand in order: neighbours that tie share one, written `121=`, and the next place
 * counts on from all of them.
 */
export function placesOf<T>(ordered: readonly T[], ties: (a: T, b: T) => boolean): string[] {
  const firstOfTie: number[] = [];
  ordered.forEach((row, index) => {
    const before = ordered[index - 1];
    const joins = index > 0 && before !== undefined && ties(before, row);
    firstOfTie.push(joins ? (firstOfTie[index - 1] ?? index) : index);
  });
  return firstOfTie.map((first, index) => {
    const shared = first !== index || firstOfTie[index + 1] === first;
    return `${first + 1}${shared ? '=' : ''}`;
  });
}

/**
 * Where officials' rulings put each team among those with the same published total; lower stands ahead, equal
 * ones share the place.
 *
 * A team's position is its index in the newest ruling that names it together with at least one other team of its
 * tie; 0 for all that a dead heat names, and for whom no ruling names.
 *
 * @param rulings - oldest first.
 * @returns positions by team id; a team without a tie or ruling is not in it and stands at 0.
 */
export function ruledPositions(
  ranked: readonly Ranked[],
  rulings: readonly FinishOrder[],
): Map<string, number> {
  const positions = new Map<string, number>();
  if (rulings.length === 0) return positions;
  for (const tie of Map.groupBy(ranked, ({ us }) => us).values()) {
    const inTie = new Set(tie.map(({ teamId }) => teamId));
    // From oldest to newest: the newest that speaks of a team stands.
    for (const ruling of rulings) {
      const named = ruling.teamIds.filter((teamId) => inTie.has(teamId));
      if (new Set(named).size < 2) continue;
      for (const teamId of named) {
        positions.set(teamId, ruling.what === 'deadHeat' ? 0 : ruling.teamIds.indexOf(teamId));
      }
    }
  }
  return positions;
}
