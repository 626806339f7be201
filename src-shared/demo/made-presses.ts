/** What the volunteers at all timing points press, made from what truly happened. */
import { US_PER_SECOND } from '../domain/duration.ts';
import type { Side } from '../domain/entry.ts';
import type { Dice } from './dice.ts';
import type { Mistake, MistakeRates } from './made-mistakes.ts';
import { drawMistake, mistype } from './made-mistakes.ts';
import type { LegRun, TeamRun } from './made-runs.ts';
import type { MadeTeam } from './made-teams.ts';

/** A team at a timing point: k = the exchange after leg k, N = the finish. */
export interface TeamAtPoint {
  readonly teamId: string;
  readonly point: number;
}

/** One press of a key at a timing point. */
export interface MadePress {
  /** The station's time of it, µs since 1970: at most `errorUs` off the truth. */
  readonly timeUs: number;
  readonly errorUs: number;
  /** The point that the station was set to. */
  readonly point: number;
  /** As typed; empty for an open time. */
  readonly bib: string;
  readonly side: Side;
  /** The keys on the entry line before Enter: `143`, `+143` in, `-143` out, a blank for an open time. */
  readonly typed: string;
  /** Who truly passed where; `null` where it was nobody of this race. */
  readonly truth: TeamAtPoint | null;
  readonly mistake: Mistake | null;
}

export interface MadePresses {
  /** In order of time. */
  readonly presses: readonly MadePress[];
  /** Passings that nobody pressed. */
  readonly missed: readonly TeamAtPoint[];
}

/** The points' clocks, each with its own bound of error. */
type ErrorBounds = readonly number[];

/** Makes the presses of all points: one for each handoff and finish, but for the mistakes. */
export function pressAll(
  teams: readonly MadeTeam[],
  runs: readonly TeamRun[],
  legs: number,
  rates: MistakeRates,
  dice: Dice,
): MadePresses {
  const bounds: ErrorBounds = Array.from({ length: legs + 1 }, () => 1000 * dice.whole(3, 40));
  const bibOf = new Map(teams.map((team) => [team.teamId, team.bib]));
  const worn = new Set(bibOf.values());
  const presses: MadePress[] = [];
  const missed: TeamAtPoint[] = [];
  for (const run of runs) {
    const bib = bibOf.get(run.teamId) ?? '';
    run.legs.forEach((legRun, index) => {
      if (legRun.finishUs === null) return;
      const truth = { teamId: run.teamId, point: legRun.leg };
      const plain = pressAt(truth, bib, legRun.finishUs, bounds, dice);
      const mistake = drawMistake(dice, rates);
      if (leavesLater(legRun, run.legs[index + 1])) presses.push(...inThenOut(plain, run.legs[index + 1]));
      else if (mistake === 'missed') missed.push(truth);
      else presses.push(...pressesWith(mistake, plain, { legs, worn, dice }));
    });
  }
  return { presses: presses.sort((a, b) => a.timeUs - b.timeUs), missed };
}

function pressAt(
  truth: TeamAtPoint,
  bib: string,
  trueUs: number,
  bounds: ErrorBounds,
  dice: Dice,
): MadePress {
  const errorUs = bounds[truth.point] ?? 0;
  const timeUs = trueUs + dice.whole(-errorUs, errorUs);
  return { timeUs, errorUs, point: truth.point, bib, side: 'handoff', typed: bib, truth, mistake: null };
}

function leavesLater(incoming: LegRun, next: LegRun | undefined): boolean {
  return incoming.finishUs !== null && (next?.startUs ?? incoming.finishUs) > incoming.finishUs;
}

function inThenOut(plain: MadePress, next: LegRun | undefined): MadePress[] {
  const mistake = 'inOut' as const;
  return [
    { ...plain, side: 'in', typed: `+${plain.bib}`, mistake },
    { ...plain, side: 'out', typed: `-${plain.bib}`, timeUs: next?.startUs ?? plain.timeUs, mistake },
  ];
}

interface Surroundings {
  readonly legs: number;
  readonly worn: ReadonlySet<string>;
  readonly dice: Dice;
}

function pressesWith(
  mistake: ReturnType<typeof drawMistake>,
  plain: MadePress,
  { legs, worn, dice }: Surroundings,
): MadePress[] {
  switch (mistake) {
    case 'mistyped': {
      const bib = mistype(dice, plain.bib);
      return [{ ...plain, bib, typed: bib, mistake }];
    }
    case 'doubled': {
      const laterUs = Math.round(dice.between(0.5, 3) * US_PER_SECOND);
      return [plain, { ...plain, timeUs: plain.timeUs + laterUs, mistake }];
    }
    case 'openTime':
      return [{ ...plain, bib: '', typed: ' ', mistake }];
    case 'unknownBib': {
      const bib = bibOfNobody(dice, worn);
      const awayUs = Math.round(dice.between(-30, 30) * US_PER_SECOND);
      const stray = { ...plain, timeUs: plain.timeUs + awayUs, bib, typed: bib, truth: null, mistake };
      return [plain, stray];
    }
    case 'wrongPoint': {
      const point = plain.point === legs ? legs - 1 : plain.point + 1;
      return legs === 1 ? [plain] : [{ ...plain, point, mistake }];
    }
    default:
      return [plain];
  }
}

function bibOfNobody(dice: Dice, worn: ReadonlySet<string>): string {
  for (;;) {
    const bib = String(dice.whole(1, 2 * worn.size + 900));
    if (!worn.has(bib)) return bib;
  }
}
