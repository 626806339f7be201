/** The table of mutants against the code and the tests as they stand; the run itself is `npm run mutants`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isTitled, mutated, occurrences } from './mutant.ts';
import { MUTANTS, RULES } from './mutants.ts';
import { ROOT, RULE_TESTS } from './test-files.ts';

const read = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

describe('the table of mutants', () => {
  it.each(MUTANTS)('rule $rule: "$breaks" changes one place of its file', (mutant) => {
    const source = read(mutant.file);
    expect(occurrences(source, mutant)).toBe(1);
    expect(mutated(source, mutant)).not.toBe(source);
  });

  it('breaks every rule in at least two ways, each said once', () => {
    for (let rule = 1; rule <= RULES; rule++) {
      expect(MUTANTS.filter((mutant) => mutant.rule === rule).length, `rule ${rule}`).toBeGreaterThan(1);
    }
    expect(new Set(MUTANTS.map(({ breaks }) => breaks)).size).toBe(MUTANTS.length);
    expect(new Set(MUTANTS.map(({ file, find, replace }) => [file, find, replace].join('\n'))).size).toBe(
      MUTANTS.length,
    );
  });

  it('names tests that exist', () => {
    const tests = RULE_TESTS.map(read).join('\n');
    for (const title of new Set(MUTANTS.map(({ failing }) => failing))) expect(tests).toContain(`'${title}'`);
  });
});

describe('a title as written and a name as run', () => {
  it.each([
    ['rule 7: what (and why)?', 'rule 7: what (and why)?', true],
    ['rule 7: what', 'rule 7: what else', false],
    ['rule 2: %s has no effect', 'rule 2: an unknown kind has no effect', true],
    ['rule 2: %s has no effect', 'rule 2: an unknown kind has an effect', false],
  ])('%j and %j', (title, name, expected) => {
    expect(isTitled(name, title)).toBe(expected);
  });
});
