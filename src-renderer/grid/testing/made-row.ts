/** Rows for the tests of this folder: a field of any size half way through its race. */
import type { TeamRow } from '../../../src-shared/contract/mirror.ts';

const MINUTE_US = 60_000_000;

/** When the made field started, µs since 1970. */
export const GUN_US = Date.UTC(2026, 7, 28, 8) * 1_000;

/** A team that has run these legs one after the other from the gun; of the others it knows nothing. */
export function madeRow(
  teamId: string,
  legs: number,
  legMinutes: readonly number[],
  more: Partial<TeamRow> = {},
): TeamRow {
  const times = Array.from({ length: legs }, (_, index) => usOf(legMinutes[index]));
  const splits = times.map((_, index) =>
    index < legMinutes.length
      ? times.slice(0, index + 1).reduce<number>((sum, us) => sum + (us ?? 0), 0)
      : null,
  );
  const finishes = splits.map((us) => (us === null ? null : GUN_US + us));
  return {
    teamId,
    bib: teamId,
    name: `Team ${teamId}`,
    category: null,
    wave: null,
    runners: [],
    starts: times.map((_, index) => (index === 0 ? GUN_US : (finishes[index - 1] ?? null))),
    finishes,
    times,
    splits,
    marks: '.'.repeat(legs),
    penaltyUs: 0,
    status: null,
    totalUs: splits.at(-1) ?? null,
    ...more,
  };
}

function usOf(minutes: number | undefined): number | null {
  return minutes === undefined ? null : minutes * MINUTE_US;
}
