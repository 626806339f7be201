/** What stands in one cell of the grid. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { Bests } from './bests.ts';
import { comparableLegUs } from './bests.ts';
import { isRunning, nextLegIndex } from './forecast.ts';

/** A leg as the grid shows it; each kind has a sign or words of its own, so that none needs its colour. */
export type LegCell =
  | { readonly kind: 'run'; readonly us: number; readonly sign: 'best' | 'given' | 'asks' | null }
  | { readonly kind: 'running'; readonly startUs: number; readonly asks: boolean }
  | { readonly kind: 'toCome'; readonly atUs: number }
  | { readonly kind: 'out'; readonly word: 'DNS' | 'DNF' | 'DQ' }
  /** Passed without a time: a handoff that nobody recorded. */
  | { readonly kind: 'unseen'; readonly asks: boolean }
  | { readonly kind: 'blank' };

const WORDS: Readonly<Record<string, 'DNS' | 'DNF' | 'DQ'>> = { S: 'DNS', F: 'DNF', Q: 'DQ' };
const BLANK: LegCell = { kind: 'blank' };

/**
 * The cell of one leg.
 *
 * @param index - of the leg, 0 = leg 1.
 * @param expectedUs - as `expectedFinishes` has it for this leg.
 */
export function legCell(
  team: TeamRow,
  index: number,
  bests: Bests,
  expectedUs: number | null,
  nowUs: number,
): LegCell {
  const word = WORDS[team.marks[index] ?? ''];
  if (word !== undefined) return { kind: 'out', word };
  const asks = team.marks[index] === '?';
  const us = team.times[index];
  if (us != null) return { kind: 'run', us, sign: signOf(team, index, us, bests) };
  if (isRunning(team, index, nowUs)) return { kind: 'running', startUs: team.starts[index] ?? nowUs, asks };
  if (asks || index < nextLegIndex(team)) return { kind: 'unseen', asks };
  return expectedUs === null ? BLANK : { kind: 'toCome', atUs: expectedUs };
}

function signOf(team: TeamRow, index: number, us: number, bests: Bests): 'best' | 'given' | 'asks' | null {
  switch (team.marks[index]) {
    case '?':
      return 'asks';
    case 'g':
      return 'given';
    default:
      return us === bests.legUs[index] && comparableLegUs(team, index) !== null ? 'best' : null;
  }
}
