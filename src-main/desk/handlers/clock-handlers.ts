/** The clock: how good it is, asking now, whom to ask, and setting it by hand. */
import { bound } from '../../../src-shared/format/times.ts';
import type { RaceSession } from '../race-session.ts';
import type { StationClock } from '../station-clock.ts';
import type { HandlersOf } from './handlers.ts';

type ClockCalls = 'clock.read' | 'clock.syncNow' | 'clock.setServer' | 'clock.byHand' | 'clock.hint';

/** @param openRace - the race in whose journal a setting by hand is recorded, if one is open. */
export function clockHandlers(
  clock: StationClock,
  openRace: () => RaceSession | null,
): HandlersOf<ClockCalls> {
  return {
    'clock.read': () => clock.read(),
    'clock.syncNow': () => clock.syncNow(),
    'clock.setServer': ({ url }) => ({ server: clock.setServer(url) }),
    'clock.byHand': async ({ presses }) => {
      const body = clock.setByHand(presses);
      const race = openRace();
      const entries =
        race === null ? [] : await race.inTurn(() => race.record([{ kind: 'clock.set', body }]));
      return {
        ids: entries.map(({ id }) => id),
        says: `The clock is set by hand, good to ${bound(body.errorUs)}.`,
      };
    },
    'clock.hint': ({ what }) => {
      clock.hint(what);
      return {};
    },
  };
}
