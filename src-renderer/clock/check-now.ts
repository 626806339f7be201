/** Asks the time server now and says what came of it. */
import { callStation } from '../app/station.ts';
import { tell } from '../view/notices.ts';

/** A check is nine questions, half a second apart, each of which may be lost. */
const PATIENCE_MS = 40_000;

/** Resolves when it is over, whatever came of it. */
export async function checkNow(): Promise<void> {
  try {
    const { worked, says } = await callStation('clock.syncNow', {}, { timeoutMs: PATIENCE_MS });
    tell(worked ? 'done' : 'refused', says);
  } catch (error) {
    tell('refused', error instanceof Error ? error.message : String(error));
  }
}
