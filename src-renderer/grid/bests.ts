/** The best time of each leg and the best split at each exchange. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';

/** By leg (index 0 = leg 1), µs; `null` where nobody has one. */
export interface Bests {
  readonly legUs: readonly (number | null)[];
  readonly splitUs: readonly (number | null)[];
}

/** The bests of all teams. */
export function bestsOf(teams: Iterable<TeamRow>, legs: number): Bests {
  const none = new Array<null>(legs).fill(null);
  return bestsWith({ legUs: none, splitUs: none }, teams);
}

/** The bests with some teams more: the same object where none of them is better. */
export function bestsWith(before: Bests, teams: Iterable<TeamRow>): Bests {
  const [legUs, splitUs] = [[...before.legUs], [...before.splitUs]];
  let isBetter = false;
  for (const team of teams) {
    for (let index = 0; index < legUs.length; index++) {
      const [ownLegUs, ownSplitUs] = [comparableLegUs(team, index), comparableSplitUs(team, index)];
      if (isLess(ownLegUs, legUs[index])) [legUs[index], isBetter] = [ownLegUs, true];
      if (isLess(ownSplitUs, splitUs[index])) [splitUs[index], isBetter] = [ownSplitUs, true];
    }
  }
  return isBetter ? { legUs, splitUs } : before;
}

/** Whether a team that had a best has it no more, so that another one's, who knows whose, is the best now. */
export function losesABest({ legUs, splitUs }: Bests, was: TeamRow, is: TeamRow | undefined): boolean {
  const lost = (bestUs: number | null, wasUs: number | null, isUs: number | null): boolean =>
    bestUs !== null && wasUs === bestUs && isUs !== bestUs;
  return legUs.some(
    (bestUs, index) =>
      lost(bestUs, comparableLegUs(was, index), is === undefined ? null : comparableLegUs(is, index)) ||
      lost(
        splitUs[index] ?? null,
        comparableSplitUs(was, index),
        is === undefined ? null : comparableSplitUs(is, index),
      ),
  );
}

/** The leg's time if it was run and nobody doubts it: a given or doubted time is nobody's best. */
export function comparableLegUs(team: TeamRow, index: number): number | null {
  return team.marks[index] === '.' ? (team.times[index] ?? null) : null;
}

function comparableSplitUs(team: TeamRow, index: number): number | null {
  return team.status === null ? (team.splits[index] ?? null) : null;
}

function isLess(us: number | null, thanUs: number | null | undefined): boolean {
  return us !== null && (thanUs == null || us < thanUs);
}
