/**
 * The mirror of one race: what the window shows, kept up to date entry by entry. What one key press changes goes
 * out at once (its team, its line, its open time); what needs a look at the whole field (questions, who is
 * expected) follows within a fraction of a second, so that it never stands between a key and its tick.
 */
import type {
  Change,
  OpenTime,
  RaceSnapshot,
  RecordedLine,
  TeamRow,
} from '../../../src-shared/contract/mirror.ts';
import type { Entry, EntryOf } from '../../../src-shared/domain/entry.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { Station, Taken } from '../../station/station.ts';
import type { DeskSettings } from '../desk-settings.ts';
import { raceMirror } from './race-mirror.ts';
import { isOfInterest, openTime, passingsMeant, recordedLine } from './recorded-lines.ts';
import type { Names } from './team-rows.ts';
import { teamRow } from './team-rows.ts';

/** How many lines a new window gets; more are in the journal's log. */
const LINES_IN_SNAPSHOT = 300;

type Parts = Omit<Change, 'seq' | 'reset'>;
type Rest = Pick<RaceSnapshot, 'questions' | 'expected' | 'field' | 'status' | 'holds' | 'sticks'>;

export class RaceMirrorKeeper {
  readonly #station: Station;
  readonly #teams = new Map<string, TeamRow>();
  /** Where the shown passings stand in the journal. */
  readonly #positions = new Map<string, number>();
  #names: Names;
  #race: RaceSnapshot['race'];

  constructor(station: Station) {
    this.#station = station;
    this.#names = station.journal.names();
    for (const teamId of station.fold.teamIds()) this.#setTeam(teamId);
    this.#race = raceMirror(station);
  }

  get teams(): ReadonlyMap<string, TeamRow> {
    return this.#teams;
  }

  get race(): RaceSnapshot['race'] {
    return this.#race;
  }

  /** The parts of a snapshot that follow from the journal alone. */
  snapshot(settings: DeskSettings): Pick<RaceSnapshot, 'race' | 'teams' | 'lines' | 'openTimes'> {
    return {
      race: this.#race,
      teams: [...this.#teams.values()],
      lines: this.#latestLines(settings),
      openTimes: this.#openTimes(),
    };
  }

  /** What entries change of it. */
  take({ entries, teamIds }: Taken, settings: DeskSettings): Parts {
    if (entries.some(carriesNames)) this.#names = this.#station.journal.names();
    const goneTeams = teamIds.filter((teamId) => !this.#setTeam(teamId));
    const teams = teamIds.flatMap((teamId) => this.#teams.get(teamId) ?? []);
    const lines = this.#changedLines(entries, new Set(teamIds), settings);
    const touchesOpen = entries.some(
      (entry) => (isKind(entry, 'passing') && entry.fact.body.bib === '') || passingsMeant(entry).length > 0,
    );
    const touchesRace = entries.some(changesRace);
    if (touchesRace) this.#race = raceMirror(this.#station);
    return {
      ...(teams.length > 0 ? { teams } : {}),
      ...(goneTeams.length > 0 ? { goneTeams } : {}),
      ...(lines.length > 0 ? { lines } : {}),
      ...(touchesOpen ? { openTimes: this.#openTimes() } : {}),
      ...(touchesRace ? { race: this.#race } : {}),
    };
  }

  /** @returns whether the team is in the start list. */
  #setTeam(teamId: string): boolean {
    const row = teamRow(this.#station.fold, this.#names, teamId);
    if (row === undefined) this.#teams.delete(teamId);
    else this.#teams.set(teamId, row);
    return row !== undefined;
  }

  #changedLines(
    entries: readonly Entry[],
    teamIds: ReadonlySet<string>,
    settings: DeskSettings,
  ): RecordedLine[] {
    const { entries: all } = this.#station;
    const firstNew = all.length - entries.length;
    const ids = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      if (isKind(entry, 'passing') && isOfInterest(this.#station, entry, settings.serves)) {
        this.#positions.set(entry.id, firstNew + index);
        ids.add(entry.id);
      }
      for (const id of passingsMeant(entry)) ids.add(id);
    }
    for (const id of this.#shownOf(teamIds)) ids.add(id);
    return [...ids].slice(-LINES_IN_SNAPSHOT).flatMap((id) => this.#line(id) ?? []);
  }

  /** The shown passings of these teams: their place or point may have changed with the others'. */
  #shownOf(teamIds: ReadonlySet<string>): string[] {
    if (teamIds.size > LINES_IN_SNAPSHOT) return [...this.#positions.keys()];
    const { fold } = this.#station;
    return [...teamIds].flatMap((teamId) =>
      fold
        .placed(teamId)
        .flatMap(({ observation, doubles }) => [observation.id, ...doubles.map(({ id }) => id)])
        .filter((id) => this.#positions.has(id)),
    );
  }

  #line(id: string): RecordedLine | undefined {
    const position = this.#positions.get(id);
    const entry = position === undefined ? undefined : this.#station.entries[position];
    if (position === undefined || entry === undefined || !isKind(entry, 'passing')) return undefined;
    return recordedLine({ station: this.#station, teams: this.#teams }, entry, position);
  }

  #latestLines({ serves }: DeskSettings): RecordedLine[] {
    const { entries } = this.#station;
    this.#positions.clear();
    for (let position = entries.length - 1; position >= 0; position--) {
      const entry = entries[position];
      if (entry === undefined || !isKind(entry, 'passing')) continue;
      if (!isOfInterest(this.#station, entry, serves)) continue;
      this.#positions.set(entry.id, position);
      if (this.#positions.size === LINES_IN_SNAPSHOT) break;
    }
    return [...this.#positions.keys()].flatMap((id) => this.#line(id) ?? []);
  }

  /** Oldest first. */
  #openTimes(): OpenTime[] {
    const { fold } = this.#station;
    return fold
      .openTimes()
      .flatMap((entry) => openTime(this.#station, entry, this.#positionOf(entry)) ?? [])
      .sort((a, b) => a.timeUs - b.timeUs || (a.id < b.id ? -1 : 1));
  }

  #positionOf(entry: EntryOf<'passing'>): number {
    return this.#positions.get(entry.id) ?? this.#station.entries.indexOf(entry);
  }
}

/** The parts of a snapshot that do not follow from the journal alone. */
export type FieldParts = Rest;

function carriesNames(entry: Entry): boolean {
  return isKind(entry, 'team.set') && typeof entry.fact.body.set.namesHash === 'string';
}

/** Whether an entry can change what the mirror says of the race itself. */
function changesRace({ fact }: Entry): boolean {
  switch (fact.kind) {
    case 'race.set':
    case 'start':
    case 'void':
    case 'note':
    case 'resolve':
      return true;
    case 'team.set':
    case 'passing':
    case 'assign':
    case 'retime':
    case 'refine':
    case 'status':
    case 'clock.set':
    case 'opaque':
      return false;
  }
}
