/** Every rule of `docs/rules.md`, broken on purpose, with the test that must notice. */
import { BOARD_MUTANTS } from './board-mutants.ts';
import { ENTRY_MUTANTS } from './entry-mutants.ts';
import { LEG_MUTANTS } from './leg-mutants.ts';
import type { Mutant } from './mutant.ts';
import { PASSING_MUTANTS } from './passing-mutants.ts';

/** How many rules there are: 1 to this. */
export const RULES = 17;

/** All mutants, by rule. */
export const MUTANTS: readonly Mutant[] = [
  ...ENTRY_MUTANTS,
  ...PASSING_MUTANTS,
  ...LEG_MUTANTS,
  ...BOARD_MUTANTS,
];
