/** Whose each passing is (rule 6), and which recordings of one source line count (rule 7). */
import { canonicalText } from '../canonical.ts';
import type { EntryOf } from '../entry.ts';
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
  /** Takes in that a passing became live or ceased to be; tells the teams concerned. */
  change(entry: EntryOf<'passing'>, live: boolean): string[];
  /** Looks again whose a passing is, after an assignment changed. */
  reattribute(hash: string): string[];
  /** Looks again whose the passings with a bib are, after who wears it changed. */
  reattributeBib(bib: string): string[];
  /** The passings that count for a team. */
  ofTeam(teamId: string): EntryOf<'passing'>[];
  /** Live passings that are nobody's. */
  ownerless(): Iterable<{ entry: EntryOf<'passing'>; why: Ownerless }>;
  /** Recordings of one source line whose contents differ. */
  differingTwins(): EntryOf<'passing'>[][];
  /** How many passings are live. */
  count(): number;
}

/** An empty index of passings. */
export function createPassings(records: Records): Passings {
  const byHash = new Map<string, PassingRecord>();
  const byBib = new Map<string, Set<PassingRecord>>();
  const byTeam = new Map<string, Set<PassingRecord>>();
  const bySource = new Map<string, Set<PassingRecord>>();
  const ownerless = new Set<PassingRecord>();

  /** Moves a record to its team, or out of any; tells the teams that it left and joined. */
  function place(record: PassingRecord, teamId: string | null, why: Ownerless | null): string[] {
    const touched: string[] = [];
    if (record.teamId !== null && record.teamId !== teamId) {
      byTeam.get(record.teamId)?.delete(record);
      touched.push(record.teamId);
    }
    if (teamId !== null) {
      setOf(byTeam, teamId).add(record);
      touched.push(teamId);
    }
    record.teamId = teamId;
    record.ownerless = why;
    if (why === null) ownerless.delete(record);
    else ownerless.add(record);
    return touched;
  }

  function attribute(record: PassingRecord): string[] {
    const { hash, fact } = record.entry;
    const assigned = records.passing(hash)?.team.value();
    if (assigned !== undefined) return place(record, assigned, null);
    const { bib } = fact.body;
    if (bib === '') return place(record, null, 'openTime');
    const wearers = records.teamsOfBib(bib);
    const [teamId] = wearers;
    if (teamId === undefined) return place(record, null, 'unknownBib');
    return wearers.length > 1 ? place(record, null, 'ambiguousBib') : place(record, teamId, null);
  }

  /** Of one source line the smallest id counts. */
  function settleTwins(key: string): string[] {
    const touched: string[] = [];
    const twins = bySource.get(key);
    if (twins === undefined) return touched;
    let counts: PassingRecord | null = null;
    for (const twin of twins) if (counts === null || twin.entry.id < counts.entry.id) counts = twin;
    for (const twin of twins) {
      const shadowed = twin !== counts;
      if (twin.shadowed !== shadowed && twin.teamId !== null) touched.push(twin.teamId);
      twin.shadowed = shadowed;
    }
    return touched;
  }

  function enter(entry: EntryOf<'passing'>): string[] {
    const record: PassingRecord = { entry, teamId: null, ownerless: null, shadowed: false };
    byHash.set(entry.hash, record);
    setOf(byBib, entry.fact.body.bib).add(record);
    const touched = attribute(record);
    const key = sourceOf(entry);
    if (key === null) return touched;
    setOf(bySource, key).add(record);
    return [...touched, ...settleTwins(key)];
  }

  function leave(record: PassingRecord): string[] {
    const { entry } = record;
    byHash.delete(entry.hash);
    byBib.get(entry.fact.body.bib)?.delete(record);
    const touched = place(record, null, null);
    const key = sourceOf(entry);
    if (key === null) return touched;
    bySource.get(key)?.delete(record);
    return [...touched, ...settleTwins(key)];
  }

  return {
    change(entry, live) {
      if (live) return enter(entry);
      const record = byHash.get(entry.hash);
      return record === undefined ? [] : leave(record);
    },
    reattribute(hash) {
      const record = byHash.get(hash);
      return record === undefined ? [] : attribute(record);
    },
    reattributeBib(bib) {
      return [...(byBib.get(bib) ?? [])].flatMap(attribute);
    },
    ofTeam(teamId) {
      const entries: EntryOf<'passing'>[] = [];
      for (const record of byTeam.get(teamId) ?? []) if (!record.shadowed) entries.push(record.entry);
      return entries;
    },
    *ownerless() {
      for (const record of ownerless) {
        if (record.ownerless !== null && !record.shadowed)
          yield { entry: record.entry, why: record.ownerless };
      }
    },
    differingTwins() {
      return [...bySource.values()]
        .filter((twins) => twins.size > 1)
        .map((twins) => [...twins].map((twin) => twin.entry))
        .filter((twins) => new Set(twins.map((twin) => canonicalText(twin.fact.body))).size > 1);
    },
    count: () => byHash.size,
  };
}

function sourceOf({ fact: { body } }: EntryOf<'passing'>): string | null {
  return body.sourceKey === undefined ? null : `${body.source} ${body.sourceKey}`;
}

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  let set = map.get(key);
  if (set === undefined) {
    set = new Set();
    map.set(key, set);
  }
  return set;
}
