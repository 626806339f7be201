/**
 * The mutation run: breaks each rule on purpose, one slip at a time, and checks that the test named for it fails.
 * Ends with 1 where a slip goes unnoticed.
 */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import type { Mutant } from './mutant.ts';
import { isTitled, occurrences } from './mutant.ts';
import { MUTANTS, RULES } from './mutants.ts';
import { runRuleTests } from './rule-run.ts';
import { ROOT } from './test-files.ts';

/** Vitest keeps one worker of each run busy; more runs at once than this starve each other on a small machine. */
const AT_ONCE = 2;

interface Options {
  readonly json?: true;
  readonly rule?: number;
}

interface Outcome extends Pick<Mutant, 'rule' | 'breaks' | 'file' | 'failing'> {
  readonly killed: boolean;
  /** Why it was not killed; empty where it was. */
  readonly why: string;
  /** Other tests that noticed it. */
  readonly alsoFailed: number;
}

const { json, rule } = new Command('mutants')
  .description('break each rule on purpose and see its test fail')
  .option('--json', 'one JSON object on one line')
  .option('--rule <number>', `only this rule, 1 to ${RULES}`, ruleNumber)
  .parse()
  .opts<Options>();
process.exitCode = await main();

async function main(): Promise<number> {
  const mutants = MUTANTS.filter((mutant) => rule === undefined || mutant.rule === rule);
  const { failed } = await runRuleTests(null);
  if (failed.length > 0) {
    process.stderr.write(
      `The rules' tests fail as the code stands, so nothing can be said: ${failed.join('; ')}.\n`,
    );
    return 1;
  }
  const outcomes = await tryAll(mutants);
  const survived = outcomes.filter((outcome) => !outcome.killed).length;
  const counts = { mutants: outcomes.length, killed: outcomes.length - survived, survived };
  print(
    json === true
      ? JSON.stringify({ ...counts, outcomes })
      : `mutants: ${counts.mutants}, killed: ${counts.killed}, survived: ${counts.survived}`,
  );
  return survived === 0 ? 0 : 1;
}

/** Tries each mutant, a few at a time, and prints each line once all before it are there. */
async function tryAll(mutants: readonly Mutant[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let printed = 0;
  const waiting = mutants.entries();
  const lane = async (): Promise<void> => {
    for (const [index, mutant] of waiting) {
      outcomes[index] = await tryOne(mutant);
      for (let next = outcomes[printed]; next !== undefined; next = outcomes[++printed]) {
        if (json !== true) print(lineOf(next));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return outcomes;
}

async function tryOne(mutant: Mutant): Promise<Outcome> {
  const { breaks, file, failing } = mutant;
  const outcome = (why: string, alsoFailed = 0): Outcome => ({
    rule: mutant.rule,
    breaks,
    file,
    failing,
    killed: why === '',
    why,
    alsoFailed,
  });
  const found = occurrences(readFileSync(new URL(file, ROOT), 'utf8'), mutant);
  if (found !== 1) return outcome(`the text to replace occurs ${found} times in ${file}, not once`);
  const { passed, failed } = await runRuleTests(mutant);
  const isNamed = (name: string): boolean => isTitled(name, failing);
  if (failed.some(isNamed)) return outcome('', failed.filter((name) => !isNamed(name)).length);
  if (!passed.some(isNamed)) return outcome('no test of this name was run');
  return outcome(failed.length === 0 ? 'no test failed' : `other tests failed: ${failed.join('; ')}`);
}

function lineOf({ rule: number, breaks, killed, why, failing, alsoFailed }: Outcome): string {
  const others = alsoFailed === 0 ? '' : ` and ${alsoFailed} more`;
  const how = killed ? `killed by "${failing}"${others}` : `SURVIVED "${failing}" (${why})`;
  return `rule ${number}  ${how}  — ${breaks}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function ruleNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > RULES) {
    throw new InvalidArgumentError(`The rules are numbered 1 to ${RULES}.`);
  }
  return number;
}
