/** What the system tells this window of the network, passed on: the station looks for itself. */
import { callStation } from '../app/station.ts';

/** Begins to pass it on; once, at the start. */
export function tellNetworkHints(): void {
  for (const what of ['online', 'offline'] as const) {
    window.addEventListener(what, () => {
      // A hint that does not arrive costs nothing: the clock is checked every few minutes anyway.
      callStation('clock.hint', { what }).catch(() => undefined);
    });
  }
}
