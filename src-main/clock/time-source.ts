/** Somebody who can be asked for the time. */
import type { SyncTrouble } from './clock.ts';

/** One answered question, with local times as monotonic readings. */
export interface Answer {
  /** Just before the question was sent, ns. */
  readonly sentMonoNs: number;
  readonly receivedMonoNs: number;
  /** The server's time when the question came in and when the answer went out, µs since 1970 UTC. */
  readonly serverReceivedUs: number;
  readonly serverSentUs: number;
  /** The question went over a connection that was there already. Only then do both ways cost the same. */
  readonly reused: boolean;
}

/** Why a question got no answer that can be used. */
export class NoAnswer extends Error {
  readonly why: SyncTrouble;

  constructor(why: SyncTrouble, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'NoAnswer';
    this.why = why;
  }
}

export interface TimeSource {
  /**
   * Asks once.
   *
   * @throws NoAnswer when there is none in time, or it is not to be trusted.
   */
  ask(timeoutMs: number): Promise<Answer>;
  /** Gives up what is under way and drops the connection. */
  close(): void;
}
