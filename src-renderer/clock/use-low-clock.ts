import { useEffect, useState } from 'react';
import { callStation } from '../app/station.ts';

/** How far off the clock can be, µs, where that is worse than half a second; `null` where it is better or unknown. */
export function useLowClock(): number | null {
  const [errorUs, setErrorUs] = useState<number | null>(null);
  useEffect(() => {
    let isWanted = true;
    callStation('clock.read', {}).then(
      ({ confidence, errorMs }) => {
        if (isWanted && confidence === 'low') setErrorUs(errorMs * 1_000);
      },
      // The station is away: the window says so, and a start could not be recorded now anyway.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return errorUs;
}
