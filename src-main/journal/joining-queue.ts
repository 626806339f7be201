/** Runs requests one after another, in the order in which they came; neighbours that wait are run as one. */

/** What became of one request. */
export type Outcome<Result> = { ok: true; value: Result } | { ok: false; error: unknown };

interface Waiting<Request, Result> {
  request: Request;
  resolve: (value: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Where a joined run fails, all of it does. On a disk that is nearly full, or after a long wait, a small group is
 * taken where a large one would be refused whole.
 */
const MOST_JOINED = 64;

type Item<Request, Result> = { joined: Waiting<Request, Result> } | { alone: () => Promise<void> };

/**
 * A queue in front of something that must not be done twice at a time. The first request starts at once, in
 * the caller's own turn; those that come while it is under way wait, and then run together.
 */
export class JoiningQueue<Request, Result> {
  readonly #run: (requests: Request[]) => Promise<Outcome<Result>[]>;
  readonly #items: Item<Request, Result>[] = [];
  #running = false;

  /** @param run does several requests at once; answers for each in order, or throws for all of them. */
  constructor(run: (requests: Request[]) => Promise<Outcome<Result>[]>) {
    this.#run = run;
  }

  /** Queues a request that may be run together with its neighbours. */
  join(request: Request): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#push({ joined: { request, resolve, reject } });
    });
  }

  /** Queues work that runs by itself, after all that came before it and before all that comes after. */
  alone<T>(work: () => Promise<T> | T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (): Promise<void> => {
        try {
          resolve(await work());
        } catch (error) {
          reject(asError(error));
        }
      };
      this.#push({ alone: run });
    });
  }

  #push(item: Item<Request, Result>): void {
    this.#items.push(item);
    // Never rejects: each item carries its own failure to whoever waits for it.
    if (!this.#running) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#running = true;
    for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) {
      if ('alone' in item) await item.alone();
      else await this.#runJoined([item.joined, ...this.#takeJoined()]);
    }
    this.#running = false;
  }

  /** Takes what stands at the front of the queue and may be joined. */
  #takeJoined(): Waiting<Request, Result>[] {
    const end = this.#items.findIndex((item) => 'alone' in item);
    return this.#items
      .splice(0, Math.min(MOST_JOINED - 1, end === -1 ? this.#items.length : end))
      .flatMap((item) => ('joined' in item ? [item.joined] : []));
  }

  async #runJoined(waiting: Waiting<Request, Result>[]): Promise<void> {
    let outcomes: Outcome<Result>[];
    try {
      outcomes = await this.#run(waiting.map(({ request }) => request));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      return;
    }
    for (const [index, { resolve, reject }] of waiting.entries()) {
      const outcome = outcomes[index];
      if (outcome?.ok === true) resolve(outcome.value);
      else reject(outcome?.error ?? new Error('a request got no answer'));
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
