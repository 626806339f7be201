/** The board: from scratch, and one passing more, which must cost the same at every size. */
import { madeEntries } from '../src-shared/demo/made-entries.ts';
import type { Entry } from '../src-shared/domain/entry.ts';
import { createFold } from '../src-shared/domain/fold/fold.ts';
import { sha256 } from '../src-main/station/station.ts';
import { median, rounded, timed } from './measure.ts';

/** Teams of forty legs each, about as long as relays get, so that the sizes differ in nothing but the number of teams. */
const LEGS_A_TEAM = 40;
const TEAM_COUNTS = [1, 108, 1_080];
const SCRATCH_ROUNDS = 11;
/** The last passings of the race, each measured by itself. */
const MOST_SINGLES = 300;

export interface BoardBench {
  readonly sizes: readonly {
    readonly legs: number;
    /** All entries in memory to the board's lines; promised: at most 150 ms for 43,200 legs. */
    readonly scratchMs: number;
    /** One passing more; promised: at most 0.2 ms. */
    readonly oneMs: number;
  }[];
}

export function benchBoard(teamCounts: readonly number[] = TEAM_COUNTS): BoardBench {
  return { sizes: teamCounts.map(measureSize) };
}

function measureSize(teams: number): BoardBench['sizes'][number] {
  const made = { teams, legs: LEGS_A_TEAM, seed: 1, mistakes: false, withdrawals: 0 };
  const entries = madeEntries(made, sha256).map(({ entry }) => entry);
  const scratch = Array.from({ length: SCRATCH_ROUNDS }, () => timed(() => createFold().add(entries)));
  return {
    legs: teams * LEGS_A_TEAM,
    scratchMs: rounded(median(scratch), 2),
    oneMs: rounded(median(singles(entries)), 4),
  };
}

/** Times of single additions: the same number at every size, so that all are equally warm. */
function singles(entries: readonly Entry[]): number[] {
  const count = Math.min(MOST_SINGLES, Math.floor(entries.length / 4));
  const rounds = Math.ceil(MOST_SINGLES / count);
  return Array.from({ length: rounds }, () => {
    const fold = createFold();
    fold.add(entries.slice(0, -count));
    return entries.slice(-count).map((entry) => timed(() => fold.add([entry])));
  }).flat();
}
