/** The window's way to its station, whichever shell carries it. */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import type { Push } from '../../src-shared/contract/envelope.ts';

/**
 * `down`: the station does not answer; what is called now is tried all the same. `refused`: it does not know this window,
 * and no call will change that; each fails with the sentence that says why.
 */
export type ConnectionState = 'up' | 'down' | 'refused';

export interface CallOptions {
  /** Gives up waiting; what the station is doing goes on, see `job.cancel`. */
  readonly signal?: AbortSignal;
  /** How long to wait for the answer, 10 s unless told. */
  readonly timeoutMs?: number;
}

/** The station as the window sees it. */
export interface Connection {
  /**
   * Makes a call. Calls reach the station in the order in which they were made.
   *
   * @throws CallError with the station's own code and sentence, or `unreachable` where it does not answer, `forbidden`
   *   where it does not know this window, `cancelled` where the signal said so.
   */
  call<N extends CallName>(name: N, args: Args<N>, options?: CallOptions): Promise<Reply<N>>;
  /** Hears every push from now on, in order; the returned function ends that. */
  onPush(listener: (push: Push) => void): () => void;
  /** Told the state as soon as it is known, and at each change; after a `down`, an `up` asks for a new snapshot. */
  onState(listener: (state: ConnectionState) => void): () => void;
  close(): void;
}
