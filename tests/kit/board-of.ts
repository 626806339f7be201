/** Boards made by hand, so that a test says only what it is about. */
import type { Board, LegLine, Question, RaceLine, Status, TeamLine } from '../../src-shared/domain/board.ts';

const RACE: RaceLine = {
  name: 'Test relay',
  legs: 2,
  gunUs: 0,
  gunErrorUs: 0,
  timeZone: null,
  waves: [],
  massStarts: [],
  rounding: { unitUs: 1_000_000, mode: 'up' },
  missing: 'dnf',
  total: 'sum',
  waiting: 'counts',
  doubleMs: 10_000,
  agreeMs: 3_000,
  finishOrders: [],
};

/** A leg by what is recorded of it: its time in µs, a status, nothing yet, or a finish before its start. */
export type LegSketch = number | Status | null | 'negative';

export interface TeamSketch {
  readonly bib: string;
  readonly legs: readonly LegSketch[];
  /** The bib where absent, so that rulings can name teams by bib. */
  readonly teamId?: string;
  readonly name?: string;
  readonly category?: string | null;
  readonly penaltyUs?: number;
  /** A status on the team as a whole. */
  readonly status?: Status;
  readonly given?: readonly number[];
}

/** A board of these teams; the number of legs is that of the first team. */
export function boardOf(
  teams: readonly TeamSketch[],
  race: Partial<RaceLine> = {},
  says: readonly string[] = [],
): Board {
  return {
    rules: 1,
    race: { ...RACE, legs: teams[0]?.legs.length ?? RACE.legs, ...race },
    teams: teams.map(teamLine),
    open: says.map((text): Question => ({
      kind: 'notSeen',
      teamId: null,
      bib: null,
      point: null,
      entries: [],
      says: text,
    })),
  };
}

const STRICTNESS: readonly (Status | null)[] = [null, 'DNS', 'DNF', 'DQ'];

function teamLine(sketch: TeamSketch): TeamLine {
  const times = sketch.legs.map((leg) => (typeof leg === 'number' ? leg : null));
  const legs = sketch.legs.map((leg, index): LegLine => {
    const timeUs = times[index] ?? null;
    const splitUs = sumOf(times.slice(0, index + 1));
    const given = sketch.given?.includes(index + 1) ?? false;
    return { ...emptyLeg(index + 1), timeUs, splitUs, given, ...statusOrFault(leg) };
  });
  const statuses = [sketch.status ?? null, ...legs.map(({ status }) => status)];
  const status = STRICTNESS.findLast((one) => statuses.includes(one)) ?? null;
  const sumUs = sumOf(times);
  return {
    teamId: sketch.teamId ?? sketch.bib,
    bib: sketch.bib,
    name: sketch.name ?? `Team ${sketch.bib}`,
    category: sketch.category ?? null,
    wave: null,
    namesHash: null,
    legs,
    penaltyUs: sketch.penaltyUs ?? 0,
    status,
    why: [],
    totalUs: sumUs === null || status !== null ? null : sumUs + (sketch.penaltyUs ?? 0),
  };
}

function sumOf(times: readonly (number | null)[]): number | null {
  return times.reduce((sum, time) => (sum === null || time === null ? null : sum + time), 0);
}

function statusOrFault(leg: LegSketch): Partial<LegLine> {
  if (leg === 'negative') return { startUs: 2, finishUs: 1 };
  return typeof leg === 'string' ? { status: leg } : {};
}

function emptyLeg(leg: number): LegLine {
  return {
    leg,
    startUs: null,
    startErrorUs: 0,
    startFrom: null,
    finishUs: null,
    finishErrorUs: 0,
    finishId: null,
    timeUs: null,
    given: false,
    splitUs: null,
    status: null,
  };
}
