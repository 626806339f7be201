/** A start list read again: what is new, what changed, what is gone. */
import { v7 } from 'uuid';
import type { TeamLine } from '../../src-shared/domain/board.ts';
import type { Draft, Ref, TeamFields } from '../../src-shared/domain/entry.ts';
import { isKind, refOf } from '../../src-shared/domain/entry.ts';
import type { StartListTeam } from '../import/start-list.ts';
import type { NamesRecord } from '../journal/names-record.ts';
import type { Station } from './station.ts';
import { voidDrafts } from './undo.ts';

export interface TeamsImport {
  readonly drafts: readonly Draft[];
  readonly names: readonly NamesRecord[];
  readonly added: readonly StartListTeam[];
  readonly changed: readonly { team: TeamLine; fields: readonly string[] }[];
  /** No longer in the list and never recorded: taken out. */
  readonly gone: readonly TeamLine[];
  /** No longer in the list, but recorded at some point or perhaps in a row that is bad: they stay. */
  readonly kept: readonly TeamLine[];
  readonly same: number;
}

/**
 * Works out what a start list changes; teams are the same where their bib is. Nothing is recorded yet.
 *
 * @param isWhole - every row could be read. Otherwise nobody is taken out: a team that seems gone may stand in a bad row.
 */
export function planTeamsImport(
  station: Station,
  list: readonly StartListTeam[],
  isWhole = true,
): TeamsImport {
  const { fold } = station;
  const knownNames = station.journal.names();
  const board = fold.board();
  const byBib = new Map(board.teams.map((team) => [team.bib, team]));
  // A column that the file does not have says nothing; an empty cell of one that it has clears the field.
  const hasCategory = list.some((team) => team.category !== null);
  const hasWave = list.some((team) => team.wave !== null);
  const drafts: Draft[] = [];
  const names: NamesRecord[] = [];
  const added: StartListTeam[] = [];
  const changed: { team: TeamLine; fields: string[] }[] = [];

  for (const listed of list) {
    const team = byBib.get(listed.bib);
    byBib.delete(listed.bib);
    const set: TeamFields = {};
    if (team === undefined) set.bib = listed.bib;
    if (team?.name !== listed.name) set.name = listed.name;
    if (hasCategory && (team?.category ?? null) !== listed.category) set.category = listed.category;
    if (hasWave && (team?.wave ?? null) !== listed.wave) set.wave = listed.wave;
    if (hasOtherRunners(listed, knownNames.get(team?.namesHash ?? ''))) {
      const record = station.namesRecord(listed.runners);
      names.push(record);
      set.namesHash = record.namesHash;
    }
    const fields = Object.keys(set).map((field) => (field === 'namesHash' ? 'runners' : field));
    if (fields.length === 0) continue;
    drafts.push({ kind: 'team.set', body: { teamId: team?.teamId ?? v7(), set } });
    if (team === undefined) added.push(listed);
    else changed.push({ team, fields });
  }
  const missing = [...byBib.values()];
  const stays = (team: TeamLine): boolean => !isWhole || fold.placed(team.teamId).length > 0;
  const gone = missing.filter((team) => !stays(team));
  drafts.push(...voidDrafts(settingsOf(station, gone), 'no longer in the start list'));
  return {
    drafts,
    names,
    added,
    changed,
    gone,
    kept: missing.filter(stays),
    same: list.length - added.length - changed.length,
  };
}

function hasOtherRunners(listed: StartListTeam, known: NamesRecord | undefined): boolean {
  if (!listed.runners.some((runner) => runner !== '')) return false;
  return known?.names.join('\n') !== listed.runners.join('\n');
}

/** All live entries that put these teams into the start list. */
function settingsOf(station: Station, teams: readonly TeamLine[]): Ref[] {
  const teamIds = new Set(teams.map((team) => team.teamId));
  return station.entries
    .filter((entry) => isKind(entry, 'team.set') && teamIds.has(entry.fact.body.teamId))
    .filter((entry) => station.fold.find(entry.id)?.live === true)
    .map(refOf);
}
