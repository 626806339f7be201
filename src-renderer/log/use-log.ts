import { useCallback, useEffect, useRef, useState } from 'react';
import { callStation } from '../app/station.ts';
import { useRace } from '../mirror/use-mirror.ts';
import type { LogPages } from './log-pages.ts';
import { withHead, withOlder } from './log-pages.ts';

const PAGE = 200;
/** The head is not read more often than this, however many handoffs there are. */
const READ_AGAIN_MS = 1_000;

export interface Log {
  /** `null` while nothing was read yet. */
  readonly pages: LogPages | null;
  readonly problem: string | null;
  /** Reads the next older page, if there is one and none is on its way. */
  readonly readOlder: () => void;
}

/** The journal backwards, read again at its head as it grows. */
export function useLog(): Log {
  const [pages, setPages] = useState<LogPages | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isReading = useRef(false);

  // One reading at a time: an older page must lie behind the very head that it was asked for.
  const read = useCallback(async (before: number | null): Promise<boolean> => {
    if (isReading.current) return false;
    isReading.current = true;
    try {
      const page = await callStation('journal.log', { before, limit: PAGE });
      setPages((known) => {
        if (before !== null && known !== null)
          return known.before === before ? withOlder(known, page) : known;
        return withHead(known ?? { entries: [], before: null }, page);
      });
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      isReading.current = false;
    }
    return true;
  }, []);
  useHead(read);

  const before = pages?.before ?? null;
  const readOlder = useCallback(() => {
    if (before !== null) void read(before);
  }, [before, read]);
  return { pages, problem, readOlder };
}

/** Reads the head now, and after each change of what was recorded. */
function useHead(read: (before: null) => Promise<boolean>): void {
  const lines = useRace((race) => race.lines);
  const teams = useRace(({ teamsVersion }) => teamsVersion);
  const undo = useRace(({ status }) => status.undo);
  const race = useRace((one) => one.race);
  const lastMs = useRef(-Infinity);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): void => {
      lastMs.current = performance.now();
      void read(null).then((wasRead) => {
        if (!wasRead) timer = setTimeout(attempt, READ_AGAIN_MS);
      });
    };
    timer = setTimeout(attempt, Math.max(0, lastMs.current + READ_AGAIN_MS - performance.now()));
    return () => {
      clearTimeout(timer);
    };
  }, [lines, teams, undo, race, read]);
}
