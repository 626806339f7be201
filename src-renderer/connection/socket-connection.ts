/** The connection over a WebSocket, which comes back by itself after the station was away. */
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import type { Message, Push } from '../../src-shared/contract/envelope.ts';
import { CallError, keyless, unreachable } from './call-error.ts';
import type { CallOptions, Connection, ConnectionState } from './connection.ts';
import { Listeners } from './listeners.ts';
import { OpenCalls } from './open-calls.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Where the station is, as the place that the window runs in knows it. */
export interface StationPlace {
  /**
   * Starts to open a socket.
   *
   * @throws CallError `forbidden` where this window has no key.
   */
  readonly open: () => Promise<WebSocket>;
  /** After a socket did not open: whether the station answers, but not to this window. */
  readonly refuses: () => Promise<boolean>;
  /** Calls back when it is worth trying again at once: a network is back, somebody looks at the window. */
  readonly onWake: (listener: () => void) => () => void;
}

/** Connects, and goes on connecting until closed or refused. */
export function connectBySocket(place: StationPlace): Connection {
  return new SocketConnection(place);
}

class SocketConnection implements Connection {
  readonly #place: StationPlace;
  readonly #calls = new OpenCalls();
  readonly #pushes = new Listeners<Push>();
  readonly #states = new Listeners<ConnectionState>();
  readonly #endWakes: () => void;
  #state: ConnectionState | null = null;
  #attempt: Promise<WebSocket> | null = null;
  #failures = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Why no further attempt makes sense. */
  #over: CallError | null = null;

  constructor(place: StationPlace) {
    this.#place = place;
    this.#endWakes = place.onWake(() => {
      this.#tryNow();
    });
    this.#tryNow();
  }

  call<N extends CallName>(name: N, args: Args<N>, options?: CallOptions): Promise<Reply<N>> {
    const answer = this.#calls.make(async (id) => {
      const text = JSON.stringify({ id, name, args });
      const socket = await this.#socket();
      socket.send(text);
    }, options);
    // The station answers by the contract; checking it here would bring the schemas into the window.
    return answer as Promise<Reply<N>>;
  }

  onPush(listener: (push: Push) => void): () => void {
    return this.#pushes.add(listener);
  }

  onState(listener: (state: ConnectionState) => void): () => void {
    if (this.#state !== null) listener(this.#state);
    return this.#states.add(listener);
  }

  close(): void {
    this.#end(unreachable());
  }

  #tryNow(): void {
    // Whoever called and waits for the socket is told; what follows a failure is arranged in `#open`.
    this.#socket().catch(() => undefined);
  }

  /** The open socket, or the attempt under way, or a new one. */
  #socket(): Promise<WebSocket> {
    if (this.#over !== null) return Promise.reject(this.#over);
    clearTimeout(this.#pause);
    this.#attempt ??= this.#open();
    return this.#attempt;
  }

  async #open(): Promise<WebSocket> {
    try {
      const socket = await this.#place.open();
      socket.addEventListener('message', ({ data }) => {
        this.#hear(String(data));
      });
      await opened(socket);
      if (this.#over !== null) {
        socket.close();
        throw this.#over;
      }
      socket.addEventListener('close', () => {
        this.#calls.failAll(unreachable());
        this.#goneDown();
      });
      this.#failures = 0;
      this.#tell('up');
      return socket;
    } catch (error) {
      const refusal = error instanceof CallError ? error : await this.#refusal();
      if (refusal === null) this.#goneDown();
      else this.#refused(refusal);
      throw refusal ?? unreachable();
    }
  }

  async #refusal(): Promise<CallError | null> {
    return (await this.#place.refuses()) ? keyless() : null;
  }

  #refused(refusal: CallError): void {
    this.#attempt = null;
    const wasOver = this.#over !== null;
    this.#end(refusal);
    if (!wasOver) this.#tell('refused');
  }

  #goneDown(): void {
    this.#attempt = null;
    this.#tell('down');
    if (this.#over !== null) return;
    const longestMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++);
    this.#pause = setTimeout(
      () => {
        this.#tryNow();
      },
      // Several windows must not come back in step.
      longestMs * (0.5 + Math.random() / 2),
    );
  }

  /** Ends all attempts for a reason that another attempt would not change. */
  #end(why: CallError): void {
    this.#over = why;
    this.#endWakes();
    clearTimeout(this.#pause);
    this.#calls.failAll(why);
    this.#attempt?.then(
      (socket) => {
        socket.close();
      },
      () => undefined,
    );
  }

  #hear(text: string): void {
    // Sent by the station that holds this window's key, and shaped by the contract there.
    const message = JSON.parse(text) as Message;
    if ('push' in message) this.#pushes.tell(message);
    else this.#calls.settle(message);
  }

  #tell(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#states.tell(state);
  }
}

/** Waits until a socket is open; fails when it closes before. */
function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve();
    });
    socket.addEventListener('close', () => {
      reject(new Error('The socket closed before it was open.'));
    });
  });
}
