/** Lets packages that take timers and chance from the language live in a made world. */
import { Dice } from '../../src-shared/demo/dice.ts';
import type { World } from '../../src-main/clock/testing/world.ts';

/** Does the work while `setTimeout` and its like, and `Math.random`, are those of the world. */
export async function withGlobalsOf(world: World, seed: number, work: () => Promise<void>): Promise<void> {
  const dice = new Dice(seed, 3);
  const real = { setTimeout, clearTimeout, setInterval, clearInterval };
  const realRandom = Math.random;
  const cancels = new Map<number, () => void>();
  let last = 0;
  const set = (ring: () => void, ms = 0): number => {
    cancels.set(++last, world.after(ms, ring));
    return last;
  };
  const repeat = (ring: () => void, ms = 0): number => {
    const again = (): void => {
      ring();
      world.after(ms, again);
    };
    return set(again, ms);
  };
  const clear = (timer: number): void => {
    cancels.get(timer)?.();
    cancels.delete(timer);
  };
  Object.assign(globalThis, {
    setTimeout: set,
    setInterval: repeat,
    clearTimeout: clear,
    clearInterval: clear,
  });
  Math.random = () => dice.between(0, 1);
  try {
    await work();
  } finally {
    Object.assign(globalThis, real);
    Math.random = realRandom;
  }
}
