/** Opening the station for one command, recording, and telling what it changed on the board. */
import type { Board, RaceLine } from '../../src-shared/domain/board.ts';
import type { TeamChange } from '../../src-shared/domain/board-diff.ts';
import { canonicalText } from '../../src-shared/domain/canonical.ts';
import { diffBoards } from '../../src-shared/domain/board-diff.ts';
import type { Draft, Entry } from '../../src-shared/domain/entry.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import { Station } from '../station/station.ts';
import { print, say } from './output.ts';

/** Works with the station of a data folder and closes it, whatever comes. */
export async function withStationOf<T>(folder: string, work: (station: Station) => Promise<T>): Promise<T> {
  const station = await Station.open(folder);
  try {
    for (const notice of station.journal.notices) say(`baton: ${notice}`);
    return await work(station);
  } finally {
    await station.close();
  }
}

/** Records drafts and prints what they changed; `quiet` prints the ids of the new entries alone. */
export async function recordAndTell(
  station: Station,
  drafts: readonly Draft[],
  by: string,
  names: readonly NamesRecord[] = [],
): Promise<readonly Entry[]> {
  const before = station.fold.board();
  const entries = (await station.record(drafts, by, names)).map(({ entry }) => entry);
  print(entries.map(({ id, fact }) => `Recorded ${fact.kind} ${id}`).join('\n'));
  tellChange(before, station.fold.board());
  return entries;
}

/** How many teams are told of in full; the others only moved up or down. */
const TEAMS_IN_FULL = 12;

/** Prints what differs between two boards. */
export function tellChange(before: Board, after: Board): void {
  const lines = changeLines(before, after);
  print(lines.length === 0 ? 'Nothing changed on the board.' : lines.join('\n'));
}

function changeLines(before: Board, after: Board): string[] {
  const { teams, opened, closed, race } = diffBoards(before, after, 'final');
  const moved = teams.filter(isMovedOnly);
  const changed = teams.filter((team) => !isMovedOnly(team));
  const more = changed.length - TEAMS_IN_FULL;
  return [
    ...(race ? [raceLine(before.race, after.race)] : []),
    ...changed.slice(0, TEAMS_IN_FULL).map(teamLine),
    ...(more > 0 ? [`… and ${more} more teams changed.`] : []),
    ...(moved.length > 0 ? [movedLine(moved)] : []),
    ...closed.map((question) => `Answered: ${question.says}`),
    ...opened.map((question) => `Asks: ${question.says}`),
  ];
}

/** What each setting of the race is called. */
const SETTINGS: Record<keyof RaceLine, string> = {
  name: 'name',
  legs: 'number of legs',
  gunUs: 'gun',
  gunErrorUs: 'bound of the gun',
  timeZone: 'time zone',
  waves: 'waves',
  massStarts: 'mass starts',
  rounding: 'rounding',
  missing: 'rule for missing times',
  total: 'rule for totals',
  waiting: 'rule for waiting',
  doubleMs: 'time within which a second press is a double',
  agreeMs: 'time within which two recordings agree',
  finishOrders: 'order of teams with equal totals',
};

function raceLine(before: RaceLine, after: RaceLine): string {
  // Object.keys forgets that these are the keys of the record above.
  const settings = Object.keys(SETTINGS) as (keyof RaceLine)[];
  const changed = settings.filter((one) => canonicalText(before[one]) !== canonicalText(after[one]));
  return `Set for the race: ${changed.map((one) => SETTINGS[one]).join(', ')}.`;
}

function isMovedOnly({ figures }: TeamChange): boolean {
  return figures.every(({ what }) => what === 'place');
}

function teamLine({ bib, team, figures }: TeamChange): string {
  const changes = figures.map(
    ({ what, before, after }) => `${what} ${before || '(none)'} → ${after || '(none)'}`,
  );
  return `${bib} ${team}: ${changes.join(', ')}`;
}

function movedLine(moved: readonly TeamChange[]): string {
  const shown = moved.slice(0, 6).map(({ bib, figures }) => `${bib} (${figures.map(placeChange).join()})`);
  const rest = moved.length > shown.length ? ` and ${moved.length - shown.length} more` : '';
  return `Only the place changed: ${shown.join(', ')}${rest}`;
}

function placeChange({ before, after }: { before: string; after: string }): string {
  return `${before || '(none)'} → ${after || '(none)'}`;
}
