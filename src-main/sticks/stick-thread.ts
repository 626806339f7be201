/** A stick's thread as the station sees it. */
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Answer, StickJobKind, StickJobs, StickSetup, Trouble, TroubleKind } from './stick-jobs.ts';

const CODE_OF: Record<TroubleKind, ErrorCode> = {
  gone: 'notFound',
  full: 'diskFull',
  readOnly: 'noPermission',
  failed: 'writeFailed',
};

/** Why a stick did not do what was asked. */
export class StickTrouble extends BatonError {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(CODE_OF[trouble.kind], trouble.sentence);
    this.trouble = trouble;
  }
}

interface Waiting {
  readonly done: (value: StickJobs[StickJobKind]['answer']) => void;
  readonly failed: (trouble: StickTrouble) => void;
  readonly alive: (appended: number | null) => void;
}

/** Asks the thread of one stick, and never waits for it but by promises. */
export class StickThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
  #ended = false;

  constructor(setup: StickSetup) {
    // As it stands here it is run by Node; beside a bundle lies a bundle.
    const file = import.meta.url.endsWith('.ts') ? './stick-worker.ts' : './stick-worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: setup, execArgv: [] });
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => {
      this.#take(answer);
    });
    this.#worker.on('error', (error: Error) => {
      this.#giveUp(`The work on ${setup.root} broke off: ${error.message}. Baton tries again.`);
    });
    this.#worker.on('exit', () => {
      this.#giveUp(`The work on ${setup.root} was ended.`);
    });
  }

  /** Whether nothing more can be asked of it. */
  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Asks for a job.
   *
   * @param alive - told whenever the work is seen to go on, with how far the text is where that is known.
   * @throws StickTrouble
   */
  ask<Kind extends StickJobKind>(
    kind: Kind,
    asked: StickJobs[Kind]['asked'],
    alive: (appended: number | null) => void = () => undefined,
  ): Promise<StickJobs[Kind]['answer']> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(new StickTrouble({ kind: 'failed', sentence: 'The work on the stick was ended.' }));
        return;
      }
      // The thread answers a job with what the table says of its kind.
      const done = (value: StickJobs[StickJobKind]['answer']): void => {
        resolve(value);
      };
      this.#waiting.set(number, { done, failed: reject, alive });
      this.#worker.postMessage({ number, kind, ...asked });
    });
  }

  /** Ends it, without waiting: a thread in a call to a stick that does not answer cannot end before that. */
  end(): void {
    this.#giveUp('The work on the stick was ended.');
    void this.#worker.terminate();
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    if (answer.is === 'alive') {
      waiting?.alive(answer.appended);
      return;
    }
    this.#waiting.delete(answer.number);
    if (answer.is === 'done') waiting?.done(answer.value);
    else waiting?.failed(new StickTrouble(answer.trouble));
  }

  #giveUp(sentence: string): void {
    this.#ended = true;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed } of waiting) failed(new StickTrouble({ kind: 'failed', sentence }));
  }
}
