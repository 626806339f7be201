/** Whose each passing is (rule 6), and which recordings of one source line count (rule 7). */
import { canonicalText } from '../canonical.ts';
import type { EntryOf } from '../entry.ts';
import { compareText } from '../entry.ts';
import type { Records } from './records.ts';

/** Why a passing is nobody's. */
export type Ownerless = 'openTime' | 'unknownBib' | 'ambiguousBib';

interface PassingRecord {
  readonly entry: EntryOf<'passing'>;
  teamId: string | null;
  ownerless: Ownerless | null;
  /** Another recording of the same line of the same source counts in its stead. */
  shadowed: boolean;
}

export interface Passings {
  /** Takes in that a passing became live or ceased to be. */
  change(entry: EntryOf<'passing'>, live: boolean): void;
  /** Looks again whose a passing is, after an assignment changed. */
  reattribute(entry: EntryOf<'passing'>): void;
  /** Looks again whose the passings with a bib are, after who wears it changed. */
  reattributeBib(bib: string): void;
  /** The passings that count for a team. */
  ofTeam(teamId: string): EntryOf<'passing'>[];
  /** The team that a live passing counts for; `null` where it is nobody's. */
  teamOf(entry: EntryOf<'passing'>): string | null;
  /** Live passings that are nobody's. */
  ownerless(): Iterable<{ entry: EntryOf<'passing'>; why: Ownerless }>;
  /** Recordings of one source line whose contents differ. */
  differingTwins(): EntryOf<'passing'>[][];
  /** How many passings are live. */
  count(): number;
}

/**
 * An empty index of passings.
 *
 * @param touch - called with each team that a change reaches.
 */
export function createPassings(records: Records, touch: (teamId: string) => void): Passings {
  const byBib = new Map<string, PassingRecord[]>();
  const byTeam = new Map<string, PassingRecord[]>();
  const bySource = new Map<string, PassingRecord[]>();
  const ownerless = new Set<PassingRecord>();
  let live = 0;

  /** A bib has few passings, so no index of all of them is needed. */
  function find(entry: EntryOf<'passing'>): PassingRecord | undefined {
    return byBib.get(entry.fact.body.bib)?.find((record) => record.entry === entry);
  }

  /** Moves a record to its team, or out of any. */
  function place(record: PassingRecord, teamId: string | null, why: Ownerless | null): void {
    if (record.teamId !== teamId) {
      if (record.teamId !== null) takeOut(byTeam, record.teamId, record);
      if (teamId !== null) putIn(byTeam, teamId, record);
    }
    if (record.teamId !== null) touch(record.teamId);
    if (teamId !== null) touch(teamId);
    record.teamId = teamId;
    if (record.ownerless !== why) {
      if (why === null) ownerless.delete(record);
      else ownerless.add(record);
    }
    record.ownerless = why;
  }

  function attribute(record: PassingRecord): void {
    const { hash, fact } = record.entry;
    const assigned = records.passing(hash)?.team.value();
    const { bib } = fact.body;
    if (assigned !== undefined) {
      place(record, assigned, null);
    } else if (bib === '') {
      place(record, null, 'openTime');
    } else {
      const [teamId, second] = records.teamsOfBib(bib);
      if (teamId === undefined) place(record, null, 'unknownBib');
      else if (second !== undefined) place(record, null, 'ambiguousBib');
      else place(record, teamId, null);
    }
  }

  /** Of one source line the smallest id counts. */
  function settleTwins(key: string): void {
    const twins = bySource.get(key) ?? [];
    const [smallestId] = twins.map((twin) => twin.entry.id).sort(compareText);
    for (const twin of twins) {
      const shadowed = twin.entry.id !== smallestId;
      if (twin.shadowed !== shadowed && twin.teamId !== null) touch(twin.teamId);
      twin.shadowed = shadowed;
    }
  }

  function enter(entry: EntryOf<'passing'>): void {
    const record: PassingRecord = { entry, teamId: null, ownerless: null, shadowed: false };
    live++;
    putIn(byBib, entry.fact.body.bib, record);
    attribute(record);
    const key = sourceOf(entry);
    if (key === null) return;
    putIn(bySource, key, record);
    settleTwins(key);
  }

  function leave(record: PassingRecord): void {
    const { entry } = record;
    live--;
    takeOut(byBib, entry.fact.body.bib, record);
    place(record, null, null);
    const key = sourceOf(entry);
    if (key === null) return;
    takeOut(bySource, key, record);
    settleTwins(key);
  }

  return {
    change(entry, isLive) {
      if (isLive) {
        enter(entry);
        return;
      }
      const record = find(entry);
      if (record !== undefined) leave(record);
    },
    reattribute(entry) {
      const record = find(entry);
      if (record !== undefined) attribute(record);
    },
    reattributeBib(bib) {
      for (const record of byBib.get(bib) ?? []) attribute(record);
    },
    ofTeam(teamId) {
      const entries: EntryOf<'passing'>[] = [];
      for (const record of byTeam.get(teamId) ?? []) if (!record.shadowed) entries.push(record.entry);
      return entries;
    },
    teamOf: (entry) => find(entry)?.teamId ?? null,
    *ownerless() {
      for (const { entry, ownerless: why, shadowed } of ownerless) {
        if (why !== null && !shadowed) yield { entry, why };
      }
    },
    differingTwins() {
      return [...bySource.values()]
        .filter((twins) => twins.length > 1)
        .map((twins) => twins.map((twin) => twin.entry))
        .filter((twins) => new Set(twins.map((twin) => canonicalText(twin.fact.body))).size > 1);
    },
    count: () => live,
  };
}

function sourceOf({ fact: { body } }: EntryOf<'passing'>): string | null {
  return body.sourceKey === undefined ? null : `${body.source} ${body.sourceKey}`;
}

function putIn(index: Map<string, PassingRecord[]>, key: string, record: PassingRecord): void {
  const records = index.get(key);
  if (records === undefined) index.set(key, [record]);
  else records.push(record);
}

function takeOut(index: Map<string, PassingRecord[]>, key: string, record: PassingRecord): void {
  const records = index.get(key);
  if (records !== undefined)
    index.set(
      key,
      records.filter((other) => other !== record),
    );
}
