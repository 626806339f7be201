/** A client of the DevTools protocol over its WebSocket: commands with replies, events by session. */
import { EventEmitter } from 'node:events';
import type { CDPSession } from '@playwright/test';
import { WebSocket } from 'ws';

/** The browser, or one page of it: commands go there, events come from there, with Playwright's types of both. */
export type CdpSession = Pick<CDPSession, 'send' | 'on'>;

interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly params?: object;
  readonly result?: object;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

interface Waiting {
  readonly resolve: (result: object) => void;
  readonly reject: (error: Error) => void;
}

export class CdpConnection {
  readonly browser: CdpSession;
  /** Ends when Chromium does. */
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #events = new Map<string, EventEmitter>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.browser = this.session('');
    socket.on('message', (data: Buffer) => {
      // Chromium's own messages; nobody else speaks on this socket.
      this.#take(JSON.parse(data.toString()) as Incoming);
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone.'));
        resolve();
      });
    });
  }

  static async open(endpoint: string): Promise<CdpConnection> {
    const socket = new WebSocket(endpoint, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new CdpConnection(socket);
  }

  /** @param id - of a session with a page, as `Target.attachToTarget` gave it; empty for the browser itself. */
  session(id: string): CdpSession {
    const events = this.#eventsOf(id);
    const session = {
      send: (method: string, params?: object) => this.#send(method, params ?? {}, id),
      on: (event: string, listener: (params: object) => void) => events.on(event, listener),
    };
    // The names and shapes are Chromium's, as Playwright has them written down.
    return session as unknown as CdpSession;
  }

  #eventsOf(id: string): EventEmitter {
    const events = this.#events.get(id) ?? new EventEmitter();
    this.#events.set(id, events);
    return events;
  }

  #send(method: string, params: object, sessionId: string): Promise<object> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new Error('Chromium is gone.'));
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }));
    });
  }

  #take({ id, method, params, result, error, sessionId }: Incoming): void {
    if (method !== undefined) this.#eventsOf(sessionId ?? '').emit(method, params ?? {});
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result ?? {});
    else waiting?.reject(new Error(error.message));
  }
}
