/**
 * The way between the page's world and the preload's world: both hold the same element, which is in no document and which no script
 * of the page ever sees. What is dispatched on it is heard at once on the other side, and Chromium copies an event's `detail` from
 * world to world by structured clone: no object, no prototype and no function gets across.
 */

/** One side of the bridge. Functions and promises are kept here under a number, and called by it from the other side. */
export interface Side {
  readonly target: EventTarget;
  /** The name of the events that this side sends; the other side's it hears. */
  readonly sends: string;
  readonly hears: string;
}

/** What crosses, each at once: a call and, before the dispatch of it returns, its return. */
type Crossing =
  | { readonly what: 'expose'; readonly key: string; readonly value: unknown }
  | { readonly what: 'call'; readonly fn: number; readonly args: readonly unknown[] }
  | { readonly what: 'return'; readonly value: unknown }
  | { readonly what: 'throw'; readonly message: string }
  | { readonly what: 'settle'; readonly promise: number; readonly ok: boolean; readonly value: unknown };

/** Marks what stands for a function or a promise of the other side; no value that crosses can hold a symbol. */
interface Mark {
  readonly __standIn: 'function' | 'promise' | 'error' | 'plain';
  readonly id?: number;
  readonly message?: string;
  readonly value?: unknown;
}

interface Settle {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * @param expose - called with what the other side exposes.
 * @returns how to expose something to the other side, by the rules of Electron's `contextBridge`.
 */
export function openSide(
  { target, sends, hears }: Side,
  expose: (key: string, value: unknown) => void,
): (key: string, value: unknown) => void {
  // Taken before any script of the page runs, so that the page cannot put its own in their place.
  const NativeEvent = CustomEvent;
  const dispatch = target.dispatchEvent.bind(target);
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const promises = new Map<number, Settle>();
  let lastPromise = 0;
  let returned: Crossing | null = null;

  const cross = (crossing: Crossing): void => {
    dispatch(new NativeEvent(sends, { detail: crossing }));
  };

  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions.push(value as (typeof functions)[number]);
      return { __standIn: 'function', id: functions.length - 1 };
    }
    if (typeof value === 'symbol') return undefined;
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return { __standIn: 'error', message: value.message };
    if (Array.isArray(value)) return value.map(pack);
    if (!isPlainOrClass(value)) return value;
    const packed = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]));
    return '__standIn' in packed ? { __standIn: 'plain', value: packed } : packed;
  };

  const packPromise = (promise: Promise<unknown>): Mark => {
    const id = ++lastPromise;
    promise.then(
      (value) => {
        cross({ what: 'settle', promise: id, ok: true, value: pack(value) });
      },
      (error: unknown) => {
        cross({
          what: 'settle',
          promise: id,
          ok: false,
          value: error instanceof Error ? error.message : String(error),
        });
      },
    );
    return { __standIn: 'promise', id };
  };

  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    if (!isPlainOrClass(value)) return value;
    if (!('__standIn' in value)) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
    }
    const mark = value as Mark;
    if (mark.__standIn === 'function') return proxyOf(mark.id ?? 0);
    if (mark.__standIn === 'error') return new Error(mark.message);
    if (mark.__standIn === 'plain') return mark.value;
    return new Promise((resolve, reject) => {
      promises.set(mark.id ?? 0, { resolve, reject });
    });
  };

  /** A function of this world that calls one of the other. */
  const proxyOf =
    (fn: number) =>
    (...args: unknown[]): unknown => {
      returned = null;
      cross({ what: 'call', fn, args: args.map(pack) });
      // The other side's return came in while the dispatch ran.
      const answer = returned as Crossing | null;
      if (answer?.what === 'throw') throw new Error(answer.message);
      return answer?.what === 'return' ? unpack(answer.value) : undefined;
    };

  const call = (fn: number, args: readonly unknown[]): void => {
    try {
      const value = functions[fn]?.(...args.map(unpack));
      cross({ what: 'return', value: pack(value) });
    } catch (error) {
      cross({ what: 'throw', message: error instanceof Error ? error.message : String(error) });
    }
  };

  target.addEventListener(hears, (event) => {
    const crossing = (event as CustomEvent<Crossing>).detail;
    if (crossing.what === 'expose') expose(crossing.key, unpack(crossing.value));
    else if (crossing.what === 'call') call(crossing.fn, crossing.args);
    else if (crossing.what === 'settle') settle(crossing);
    else returned = crossing;
  });

  const settle = ({ promise, ok, value }: Extract<Crossing, { what: 'settle' }>): void => {
    const waiting = promises.get(promise);
    promises.delete(promise);
    if (ok) waiting?.resolve(unpack(value));
    else waiting?.reject(new Error(String(value)));
  };

  return (key, value) => {
    cross({ what: 'expose', key, value: pack(value) });
  };
}

/** Class instances cross as plain objects, what a structured clone knows by itself as that. */
function isPlainOrClass(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}
