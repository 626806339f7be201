/** Runs in the page's own world, before any script of the page: takes what the preload exposes. */
import { openSide } from './channel.ts';

/** Put in by the stand-in for each page: names that no script of the page can guess. */
declare const STAND_IN: { readonly handshake: string };

/** Values that cross are copies, and nobody changes them: a page cannot put its own function in place of the bridge's. */
function freeze(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

addEventListener(
  STAND_IN.handshake,
  (event) => {
    const target = (event as MouseEvent).relatedTarget;
    event.stopImmediatePropagation();
    if (target === null) return;
    openSide({ target, sends: 'to-preload', hears: 'to-page' }, (key, value) => {
      Object.defineProperty(globalThis, key, { value: freeze(value), enumerable: true });
    });
  },
  { once: true },
);
