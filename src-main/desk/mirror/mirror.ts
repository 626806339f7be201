/**
 * The mirror of one race: what the window shows, kept up to date entry by entry. What one key press changes goes
 * out at once (its team, its line, its open time); what needs a look at the whole field (questions, who is
 * expected) follows within a fraction of a second, so that it never stands between a key and its tick.
 */
import type { Change, OpenTime, RaceSnapshot, TeamRow } from '../../../src-shared/contract/mirror.ts';
import type { Entry } from '../../../src-shared/domain/entry.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { Station, Taken } from '../../station/station.ts';
import type { DeskSettings } from '../desk-settings.ts';
import { samePart } from '../same-part.ts';
import { Places } from './places.ts';
import { raceMirror } from './race-mirror.ts';
import { openTime } from './recorded-lines.ts';
import { ShownLines } from './shown-lines.ts';
import type { Names } from './team-rows.ts';
import { teamRow } from './team-rows.ts';

type Parts = Omit<Change, 'seq' | 'reset'>;

/** The parts of a snapshot that do not follow from the journal alone. */
export type FieldParts = Pick<
  RaceSnapshot,
  'questions' | 'expected' | 'field' | 'status' | 'holds' | 'sticks'
>;

export class RaceMirrorKeeper {
  readonly #station: Station;
  readonly #teams = new Map<string, TeamRow>();
  readonly #places = new Places();
  readonly #lines: ShownLines;
  /** Where each passing stands in the journal. */
  readonly #positions = new Map<string, number>();
  #names: Names;
  #race: RaceSnapshot['race'];
  #openTimes: readonly OpenTime[];
  /** The points whose lines were chosen; `undefined` before that. */
  #chosenFor: DeskSettings['serves'] | undefined;

  constructor(station: Station) {
    this.#station = station;
    this.#names = station.journal.names();
    this.#lines = new ShownLines({ station, teams: this.#teams, places: this.#places });
    for (const teamId of station.fold.teamIds()) this.#setTeam(teamId);
    this.#notePositions(station.entries);
    this.#race = raceMirror(station);
    this.#openTimes = this.#openTimesNow();
  }

  get race(): RaceSnapshot['race'] {
    return this.#race;
  }

  /** The parts of a snapshot that follow from the journal alone. */
  snapshot(settings: DeskSettings): Pick<RaceSnapshot, 'race' | 'teams' | 'lines' | 'openTimes'> {
    this.#chooseLines(settings);
    return {
      race: this.#race,
      teams: [...this.#teams.values()],
      lines: this.#lines.lines,
      openTimes: [...this.#openTimes],
    };
  }

  /** What entries change of it. */
  take({ entries, teamIds }: Taken, settings: DeskSettings): Parts {
    if (entries.some(carriesNames)) this.#names = this.#station.journal.names();
    const goneTeams = teamIds.filter((teamId) => !this.#setTeam(teamId));
    const teams = teamIds.flatMap((teamId) => this.#teams.get(teamId) ?? []);
    this.#notePositions(entries);
    const isChosenNow = this.#chooseLines(settings);
    const lines = isChosenNow ? this.#lines.lines : this.#lines.take(entries, settings.serves);
    return {
      ...(teams.length > 0 ? { teams } : {}),
      ...(goneTeams.length > 0 ? { goneTeams } : {}),
      ...(lines.length > 0 ? { lines } : {}),
      ...(entries.every(isTimeWithBib) ? {} : { ...this.#newOpenTimes(), ...this.#newRace(entries) }),
    };
  }

  /** @returns whether the team is in the start list. */
  #setTeam(teamId: string): boolean {
    const row = teamRow(this.#station.fold, this.#names, teamId);
    this.#places.set(teamId, row?.splits ?? null);
    if (row === undefined) this.#teams.delete(teamId);
    else this.#teams.set(teamId, row);
    return row !== undefined;
  }

  /** @returns whether other points than before are served, and so all lines are others. */
  #chooseLines({ serves }: DeskSettings): boolean {
    if (this.#chosenFor !== undefined && samePart(this.#chosenFor, serves)) return false;
    this.#chosenFor = serves;
    this.#lines.choose(serves);
    return true;
  }

  #notePositions(newest: readonly Entry[]): void {
    const first = this.#station.entries.length - newest.length;
    for (const [index, entry] of newest.entries()) {
      if (isKind(entry, 'passing')) this.#positions.set(entry.id, first + index);
    }
  }

  #newOpenTimes(): Pick<Parts, 'openTimes'> {
    const now = this.#openTimesNow();
    if (samePart(now, this.#openTimes)) return {};
    this.#openTimes = now;
    return { openTimes: now };
  }

  #newRace(entries: readonly Entry[]): Pick<Parts, 'race'> {
    if (!entries.some(changesRace)) return {};
    const now = raceMirror(this.#station);
    if (samePart(now, this.#race)) return {};
    this.#race = now;
    return { race: now };
  }

  /** Oldest first. */
  #openTimesNow(): OpenTime[] {
    return this.#station.fold
      .openTimes()
      .flatMap((entry) => openTime(this.#station, entry, this.#positions.get(entry.id) ?? 0) ?? [])
      .sort((a, b) => a.timeUs - b.timeUs || (a.id < b.id ? -1 : 1));
  }
}

/** By far the most entries: they open no time and say nothing of the race. */
function isTimeWithBib(entry: Entry): boolean {
  return isKind(entry, 'passing') && entry.fact.body.bib !== '';
}

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
