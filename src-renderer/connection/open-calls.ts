/** Calls that wait for their answers, each for as long as its caller has patience. */
import type { Message } from '../../src-shared/contract/envelope.ts';
import { CallError, unreachable } from './call-error.ts';
import type { CallOptions } from './connection.ts';

const PATIENCE_MS = 10_000;

interface OpenCall {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: CallError) => void;
}

export class OpenCalls {
  #lastId = 0;
  readonly #open = new Map<number, OpenCall>();

  /**
   * Opens a call under a new number.
   *
   * @param send - sends it; called at once. Where it fails, so does the call.
   */
  make(send: (id: number) => Promise<void>, options: CallOptions = {}): Promise<unknown> {
    const { signal, timeoutMs = PATIENCE_MS } = options;
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#fail(id, new CallError('cancelled', 'This was stopped before the station answered.'));
      };
      const timer = setTimeout(() => {
        this.#fail(id, unreachable());
      }, timeoutMs);
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      };
      this.#open.set(id, {
        resolve: (reply) => {
          settle();
          resolve(reply);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      if (signal?.aborted === true) {
        stop();
        return;
      }
      signal?.addEventListener('abort', stop);
      send(id).catch((error: unknown) => {
        this.#fail(id, error instanceof CallError ? error : unreachable());
      });
    });
  }

  /** Hands an answer to its call; one that nobody waits for any more is dropped. */
  settle(message: Exclude<Message, { push: string }>): void {
    const call = this.#take(message.id);
    if ('error' in message) call?.reject(new CallError(message.error.code, message.error.says));
    else call?.resolve(message.reply);
  }

  /** Fails every open call. */
  failAll(error: CallError): void {
    for (const id of [...this.#open.keys()]) this.#fail(id, error);
  }

  #fail(id: number, error: CallError): void {
    this.#take(id)?.reject(error);
  }

  #take(id: number): OpenCall | undefined {
    const call = this.#open.get(id);
    this.#open.delete(id);
    return call;
  }
}
