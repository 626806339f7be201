/** How far a long piece of work is, and whether it is still wanted. */
import type { BatonError } from '../../src-shared/contract/errors.ts';

/** How the caller looks on. */
export interface Watch {
  /** Told after each step: bytes done, bytes in all, and what is being done, in words. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Stops the work at its next step. */
  readonly signal?: AbortSignal;
}

/** Counts the bytes that were worked on. */
export class Progress {
  readonly #total: number;
  readonly #watch: Watch;
  readonly #stopped: () => BatonError;
  #done = 0;

  /** @param stopped makes the error to throw once the caller wants no more. */
  constructor(total: number, watch: Watch, stopped: () => BatonError) {
    this.#total = total;
    this.#watch = watch;
    this.#stopped = stopped;
  }

  /** Takes in that so many more bytes are done; throws where the work is to stop. */
  advance(bytes: number, what: string): void {
    this.#done += bytes;
    this.#watch.onProgress?.(this.#done, this.#total, what);
    if (this.#watch.signal?.aborted === true) throw this.#stopped();
  }
}
