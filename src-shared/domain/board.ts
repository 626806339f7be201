/** The board: what the journal says now. A pure function of the set of entries (rule 15). */
import type { Sha256 } from './canonical.ts';
import { canonicalText } from './canonical.ts';
import type { MassStart, Rounding, Wave } from './entry.ts';

/** The race as its entries set it, with what is absent filled in. */
export interface RaceLine {
  readonly name: string;
  readonly legs: number;
  /** The gun, µs since 1970; `null` while nobody has said when it was. */
  readonly gunUs: number | null;
  readonly gunErrorUs: number;
  readonly timeZone: string | null;
  readonly waves: readonly Wave[];
  readonly massStarts: readonly MassStart[];
  readonly rounding: Rounding;
  readonly missing: 'dnf' | 'open';
  readonly total: 'sum' | 'clock';
  readonly waiting: 'counts' | 'neutral';
  readonly doubleMs: number;
  readonly agreeMs: number;
  /** Rulings on the order of teams with equal totals, oldest first. */
  readonly finishOrders: readonly FinishOrder[];
}

/** A ruling on teams with equal published totals: their order, or that they share the place. */
export interface FinishOrder {
  readonly what: 'finishOrder' | 'deadHeat';
  readonly teamIds: readonly string[];
}

/** A recorded status, strictest last: DQ > DNF > DNS. */
export type Status = 'DNS' | 'DNF' | 'DQ';

/** What gave a leg its start (rule 11). */
export type StartFrom = 'recorded' | 'out' | 'passing' | 'wave' | 'gun' | 'handoff' | 'massStart';

/** One leg of one team. Times are µs since 1970, durations µs; `null` where there is none. */
export interface LegLine {
  readonly leg: number;
  readonly startUs: number | null;
  readonly startErrorUs: number;
  readonly startFrom: StartFrom | null;
  readonly finishUs: number | null;
  readonly finishErrorUs: number;
  /** Id of the passing that gave the finish. */
  readonly finishId: string | null;
  /** The leg's time; `null` where it has none or a status blanks it. */
  readonly timeUs: number | null;
  /** The leg's time was given by an official rather than run. */
  readonly given: boolean;
  /** Sum of the legs up to this one (or the clock, as the race says); `null` from the first gap on. */
  readonly splitUs: number | null;
  readonly status: Status | null;
}

/** One team on the board. */
export interface TeamLine {
  readonly teamId: string;
  readonly bib: string;
  readonly name: string;
  readonly category: string | null;
  readonly wave: string | null;
  readonly namesHash: string | null;
  readonly legs: readonly LegLine[];
  readonly penaltyUs: number;
  /** The strictest status of the team and of its legs. */
  readonly status: Status | null;
  /** Why a team did not finish, as the official put it. */
  readonly why: readonly string[];
  /** Total with penalties; `null` where a leg has no time or a status stands. */
  readonly totalUs: number | null;
}

/** The kinds of open questions, each with the rule that asks it. */
export type QuestionKind =
  | 'idReused'
  | 'unreadable'
  | 'targetMissing'
  | 'contested'
  | 'openTime'
  | 'unknownBib'
  | 'ambiguousBib'
  | 'bibTwice'
  | 'refineOutOfBound'
  | 'sourceDiffers'
  | 'pointOutOfRange'
  | 'sideWithoutPoint'
  | 'untimed'
  | 'double'
  | 'surplus'
  | 'missedBefore'
  | 'conflict'
  | 'lateCandidate'
  | 'noGun'
  | 'unknownWave'
  | 'negativeLeg'
  | 'legWithoutTime'
  | 'timeDespiteStatus'
  | 'notSeen';

/** Something that a person must decide or should know. Until then the board shows what the rules say. */
export interface Question {
  readonly kind: QuestionKind;
  readonly teamId: string | null;
  readonly bib: string | null;
  readonly point: number | null;
  /** Ids of the entries that raise it, sorted. */
  readonly entries: readonly string[];
  /** The question as a sentence, with what applies until it is answered. */
  readonly says: string;
}

export interface Board {
  readonly rules: number;
  readonly race: RaceLine;
  readonly teams: readonly TeamLine[];
  readonly open: readonly Question[];
}

/** The board as text that is the same on every machine that holds the same entries. */
export function boardText(board: Board): string {
  return canonicalText(board);
}

/** SHA-256 of the board's text, by which stations notice that they differ. */
export function boardHash(board: Board, sha256: Sha256): string {
  return sha256(boardText(board));
}
