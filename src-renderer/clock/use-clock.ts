import { useEffect, useState } from 'react';
import type { ClockView } from '../../src-shared/contract/calls.ts';
import { callStation } from '../app/station.ts';

interface ReadClock {
  /** `null` until it was read. */
  readonly clock: ClockView | null;
  /** Why it cannot be read. */
  readonly problem: string | null;
}

const READ_EVERY_MS = 2_000;

/** The clock as the station has it, read again every other second while it is looked at. */
export function useClock(): ReadClock {
  const [read, setRead] = useState<ReadClock>({ clock: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      try {
        const clock = await callStation('clock.read', {});
        if (isWanted) setRead((before) => ({ clock: withSameHistory(before.clock, clock), problem: null }));
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (isWanted) setRead(({ clock }) => ({ clock, problem }));
      }
      if (isWanted) timer = setTimeout(() => void look(), READ_EVERY_MS);
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, []);
  return read;
}

/** Keeps the history's own object where nothing came to it, so that the plot is not drawn again. */
function withSameHistory(before: ClockView | null, now: ClockView): ClockView {
  const isSame =
    before?.history.length === now.history.length && before.history.at(-1)?.atMs === now.history.at(-1)?.atMs;
  return isSame ? { ...now, history: before.history } : now;
}
