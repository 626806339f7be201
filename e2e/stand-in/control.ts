/** Lets a test evaluate functions in the main process, as Playwright's `electronApplication.evaluate` does on Electron. */
import { runInThisContext } from 'node:vm';
import * as electron from './electron.ts';

interface Question {
  readonly id: number;
  /** The source of a function of (electron, argument). */
  readonly source: string;
  readonly arg: unknown;
}

function evaluate({ source, arg }: Question): unknown {
  // The test's own source, by the test's own channel: there is no other way to carry a function between processes.
  const work = runInThisContext(`(${source})`) as (electron: unknown, arg: unknown) => unknown;
  return work(electron, arg);
}

process.on('message', (question: Question) => {
  new Promise((resolve) => {
    resolve(evaluate(question));
  }).then(
    (value) => process.send?.({ id: question.id, value }),
    (error: unknown) =>
      process.send?.({ id: question.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.channel?.unref();
