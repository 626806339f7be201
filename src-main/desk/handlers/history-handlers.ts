/** What was ever recorded: of one team, and of all. */
import type { HistoryEntry } from '../../../src-shared/contract/calls.ts';
import type { Entry } from '../../../src-shared/domain/entry.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { Station } from '../../station/station.ts';
import { wordsOf } from '../entry-words.ts';
import type { RaceSession } from '../race-session.ts';
import { stationWord } from '../station-word.ts';
import type { HandlersOf } from './handlers.ts';

export function historyHandlers(session: () => RaceSession): HandlersOf<'team.history' | 'journal.log'> {
  return {
    'team.history': ({ teamId, leg }) => {
      const { station } = session();
      const entries = entriesAbout(station, teamId)
        .map((entry) => historyEntry(station, entry))
        .filter(({ point }) => leg === null || point === null || point === leg || point === leg - 1);
      return { entries };
    },
    'journal.log': ({ before, limit }) => {
      const { station } = session();
      const end = Math.min(before ?? station.entries.length, station.entries.length);
      const begin = Math.max(0, end - limit);
      const entries = station.entries.slice(begin, end).reverse();
      return {
        entries: entries.map((entry) => historyEntry(station, entry)),
        before: begin === 0 ? null : begin,
      };
    },
  };
}

/** Every entry that is, or ever was, about the team, oldest first. */
function entriesAbout(station: Station, teamId: string): Entry[] {
  const bibs = bibsOf(station, teamId);
  const ids = new Set<string>();
  const about: Entry[] = [];
  for (const entry of station.entries) {
    if (!isAbout(station, entry, teamId, bibs, ids)) continue;
    ids.add(entry.id);
    about.push(entry);
  }
  return about.sort((a, b) => a.at - b.at);
}

/** Every bib that the team ever wore: what another laptop typed may have come before the start list. */
function bibsOf(station: Station, teamId: string): Set<string> {
  const bibs = new Set<string>();
  for (const entry of station.entries) {
    if (!isKind(entry, 'team.set') || entry.fact.body.teamId !== teamId) continue;
    if (entry.fact.body.set.bib !== undefined) bibs.add(entry.fact.body.set.bib);
  }
  return bibs;
}

function isAbout(
  station: Station,
  entry: Entry,
  teamId: string,
  bibs: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): boolean {
  const { fact } = entry;
  switch (fact.kind) {
    case 'team.set':
    case 'status':
      return fact.body.teamId === teamId;
    case 'passing':
      return bibs.has(fact.body.bib) || isOwner(station, entry, teamId);
    case 'assign':
      return fact.body.teamId === teamId || ids.has(fact.body.passing.id);
    case 'start':
      return fact.body.what === 'leg' && fact.body.teamId === teamId;
    case 'resolve':
      return fact.body.what === 'slot' ? fact.body.teamId === teamId : fact.body.teamIds.includes(teamId);
    case 'note':
      return fact.body.teamId === teamId || (fact.body.about !== undefined && ids.has(fact.body.about.id));
    case 'retime':
    case 'refine':
    case 'void':
      return entriesMeant(entry).some((id) => ids.has(id));
    case 'race.set':
    case 'clock.set':
    case 'opaque':
      return false;
  }
}

function isOwner(station: Station, entry: Entry, teamId: string): boolean {
  return isKind(entry, 'passing') && station.fold.ownerOf(entry) === teamId;
}

function historyEntry(station: Station, entry: Entry): HistoryEntry {
  const found = station.fold.find(entry.id);
  const times = isKind(entry, 'passing') ? entry.fact.body : null;
  return {
    id: entry.id,
    hash: entry.hash,
    kind: entry.fact.kind,
    at: entry.at,
    by: entry.by,
    station: entry.deviceId === station.journal.deviceId ? null : stationWord(entry.deviceId),
    live: found?.live === true && found.entry === entry,
    point: pointOf(station, entry),
    says: wordsOf(station, entry),
    typed: times?.typed ?? null,
    timeUs: times?.timeUs ?? null,
    errorUs: times?.errorUs ?? null,
  };
}

/** The point that an entry is about: 0 = start, k = the end of leg k. */
function pointOf(station: Station, entry: Entry): number | null {
  const { fact } = entry;
  switch (fact.kind) {
    case 'passing':
      return placeOf(station, entry.id) ?? fact.body.point ?? null;
    case 'assign':
    case 'retime':
      return placeOf(station, fact.body.passing.id);
    case 'resolve':
      return fact.body.what === 'slot' ? fact.body.point : null;
    case 'status':
      return fact.body.status === 'withdrawn' ? fact.body.fromLeg : (fact.body.leg ?? null);
    case 'start':
      return fact.body.what === 'leg' ? fact.body.leg - 1 : null;
    case 'void': {
      const [target] = fact.body.targets;
      return target === undefined ? null : placeOf(station, target.id);
    }
    case 'refine':
    case 'race.set':
    case 'team.set':
    case 'clock.set':
    case 'note':
    case 'opaque':
      return null;
  }
}

function placeOf({ fold }: Station, id: string): number | null {
  const entry = fold.find(id)?.entry;
  if (entry === undefined || !isKind(entry, 'passing')) return null;
  const { point } = fold.observationOf(entry);
  if (point !== null) return point;
  const teamId = fold.ownerOf(entry);
  if (teamId === null) return null;
  return fold.placed(teamId).find(({ observation }) => observation.id === id)?.point ?? null;
}

/** Ids of the entries that an entry says something about. */
function entriesMeant({ fact }: Entry): string[] {
  switch (fact.kind) {
    case 'passing':
    case 'race.set':
    case 'team.set':
    case 'status':
    case 'start':
    case 'clock.set':
    case 'opaque':
      return [];
    case 'assign':
    case 'retime':
      return [fact.body.passing.id];
    case 'refine':
      return fact.body.spans.map(({ passing }) => passing.id);
    case 'void':
      return fact.body.targets.map(({ id }) => id);
    case 'resolve':
      return fact.body.what === 'slot' ? [fact.body.choice.id, ...fact.body.against.map(({ id }) => id)] : [];
    case 'note':
      return fact.body.about === undefined ? [] : [fact.body.about.id];
  }
}
