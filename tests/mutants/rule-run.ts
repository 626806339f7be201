/** One run of the rules' tests, as the code stands or with one slip in it; the working tree is left alone. */
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Vite } from 'vitest/node';
import { createVitest } from 'vitest/node';
import type { Mutant } from './mutant.ts';
import { mutated } from './mutant.ts';
import { ROOT, RULE_TESTS } from './test-files.ts';

/** The names of the tests that ran, by how they ended. */
export interface RuleRun {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/**
 * Runs the rules' tests in a Vitest of their own, with its own module graph and its own worker.
 *
 * @param mutant - the slip, put in when the file is loaded; `null` runs the code as it stands.
 * @throws where a test file cannot be loaded: then nothing was tested.
 */
export async function runRuleTests(mutant: Mutant | null): Promise<RuleRun> {
  const vitest = await createVitest(
    {
      config: false,
      root: fileURLToPath(ROOT),
      include: [...RULE_TESTS],
      watch: false,
      reporters: [{}],
      // Neither the transformed modules nor the results of one mutant may be found by the next.
      fsModuleCache: false,
      cache: false,
      isolate: false,
      maxWorkers: 1,
      testTimeout: 60_000,
      // Titles of tables are told in full, since mutants name them in full.
      taskTitleValueFormatTruncate: 0,
    },
    { plugins: mutant === null ? [] : [mutation(mutant)] },
    { stdout: nowhere(), stderr: nowhere() },
  );
  try {
    const { testModules, unhandledErrors } = await vitest.start();
    const errors = [...testModules.flatMap((module) => module.errors()), ...unhandledErrors];
    if (errors.length > 0) throw new Error('The tests of the rules could not be run.', { cause: errors[0] });
    const named = (state: 'passed' | 'failed'): string[] =>
      testModules.flatMap((module) => [...module.children.allTests(state)].map((test) => test.name));
    return { passed: named('passed'), failed: named('failed') };
  } finally {
    await vitest.close();
  }
}

/** Puts the slip in as its file is loaded. */
function mutation(mutant: Mutant): Vite.Plugin {
  const path = resolve(fileURLToPath(ROOT), mutant.file);
  return {
    name: 'mutation',
    enforce: 'pre',
    transform: (source, id) => (id === path ? mutated(source, mutant) : null),
  };
}

/** Vitest has nothing to say here: the run is reported mutant by mutant. */
function nowhere(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
}
