/** Time that passes as fast as the work in it: timers fire in order, and promises settle between them. */
import { setImmediate as settled } from 'node:timers/promises';
import type { Timers } from '../machine-time.ts';

interface Alarm {
  readonly atS: number;
  readonly order: number;
  readonly ring: () => void;
}

export class VirtualTime implements Timers {
  #nowS = 0;
  #order = 0;
  /** A binary heap by time, then by order of asking. */
  readonly #alarms: Alarm[] = [];
  readonly #cancelled = new Set<number>();

  /** True time, s since the world began. */
  get nowS(): number {
    return this.#nowS;
  }

  after(ms: number, ring: () => void): () => void {
    const order = this.at(this.#nowS + ms / 1_000, ring);
    return () => this.#cancelled.add(order);
  }

  /** As `after`, at a moment of true time; answers the alarm's number. */
  at(atS: number, ring: () => void): number {
    const order = ++this.#order;
    this.#push({ atS: Math.max(atS, this.#nowS), order, ring });
    return order;
  }

  cancel(order: number): void {
    this.#cancelled.add(order);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Lets time pass up to this moment. */
  async runUntil(untilS: number): Promise<void> {
    await settled();
    for (;;) {
      const alarm = this.#alarms[0];
      if (alarm === undefined || alarm.atS > untilS) break;
      this.#pop();
      if (this.#cancelled.delete(alarm.order)) continue;
      this.#nowS = alarm.atS;
      alarm.ring();
      await settled();
    }
    this.#nowS = Math.max(this.#nowS, untilS);
  }

  #push(alarm: Alarm): void {
    const heap = this.#alarms;
    let index = heap.push(alarm) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, alarm)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = alarm;
  }

  #pop(): void {
    const heap = this.#alarms;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (left === undefined) break;
      const [child, at] =
        right !== undefined && isBefore(right, left) ? [right, 2 * index + 2] : [left, 2 * index + 1];
      if (isBefore(last, child)) break;
      heap[index] = child;
      index = at;
    }
    heap[index] = last;
  }
}

function isBefore(a: Alarm, b: Alarm): boolean {
  return a.atS < b.atS || (a.atS === b.atS && a.order < b.order);
}
