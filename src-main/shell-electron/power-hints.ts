/** What the system says about its power, as hints to the station. */
import { powerMonitor } from 'electron';
import type { DeskHint } from '../desk/desk.ts';

/**
 * @param hint - told when the machine goes to sleep, wakes, or goes down.
 * @param goingDown - ends the program without a question.
 */
export function setupPowerHints(hint: (what: DeskHint) => void, goingDown: () => void): void {
  powerMonitor.on('suspend', () => {
    hint('suspend');
  });
  powerMonitor.on('resume', () => {
    hint('resume');
  });
  // The machine goes down in any case: there is nothing to ask, only to close the journal in time.
  powerMonitor.on('shutdown', () => {
    hint('shutdown');
    goingDown();
  });
}
