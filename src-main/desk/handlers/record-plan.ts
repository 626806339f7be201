/** Recording what a call asks for: planned when its turn has come, as one step, told in words. */
import type { Recorded } from '../../../src-shared/contract/calls.ts';
import type { Draft, Entry } from '../../../src-shared/domain/entry.ts';
import type { NamesRecord } from '../../journal/names-record.ts';
import { wordsOf } from '../entry-words.ts';
import type { RaceSession } from '../race-session.ts';

/** What a call records as one step. */
export interface Plan {
  readonly drafts: readonly Draft[];
  readonly names?: readonly NamesRecord[];
  /** What it did, where that is not plain from its first entry. */
  readonly says?: string;
}

/** Records in turn what is planned then, and says what it did. */
export function recordPlan(
  race: RaceSession,
  plan: (race: RaceSession) => Plan | Promise<Plan>,
): Promise<Recorded> {
  return race.inTurn(async () => {
    const { drafts, names, says } = await plan(race);
    if (drafts.length === 0) return { ids: [], says: says ?? 'Nothing to do: it is so already.' };
    const entries = await race.record(drafts, names);
    return { ids: entries.map(({ id }) => id), says: says ?? saysOf(race, entries) };
  });
}

/** As `recordPlan`, for drafts alone. */
export function recordAll(
  race: RaceSession,
  drafts: (race: RaceSession) => readonly Draft[],
): Promise<Recorded> {
  return recordPlan(race, () => ({ drafts: drafts(race) }));
}

function saysOf({ station }: RaceSession, entries: readonly Entry[]): string {
  const [first] = entries;
  const more = entries.length > 1 ? ` (${entries.length} entries)` : '';
  const says = first === undefined ? '' : `${wordsOf(station, first)}${more}.`;
  return says.slice(0, 1).toUpperCase() + says.slice(1);
}
