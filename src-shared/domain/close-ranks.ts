/**
 * Places that the clocks cannot tell apart: neighbours whose times differ by less than the bounds of the moments that
 * decide between them. A moment that both share (the gun, their wave, a mass start) shifts both alike and decides
 * nothing; a handoff ends one leg and begins the next, and cancels in their sum. Bounds are added, not combined as if
 * they were chance: two stations can be off in opposite directions.
 */
import type { Board, LegLine, RaceLine, TeamLine } from './board.ts';
import type { Cell } from './published.ts';

/** A moment of which a time is made, and how far off it can be, µs. */
interface Moment {
  /** Equal for a start that several teams share. */
  readonly key: string;
  readonly errorUs: number;
}

/** A row of a list in the order of its places. */
interface Row {
  readonly teamId: string;
  readonly time: Cell;
}

/** The ids of teams that stand closer to a neighbour in this list by total than the clocks allow. */
export function closeTotals(
  { race, teams }: Board,
  rows: readonly { readonly teamId: string; readonly total: Cell }[],
): ReadonlySet<string> {
  const byId = new Map(teams.map((team) => [team.teamId, team]));
  return closeRows(
    rows.map(({ teamId, total }) => ({ teamId, time: total })),
    (teamId) => byId.get(teamId)?.totalUs ?? null,
    (teamId) => {
      const team = byId.get(teamId);
      return team === undefined ? [] : totalMoments(race, team);
    },
  );
}

/** The same in a list by the time of one leg. */
export function closeLegs({ teams }: Board, leg: number, rows: readonly Row[]): ReadonlySet<string> {
  const byId = new Map(teams.map(({ teamId, legs }) => [teamId, legs[leg - 1]]));
  return closeRows(
    rows,
    (teamId) => byId.get(teamId)?.timeUs ?? null,
    (teamId) => {
      const line = byId.get(teamId);
      return line === undefined || line.given ? [] : [startOf(teamId, line), finishOf(teamId, line)];
    },
  );
}

/** Neighbours that share a published time share the place, or a ruling put them in order: nothing is claimed of them. */
function closeRows(
  rows: readonly Row[],
  exactUs: (teamId: string) => number | null,
  momentsOf: (teamId: string) => readonly Moment[],
): ReadonlySet<string> {
  const close = new Set<string>();
  rows.forEach(({ teamId, time }, index) => {
    const next = rows[index + 1];
    if (next === undefined || time.us === null || next.time.us === null || time.us === next.time.us) return;
    const [us, nextUs] = [exactUs(teamId), exactUs(next.teamId)];
    if (us === null || nextUs === null) return;
    if (isInDoubt(Math.abs(nextUs - us), momentsOf(teamId), momentsOf(next.teamId))) {
      close.add(teamId).add(next.teamId);
    }
  });
  return close;
}

/** Whether two times that differ by so much could stand the other way round. */
function isInDoubt(apartUs: number, a: readonly Moment[], b: readonly Moment[]): boolean {
  // Most neighbours lie further apart than all bounds together, whatever cancels.
  if (apartUs >= sumOf(a) + sumOf(b)) return false;
  const [keysA, keysB] = [new Set(a.map(({ key }) => key)), new Set(b.map(({ key }) => key))];
  const own = [...a.filter(({ key }) => !keysB.has(key)), ...b.filter(({ key }) => !keysA.has(key))];
  return apartUs < sumOf(own);
}

function sumOf(moments: readonly Moment[]): number {
  return moments.reduce((sum, { errorUs }) => sum + errorUs, 0);
}

/** The moments of which a team's total is made, less those that cancel. */
function totalMoments(race: RaceLine, { teamId, legs }: TeamLine): Moment[] {
  const [first, last] = [legs[0], legs.at(-1)];
  if (first === undefined || last === undefined) return [];
  const moments: Moment[] = [];
  if (race.total === 'clock' || !first.given) moments.push(startOf(teamId, first));
  for (const [index, leg] of legs.entries()) {
    const next = legs[index + 1];
    if (next !== undefined && !isThrough(race, leg, next)) {
      // A leg that was given has no moments of its own in a sum.
      if (race.total === 'clock' || !leg.given) moments.push(finishOf(teamId, leg));
      if (race.total === 'clock' || !next.given) moments.push(startOf(teamId, next));
    }
  }
  if (race.total === 'clock' || !last.given) moments.push(finishOf(teamId, last));
  return moments;
}

/** Whether a total runs through an exchange as if nobody had looked at the clock there (rules 11 and 12). */
function isThrough({ total, waiting }: RaceLine, leg: LegLine, next: LegLine): boolean {
  const waitedUs = (next.startUs ?? 0) - (leg.finishUs ?? 0);
  const isWait = next.startFrom === 'out' && waitedUs > 0;
  if (total === 'clock') return !(isWait && waiting === 'neutral');
  if (leg.given || next.given) return leg.given && next.given;
  return (next.startFrom === 'handoff' && waitedUs === 0) || (isWait && waiting === 'counts');
}

function startOf(teamId: string, { leg, startUs, startFrom, startErrorUs }: LegLine): Moment {
  const isShared = startFrom === 'gun' || startFrom === 'wave' || startFrom === 'massStart';
  const key = isShared ? `${startFrom} ${startUs ?? ''}` : `${teamId} starts ${leg}`;
  return { key, errorUs: startErrorUs };
}

function finishOf(teamId: string, { leg, finishErrorUs }: LegLine): Moment {
  return { key: `${teamId} finishes ${leg}`, errorUs: finishErrorUs };
}
