/** What a result list prints: each exact value rounded once by the race's rule, or the word in its place (rule 14). */
import type { LegLine, RaceLine, TeamLine } from './board.ts';
import { formatDuration } from './duration.ts';
import type { Rounding } from './entry.ts';

/** Whether teams without a time are still expected, or the race is over for them. */
export type Mode = 'final' | 'provisional';

/** A printed figure: `us` as published, that is after rounding, or `null` where `text` is a word or empty. */
export interface Cell {
  readonly us: number | null;
  readonly text: string;
}

/** What stands where there is no time, mildest first; the empty word says "not there yet". */
const WORDS = ['', 'open', 'DNS', 'DNF', 'DQ'] as const;
type Word = (typeof WORDS)[number];

/** One leg of one team as published. */
export interface LegCells {
  readonly leg: Cell;
  readonly split: Cell;
  /** The leg's time was given by an official rather than run. */
  readonly given: boolean;
}

/** A team's line as published. */
export interface TeamCells {
  readonly legs: readonly LegCells[];
  /** Empty where there is no penalty. */
  readonly penalty: Cell;
  readonly total: Cell;
}

/**
 * Rounds a duration by the race's rule. `nearest` takes the half up. In integers throughout, so that a value on
 * the edge falls the same way on every machine.
 *
 * @param us - microseconds, of either sign.
 */
export function publishedUs(us: number, { unitUs, mode }: Rounding): number {
  // The remainder above the unit below, also for a negative value (a bonus).
  const restUs = ((us % unitUs) + unitUs) % unitUs;
  const goesUp = mode === 'up' ? restUs > 0 : mode === 'nearest' && restUs * 2 >= unitUs;
  return us - restUs + (goesUp ? unitUs : 0);
}

/** A team's legs, splits, penalty and total, each rounded from its own exact value. */
export function teamCells(race: RaceLine, team: TeamLine, mode: Mode): TeamCells {
  const words = team.legs.map((leg) => legWord(race, leg, mode));
  const firstGap = team.legs.findIndex((leg) => leg.splitUs === null);
  const legs = team.legs.map((leg, index) => {
    const word = words[index] ?? null;
    const splitUs = firstGap === -1 || index < firstGap ? leg.splitUs : null;
    return {
      leg: word === null ? timeCell(race, leg.timeUs) : wordCell(word),
      split: splitUs === null ? wordCell(strictest(words.slice(0, index + 1))) : timeCell(race, splitUs),
      given: leg.given && word === null,
    };
  });
  const hasTotal = team.totalUs !== null && team.status === null;
  return {
    legs,
    penalty: team.penaltyUs === 0 ? wordCell('') : timeCell(race, team.penaltyUs),
    total: hasTotal ? timeCell(race, team.totalUs) : wordCell(strictest([team.status, ...words])),
  };
}

/** What stands in a leg's cell instead of a time, or `null` where the time does. */
function legWord(race: RaceLine, leg: LegLine, mode: Mode): Word | null {
  if (leg.status !== null) return leg.status;
  if (leg.timeUs !== null) return null;
  if (mode === 'provisional') return '';
  // A finish before its start: somebody was there, so this is for a person to settle, whatever the race says.
  if (leg.startUs !== null && leg.finishUs !== null) return 'open';
  return race.missing === 'dnf' ? 'DNF' : 'open';
}

/** The strictest word; where all legs have times and yet no sum (no first start), that is an open question. */
function strictest(words: readonly (Word | null)[]): Word {
  return WORDS.findLast((word) => words.includes(word)) ?? 'open';
}

function timeCell(race: RaceLine, exactUs: number | null): Cell {
  if (exactUs === null) return wordCell('');
  const us = publishedUs(exactUs, race.rounding);
  return { us, text: formatDuration(us, race.rounding.unitUs) };
}

function wordCell(text: Word): Cell {
  return { us: null, text };
}
