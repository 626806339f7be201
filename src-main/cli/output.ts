/** Where the command line writes: results to standard output, everything said to a person to standard error. */
import ora from 'ora';

/** Writes a result; a line end is added where there is none. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Says something to the person at the keyboard. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Says several things, at most so many of them. */
export function sayAll(sentences: readonly string[], most = 20): void {
  for (const sentence of sentences.slice(0, most)) say(sentence);
  if (sentences.length > most) say(`… and ${sentences.length - most} more.`);
}

/** Tells how far long work is. */
export type Progress = (done: number, total: number, what: string) => void;

/**
 * Does long work with a line that tells how far it is, on a terminal only, and ends it on Ctrl+C.
 */
export async function withProgress<T>(
  title: string,
  work: (progress: Progress, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const spinner = ora({ text: title, discardStdin: false });
  const abort = new AbortController();
  const onInterrupt = (): void => {
    abort.abort();
  };
  process.once('SIGINT', onInterrupt);
  if (process.stderr.isTTY) spinner.start();
  try {
    return await work((done, total, what) => {
      const share = total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`;
      spinner.text = `${title}: ${what}${share}`;
    }, abort.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    spinner.stop();
  }
}
