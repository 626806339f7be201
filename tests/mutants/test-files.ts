/**
 * The tests that hold the rules. The properties over random journals are left out on purpose: what they find
 * hangs on their dice, and here each slip must be found by a test that says which rule it broke.
 */
export const RULE_TESTS = [
  'src-shared/domain/fold/rules.test.ts',
  'src-shared/domain/hand-races.test.ts',
  'src-shared/domain/published.test.ts',
  'src-shared/domain/results.test.ts',
] as const;

/** The repository's root, to which the files of mutants and tests are relative. */
export const ROOT = new URL('../../', import.meta.url);
