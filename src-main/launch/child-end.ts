/** How a child process ended. */
import type { ChildProcess } from 'node:child_process';

export interface ChildEnd {
  /** `null` where it did not even start, or a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Waits for the end of a process and of all that it said. Must be called in the turn in which it was spawned. */
export function childEnd(child: ChildProcess): Promise<ChildEnd> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
    child.once('error', () => {
      resolve({ code: null, signal: null });
    });
  });
}
