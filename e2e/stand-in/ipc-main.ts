/** Calls from the preload's world to the main process, with the real frame that they come from. */
import { EventEmitter } from 'node:events';
import type { WebFrameMain } from './frames.ts';
import { fromWire, toWire } from './wire.ts';

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;

interface InvokeEvent {
  readonly type: 'frame';
  readonly sender: unknown;
  readonly senderFrame: WebFrameMain | null;
}

/** What the preload's world hands to its binding. */
interface FromPreload {
  readonly kind: 'invoke' | 'send';
  readonly id?: number;
  readonly channel: string;
  readonly wire: string;
}

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** @returns what the handler answered, as it travels back. */
  async take(text: string, sender: unknown, senderFrame: WebFrameMain | null): Promise<void> {
    // What this world's binding was given by our own `preload-world.ts`.
    const { kind, id, channel, wire } = JSON.parse(text) as FromPreload;
    const args = fromWire(wire) as unknown[];
    const event: InvokeEvent = { type: 'frame', sender, senderFrame };
    if (kind === 'send') {
      this.emit(channel, event, ...args);
      return;
    }
    const settle = (ok: boolean, answer: string): void => {
      senderFrame?.callPreload('(id, ok, wire) => globalThis.__fromMain.settle(id, ok, wire)', [
        id,
        ok,
        answer,
      ]);
    };
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      settle(true, toWire(await handler(event, ...args)));
    } catch (error) {
      settle(false, toWire(`Error invoking remote method '${channel}': ${String(error)}`));
    }
  }
}

export const ipcMain = new IpcMain();
