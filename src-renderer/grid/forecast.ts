/** When a team will finish the legs that it has not run, roughly: for the grey cells of the grid. */
import type { RaceMirror, TeamRow } from '../../src-shared/contract/mirror.ts';

type MassStarts = RaceMirror['massStarts'];

/** The leg (as index) after the last one of which anything is known; the number of legs where none is left. */
export function nextLegIndex(team: TeamRow): number {
  const known = (_: unknown, index: number): boolean =>
    team.finishes[index] != null || team.times[index] != null || isStatusMark(team.marks[index]);
  return team.finishes.findLastIndex(known) + 1;
}

/** The team runs this leg now: it is its next one, and it has a start that is not ahead. */
export function isRunning(team: TeamRow, index: number, nowUs: number): boolean {
  const startUs = team.starts[index];
  return team.status === null && index === nextLegIndex(team) && startUs != null && startUs <= nowUs;
}

/**
 * The expected finish of each leg that is still to be run, µs since 1970: the field's usual time of the leg times
 * the team's pace so far. `null` for legs that are done, and where there is nothing to go by.
 *
 * @param medianLegUs - the field's usual time by leg.
 */
export function expectedFinishes(
  team: TeamRow,
  medianLegUs: readonly (number | null)[],
  massStarts: MassStarts,
  nowUs: number,
): (number | null)[] {
  const expected = new Array<number | null>(team.times.length).fill(null);
  if (team.status !== null) return expected;
  const pace = paceOf(team, medianLegUs);
  const from = nextLegIndex(team);
  let handoffUs = team.finishes[from - 1] ?? null;
  for (let index = from; index < expected.length; index++) {
    const startUs = team.starts[index] ?? startAfter(handoffUs, index + 1, massStarts);
    const usualUs = medianLegUs[index];
    if (startUs === null || usualUs == null) return expected;
    // Who is late is expected now, not in the past.
    handoffUs = Math.max(Math.round(startUs + usualUs * pace), nowUs);
    expected[index] = handoffUs;
  }
  return expected;
}

/**
 * The team's times against the field's usual ones; one leg at the field's pace is added, so that a single leg
 * does not say everything of the runners to come.
 */
function paceOf(team: TeamRow, medianLegUs: readonly (number | null)[]): number {
  const usual = medianLegUs.filter((us) => us !== null);
  let ownUs = usual.reduce((sum, us) => sum + us, 0) / Math.max(1, usual.length);
  let fieldUs = ownUs;
  for (const [index, us] of team.times.entries()) {
    const usualUs = medianLegUs[index];
    if (us === null || usualUs == null || team.marks[index] !== '.') continue;
    ownUs += us;
    fieldUs += usualUs;
  }
  return fieldUs === 0 ? 1 : ownUs / fieldUs;
}

/** Rule 11: waiting runners leave at the mass start or, in a catch-up, at the handoff if that comes first. */
function startAfter(handoffUs: number | null, leg: number, massStarts: MassStarts): number | null {
  const massStart = massStarts.find((one) => one.leg === leg);
  const massUs = massStart?.startedUs ?? massStart?.plannedUs ?? null;
  if (massUs === null || massStart === undefined) return handoffUs;
  if (massStart.kind === 'restart' || handoffUs === null) return massUs;
  return Math.min(handoffUs, massUs);
}

function isStatusMark(mark: string | undefined): boolean {
  return mark === 'S' || mark === 'F' || mark === 'Q';
}
