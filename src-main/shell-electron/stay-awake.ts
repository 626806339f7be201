/** Keeps the machine awake while a race is on. */
import { powerSaveBlocker } from 'electron';

/**
 * @returns what to call with whether a race is on, as often as one likes. The screen stays on too: a board that went
 *   dark takes a key press to wake, and that key would be a time.
 */
export function createStayAwake(): (raceOn: boolean) => void {
  let blocker: number | null = null;
  return (raceOn) => {
    if (raceOn) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
