/** The command line. Exit codes: 0 done, 1 failed, 2 the command line's words are off. */
import { CommanderError } from 'commander';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { say } from './output.ts';
import { createProgram } from './program.ts';

/** A reader that has seen enough (`baton log | head`) closes the pipe: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof BatonError) {
    say(`baton: ${error.message}`);
    return error.code === 'usage' ? 2 : 1;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(
    `baton: a fault in Baton itself; what was acknowledged before is on disk. Please report this:\n${fault}`,
  );
  return 1;
}
