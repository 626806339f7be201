/** The place that a split gives at each point: looked up for hundreds of lines with every key press. */

/** Splits of the whole field, in order, point by point. */
export class Places {
  /** Sorted; index 0 = point 1. */
  readonly #splits: number[][] = [];
  readonly #ofTeam = new Map<string, readonly (number | null)[]>();

  /** Takes in a team's splits by leg, µs, in place of those that it had; `null` where it is gone. */
  set(teamId: string, splits: readonly (number | null)[] | null): void {
    const before = this.#ofTeam.get(teamId) ?? [];
    const now = splits ?? [];
    for (let at = 0; at < Math.max(before.length, now.length); at++) {
      const [was, is] = [before[at] ?? null, now[at] ?? null];
      if (was === is) continue;
      const sorted = (this.#splits[at] ??= []);
      if (was !== null) sorted.splice(firstNotBelow(sorted, was), 1);
      if (is !== null) sorted.splice(firstNotBelow(sorted, is), 0, is);
    }
    if (splits === null) this.#ofTeam.delete(teamId);
    else this.#ofTeam.set(teamId, splits);
  }

  /** One more than there are teams with a smaller split at the point. */
  placeOf(point: number, splitUs: number): number {
    return firstNotBelow(this.#splits[point - 1] ?? [], splitUs) + 1;
  }
}

function firstNotBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
