/** One team on the board, from all that is recorded of it. */
import type { LegLine, Question, RaceLine, TeamLine } from '../board.ts';
import type { EntryOf } from '../entry.ts';
import type { MassStartTime } from './leg-start.ts';
import type { Observation } from './observation.ts';
import type { Placed, Placing } from './placing.ts';
import { placePassings } from './placing.ts';
import { question, secondsOf } from './questions.ts';
import type { StartTime } from './race-line.ts';
import type { Slot, SlotRuling } from './slots.ts';
import { decideSlot } from './slots.ts';
import { foldStatuses, stricter } from './statuses.ts';
import { foldLegs } from './team-legs.ts';

/** All that is recorded of one team. */
export interface TeamRecord {
  readonly teamId: string;
  readonly bib: string;
  readonly name: string;
  readonly category: string | null;
  readonly wave: string | null;
  readonly namesHash: string | null;
  /** Start of its wave; `null` where it has none. */
  readonly waveStart: StartTime | null;
  readonly passings: readonly Observation[];
  readonly statuses: readonly EntryOf<'status'>[];
  readonly ruling: (point: number, side: 'in' | 'out') => SlotRuling | undefined;
  readonly ownStart: (leg: number) => StartTime | null;
  readonly givenUs: (leg: number) => number | null;
}

/** A team's line, the questions that it raises by itself, and how its passings were placed. */
export interface FoldedTeam {
  readonly line: TeamLine;
  readonly questions: readonly Question[];
  readonly placing: Placing;
  /** What counts as coming in at a point, or as leaving it. */
  readonly counting: (point: number, side: 'in' | 'out') => Observation | undefined;
  /** Points whose passing an official has ruled on. */
  readonly isRuled: (point: number) => boolean;
}

/**
 * Folds one team.
 *
 * @param unseenPoint - a point to take as passed unseen, to try the hypothesis of rule 9.
 */
export function foldTeam(
  race: RaceLine,
  massStarts: ReadonlyMap<number, MassStartTime>,
  record: TeamRecord,
  unseenPoint?: number,
): FoldedTeam {
  const statuses = foldStatuses(record.statuses);
  const placing = placePassings(record.passings, {
    legs: race.legs,
    doubleUs: race.doubleMs * 1_000,
    isDns: (leg) => statuses.ofLeg(leg) === 'DNS',
    ...(unseenPoint === undefined ? {} : { unseenPoint }),
  });
  const { ins, outs } = fillSlots(race, placing.placed, record);
  const legs = foldLegs(
    race,
    massStarts,
    {
      teamId: record.teamId,
      wave: record.waveStart,
      ownStart: record.ownStart,
      givenUs: record.givenUs,
      legStatus: statuses.ofLeg,
    },
    { in: (point) => ins[point], out: (point) => outs[point] },
  );
  let status = statuses.team;
  for (const leg of legs) status = stricter(status, leg.status);
  const lastSplitUs = legs.at(-1)?.splitUs ?? null;
  const line: TeamLine = {
    teamId: record.teamId,
    bib: record.bib,
    name: record.name,
    category: record.category,
    wave: record.wave,
    namesHash: record.namesHash,
    legs,
    penaltyUs: statuses.penaltyUs,
    status,
    why: statuses.why,
    totalUs: status !== null || lastSplitUs === null ? null : lastSplitUs + statuses.penaltyUs,
  };
  return {
    line,
    questions: teamQuestions(race, record, line, placing, ins, outs),
    placing,
    counting: (point, side) => (side === 'in' ? ins : outs)[point]?.counts,
    isRuled: (point) => record.ruling(point, 'in') !== undefined,
  };
}

type Slots = (Slot | undefined)[];

function fillSlots(
  race: RaceLine,
  placed: readonly Placed[],
  record: TeamRecord,
): { ins: Slots; outs: Slots } {
  const byPoint: (Placed | undefined)[] = [];
  const crowded = new Map<number, [Placed, ...Placed[]]>();
  for (const one of placed) {
    const first = byPoint[one.point];
    if (first === undefined) byPoint[one.point] = one;
    else crowded.set(one.point, [...(crowded.get(one.point) ?? [first]), one]);
  }
  const agreeUs = race.agreeMs * 1_000;
  const ins: Slots = [];
  const outs: Slots = [];
  for (const [point, only] of byPoint.entries()) {
    if (only === undefined) continue;
    const candidates = crowded.get(point) ?? [only];
    const coming = decideSide(candidates, 'in', record.ruling(point, 'in'), agreeUs);
    ins[point] = coming;
    // The common case: one handoff fills both sides, and nobody has ruled on either.
    const isAlone = candidates.length === 1 && only.side === 'handoff';
    const ruling = record.ruling(point, 'out');
    const isSame = isAlone && ruling === undefined && record.ruling(point, 'in') === undefined;
    outs[point] = isSame ? coming : decideSide(candidates, 'out', ruling, agreeUs);
  }
  return { ins, outs };
}

function decideSide(
  candidates: readonly Placed[],
  side: 'in' | 'out',
  ruling: SlotRuling | undefined,
  agreeUs: number,
): Slot | undefined {
  const [first, ...others] = candidates.filter((one) => one.side === 'handoff' || one.side === side);
  return first === undefined ? undefined : decideSlot([first, ...others], ruling, agreeUs);
}

function teamQuestions(
  race: RaceLine,
  record: TeamRecord,
  line: TeamLine,
  placing: Placing,
  ins: Slots,
  outs: Slots,
): Question[] {
  const { teamId, bib } = line;
  const questions: Question[] = [];
  const ask = (
    kind: Question['kind'],
    point: number | null,
    about: readonly { readonly id: string }[],
    says: string,
  ): void => {
    questions.push(question(kind, { teamId, bib, point }, new Set(about.map((one) => one.id)), says));
  };

  for (const one of placing.outOfRange) {
    ask(
      'pointOutOfRange',
      one.point,
      [one],
      `Bib ${bib} was recorded at point ${one.point}, but the race has the points 0 to ${race.legs}; the time does not count until it is assigned a point.`,
    );
  }
  for (const one of placing.sideWithoutPoint) {
    ask(
      'sideWithoutPoint',
      null,
      [one],
      `Bib ${bib} was recorded as "${one.side}" without a point; the time does not count until it is assigned one.`,
    );
  }
  if (placing.surplus.length > 0) {
    ask(
      'surplus',
      null,
      placing.surplus,
      `Bib ${bib} has ${placing.surplus.length} more handoff${placing.surplus.length === 1 ? '' : 's'} than points are left; they do not count.`,
    );
  }
  for (const one of placing.placed) {
    if (one.doubles.length === 0) continue;
    ask(
      'double',
      one.point,
      [one.observation, ...one.doubles],
      `Bib ${bib} was pressed ${one.doubles.length + 1} times within ${secondsOf(race.doubleMs * 1_000)} at point ${one.point}; the first time counts.`,
    );
  }
  for (const one of record.passings) {
    if (!one.refineIgnored) continue;
    ask(
      'refineOutOfBound',
      null,
      [one],
      `The clock's later refinement of a time of bib ${bib} lies outside the bound that was recorded with it; the recorded time counts.`,
    );
  }
  for (let point = 0; point <= race.legs; point++) {
    const [coming, leaving] = [ins[point], outs[point]];
    const settled =
      (coming === undefined || isSettled(coming)) && (leaving === undefined || isSettled(leaving));
    if (!settled) askOfSlots(point, coming, leaving, race, bib, ask);
  }
  askOfLegs(line, ins, ask);
  return questions;
}

type Ask = (
  kind: Question['kind'],
  point: number | null,
  about: readonly { readonly id: string }[],
  says: string,
) => void;

function askOfSlots(
  point: number,
  coming: Slot | undefined,
  leaving: Slot | undefined,
  race: RaceLine,
  bib: string,
  ask: Ask,
): void {
  // A handoff fills both sides, so the same conflict shows on both: it is asked once.
  const sides = [point === 0 ? undefined : coming, point === race.legs ? undefined : leaving];
  const asked = new Set<string>();
  for (const slot of sides) {
    if (slot === undefined || isSettled(slot)) continue;
    const { conflict, late, counts } = slot;
    if (conflict.length > 0 && isNew(asked, 'conflict', conflict)) {
      ask(
        'conflict',
        point,
        conflict,
        `Bib ${bib} has ${conflict.length} times at point ${point} that lie too far apart to be the same passing; the earliest counts until an official rules.`,
      );
    }
    if (late.length > 0 && isNew(asked, 'late', late)) {
      ask(
        'lateCandidate',
        point,
        late,
        `Bib ${bib} has another time at point ${point} that the ruling there did not know of; the ruling stands.`,
      );
    }
    if (counts.timeUs === null && isNew(asked, 'untimed', [counts])) {
      ask(
        'untimed',
        point,
        [counts],
        `Bib ${bib} was seen at point ${point} but has no time there; the leg has no time until one is given.`,
      );
    }
  }
}

function isSettled({ conflict, late, counts }: Slot): boolean {
  return conflict.length === 0 && late.length === 0 && counts.timeUs !== null;
}

function isNew(asked: Set<string>, what: string, about: readonly Observation[]): boolean {
  const key = `${what} ${about
    .map((one) => one.id)
    .sort()
    .join()}`;
  if (asked.has(key)) return false;
  asked.add(key);
  return true;
}

function askOfLegs(line: TeamLine, ins: Slots, ask: Ask): void {
  const { bib, legs } = line;
  const lastFinished = legs.findLastIndex((leg) => leg.finishUs !== null);
  for (const leg of legs) {
    const finish = ins[leg.leg]?.counts;
    const about = finish === undefined ? [] : [finish];
    if (leg.status === 'DNS') {
      if (finish !== undefined) {
        const says = `Leg ${leg.leg} of bib ${bib} is DNS but has a time at its end; it stays DNS.`;
        ask('timeDespiteStatus', leg.leg, about, says);
      }
    } else if (leg.status === null && leg.timeUs === null && leg.leg - 1 <= lastFinished) {
      askWhyNoTime(leg, bib, about, ask);
    }
  }
}

/** A leg without a time, though it or a later one was finished: never left to be found in the results. */
function askWhyNoTime(leg: LegLine, bib: string, about: readonly Observation[], ask: Ask): void {
  if (leg.startUs !== null && leg.finishUs !== null) {
    ask(
      'negativeLeg',
      leg.leg,
      about,
      `Leg ${leg.leg} of bib ${bib} finishes before it starts; it has no time until one of the two is corrected.`,
    );
    return;
  }
  // An untimed passing at its end is a question already.
  if (about.length > 0 && leg.finishUs === null) return;
  const missing = leg.finishUs === null ? 'finish' : 'start';
  ask(
    'legWithoutTime',
    leg.leg,
    about,
    `Leg ${leg.leg} of bib ${bib} has no ${missing}, though the team was seen later; enter the time, or say that the leg was not run.`,
  );
}
