import { useEffect, useRef, useState } from 'react';
import type { Args, Reply } from '../../src-shared/contract/calls.ts';
import { callStation } from '../app/station.ts';
import { useRace } from '../mirror/use-mirror.ts';

type Wanted = Args<'results.read'>;

/** What was read, for which question. */
export interface ReadResults {
  /** `null` while nothing was read yet. */
  readonly results: Reply<'results.read'> | null;
  readonly of: Wanted;
  readonly problem: string | null;
}

/** While the race goes on the results are made again, but the station has better to do than that: ms between. */
const READ_AGAIN_MS = { total: 2_000, category: 2_000, leg: 20_000 } as const;

/** The results as the station makes them, read again when something has changed. */
export function useResults({ mode, by }: Wanted): ReadResults {
  const [read, setRead] = useState<ReadResults>({ results: null, of: { mode, by }, problem: null });
  const teams = useRace(({ teamsVersion }) => teamsVersion);
  const race = useRace((one) => one.race);
  const open = useRace(({ questions }) => questions.total);
  const last = useRef({ ms: -Infinity, key: '' });
  useEffect(() => {
    const key = `${mode} ${by} ${race.officialUs ?? ''}`;
    const waitMs = key === last.current.key ? last.current.ms + READ_AGAIN_MS[by] - performance.now() : 0;
    let isWanted = true;
    const timer = setTimeout(
      () => {
        last.current = { ms: performance.now(), key };
        void resultsOf({ mode, by }).then((next) => {
          if (isWanted) setRead(next);
        });
      },
      Math.max(0, waitMs),
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [mode, by, teams, race, open]);
  return read;
}

async function resultsOf(of: Wanted): Promise<ReadResults> {
  try {
    return { results: await callStation('results.read', of), of, problem: null };
  } catch (error) {
    return { results: null, of, problem: error instanceof Error ? error.message : String(error) };
  }
}
