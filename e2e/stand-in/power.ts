/** The machine's power: nothing happens by itself, a spec emits what it wants to see. */
import { EventEmitter } from 'node:events';

export const powerMonitor = new EventEmitter();

class PowerSaveBlocker {
  readonly #started = new Set<number>();
  #last = 0;

  start(): number {
    this.#started.add(++this.#last);
    return this.#last;
  }

  stop(id: number): boolean {
    return this.#started.delete(id);
  }

  isStarted(id: number): boolean {
    return this.#started.has(id);
  }
}

export const powerSaveBlocker = new PowerSaveBlocker();
