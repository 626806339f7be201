/** What the program was started with. */
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The data folder of the race to open; `null` = the window asks. */
  readonly data: string | null;
  /** Where races are kept; `null` = the usual place. */
  readonly home: string | null;
  /** A made race that is under way is wanted. */
  readonly demo: boolean;
}

/**
 * Reads the command line. Words that it does not know are passed over, since Electron and the system add their
 * own (`--enable-logging`, `-psn_…`).
 *
 * @param words - the arguments, with or without the program's own path before them.
 */
export function readStartOptions(words: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { data: { type: 'string' }, home: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  });
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return { data: text(values.data), home: text(values.home), demo: values.demo === true };
}
