import { useEffect, useState } from 'react';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import { callStation } from '../app/station.ts';
import { useRace } from '../mirror/use-mirror.ts';

/** The history of a team or leg as the station has it. */
export type History =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly says: string }
  | { readonly state: 'read'; readonly entries: readonly HistoryEntry[] };

/** Reads the history, and again when the team, or what undo would take back, has changed. */
export function useHistory(teamId: string, leg: number | null): History {
  const [read, setRead] = useState<{ readonly of: string; readonly history: History } | null>(null);
  const of = `${teamId} ${leg ?? ''}`;
  const team = useRace(({ teams }) => teams.get(teamId));
  const undo = useRace(({ status }) => status.undo);
  const questions = useRace((race) => race.questions);
  useEffect(() => {
    // Of two readings under way the later one counts.
    let isLatest = true;
    void historyOf(teamId, leg).then((history) => {
      if (isLatest) setRead({ of, history });
    });
    return () => {
      isLatest = false;
    };
  }, [teamId, leg, of, team, undo, questions]);
  return read?.of === of ? read.history : { state: 'loading' };
}

async function historyOf(teamId: string, leg: number | null): Promise<History> {
  try {
    const { entries } = await callStation('team.history', { teamId, leg });
    return { state: 'read', entries };
  } catch (error) {
    return { state: 'refused', says: error instanceof Error ? error.message : String(error) };
  }
}
