/** What the leg dialog asks before it records something. */
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import type { StationCall } from '../dialogs/use-submit.ts';
import { stationTimeUs } from '../entry/press-clock.ts';
import { readTimeOfDay } from '../parts/time-of-day.ts';

/** What is asked, and what was typed so far. */
export interface Asking {
  readonly what: 'void' | 'missed' | 'note' | 'ruling' | null;
  /** The entry that it is about. */
  readonly entryId: string | null;
  readonly words: string;
  /** Of a missed passing: a time of day, or empty where nobody knows it. */
  readonly time: string;
}

export const nothingAsked: Asking = { what: null, entryId: null, words: '', time: '' };

/** Where it is asked. */
interface AskingOf {
  readonly team: Pick<TeamRow, 'teamId' | 'bib' | 'finishes' | 'starts'>;
  readonly leg: number | null;
  readonly timeZone: string | null;
}

/** The calls that what was typed comes to; `null` while something is missing. */
export function callsOf(asking: Asking, { team, leg, timeZone }: AskingOf): StationCall[] | null {
  const words = asking.words.trim();
  switch (asking.what) {
    case 'void':
      if (asking.entryId === null || words === '') return null;
      return [{ name: 'entries.void', args: { ids: [asking.entryId], reason: words } }];
    case 'note':
      return words === '' ? null : [{ name: 'note.write', args: { text: words, teamId: team.teamId } }];
    case 'missed': {
      const timeUs = missedUs(asking.time, nearUsOf(team, leg), timeZone);
      if (leg === null || words === '' || timeUs === undefined) return null;
      const args = { bib: team.bib, point: leg, side: 'handoff', timeUs, reason: words } as const;
      return [{ name: 'passing.add', args }];
    }
    case 'ruling':
    case null:
      return null;
  }
}

/** A missed passing lies near the start of its leg; without one, near now. */
export function nearUsOf({ finishes, starts }: AskingOf['team'], leg: number | null): number {
  return (leg === null ? null : (finishes[leg - 1] ?? starts[leg - 1])) ?? stationTimeUs();
}

/** `null` = nobody knows it; `undefined` = what was typed is no time. */
function missedUs(typed: string, nearUs: number, timeZone: string | null): number | null | undefined {
  if (typed.trim() === '') return null;
  const reading = readTimeOfDay(typed, nearUs, timeZone);
  return 'us' in reading ? reading.us : undefined;
}
