/** What volunteers get wrong at three in the morning. */
import type { Dice } from './dice.ts';

/** How often each mistake happens, as a share of all handoffs and finishes (0 to 1). */
export interface MistakeRates {
  /** Two digits changed places, or one was lost. */
  readonly mistyped: number;
  /** Pressed again 0.5 to 3 s later. */
  readonly doubled: number;
  /** The time was taken, the bib never typed. */
  readonly openTime: number;
  /** A bib that nobody wears, of somebody who is not in the race. */
  readonly unknownBib: number;
  /** Nobody pressed. */
  readonly missed: number;
  /** The station was set to the exchange before or after. */
  readonly wrongPoint: number;
  /** No mistake of the station: the next runner came late, so `in` and `out` were pressed apart. */
  readonly inOut: number;
}

export type Mistake = Exclude<keyof MistakeRates, 'missed'>;

export const NO_MISTAKES: MistakeRates = {
  mistyped: 0,
  doubled: 0,
  openTime: 0,
  unknownBib: 0,
  missed: 0,
  wrongPoint: 0,
  inOut: 0,
};

export const USUAL_MISTAKES: MistakeRates = {
  mistyped: 0.01,
  doubled: 0.015,
  openTime: 0.007,
  unknownBib: 0.003,
  missed: 0.005,
  wrongPoint: 0,
  inOut: 0.003,
};

/** What happened at one handoff: at most one mistake, by the rates. (Late runners are decided in the running.) */
export function drawMistake(dice: Dice, rates: MistakeRates): Exclude<keyof MistakeRates, 'inOut'> | null {
  let left = dice.between(0, 1);
  for (const mistake of ['mistyped', 'doubled', 'openTime', 'unknownBib', 'missed', 'wrongPoint'] as const) {
    left -= rates[mistake];
    if (left < 0) return mistake;
  }
  return null;
}

/** The bib with two neighbouring digits changed or one lost; never the bib itself, never empty. */
export function mistype(dice: Dice, bib: string): string {
  if (bib.length < 2) return bib === '9' ? '6' : '9';
  const at = dice.whole(0, bib.length - 2);
  const transposed = bib.slice(0, at) + bib.charAt(at + 1) + bib.charAt(at) + bib.slice(at + 2);
  if (transposed !== bib && dice.chance(0.6)) return transposed;
  return bib.slice(0, at) + bib.slice(at + 1);
}
