/** A new race from the organiser's files: what `race.json` and the start list become in the journal. */
import { v7 } from 'uuid';
import { BatonError } from '../../src-shared/contract/errors.ts';
import type { Draft, RaceFields, TeamFields } from '../../src-shared/domain/entry.ts';
import type { RacePlan } from '../import/race-file.ts';
import type { StartListTeam } from '../import/start-list.ts';
import type { NamesRecord } from '../journal/names-record.ts';

/** What is recorded when a race is made. */
export interface RaceMaking {
  readonly drafts: readonly Draft[];
  readonly names: readonly NamesRecord[];
}

/**
 * The entries of a new race: its settings, its teams, the leg starts and the DNFs that the file names.
 *
 * @param makeNames - makes the names record of a team's runners.
 * @throws BatonError `badInput` where `race.json` names a bib or a wave that the files do not have.
 */
export function raceMaking(
  plan: RacePlan,
  teams: readonly StartListTeam[],
  makeNames: (runners: readonly string[]) => NamesRecord,
): RaceMaking {
  refuseUnknownWaves(plan, teams);
  const teamIds = new Map(teams.map((team) => [team.bib, v7()]));
  const teamIdOf = (bib: string, where: string): string => {
    const teamId = teamIds.get(bib);
    if (teamId !== undefined) return teamId;
    throw new BatonError(
      'badInput',
      `race.json names bib ${bib} under ${where}, but the start list has no such bib. Correct one of the two files.`,
    );
  };
  const names: NamesRecord[] = [];
  const teamDrafts = teams.map((team): Draft => {
    const set: TeamFields = { bib: team.bib, name: team.name };
    if (team.category !== null) set.category = team.category;
    if (team.wave !== null) set.wave = team.wave;
    if (team.runners.some((runner) => runner !== '')) {
      const record = makeNames(team.runners);
      names.push(record);
      set.namesHash = record.namesHash;
    }
    return { kind: 'team.set', body: { teamId: teamIdOf(team.bib, 'teams'), set } };
  });
  const raceDraft: Draft = { kind: 'race.set', body: { set: withExcluded(plan, teamIdOf) } };
  return { drafts: [raceDraft, ...teamDrafts, ...recordedDrafts(plan, teamIdOf)], names };
}

function recordedDrafts(plan: RacePlan, teamIdOf: (bib: string, where: string) => string): Draft[] {
  return [
    ...plan.legStarts.map(({ bib, leg, elapsedUs }): Draft => {
      const teamId = teamIdOf(bib, 'legStarts');
      return { kind: 'start', body: { what: 'leg', teamId, leg, elapsedUs } };
    }),
    ...plan.didNotFinish.map(({ bib, leg }): Draft => {
      const teamId = teamIdOf(bib, 'didNotFinish');
      return { kind: 'status', body: { status: 'DNF', teamId, leg } };
    }),
  ];
}

/** The race's fields, with the bibs that a mass start leaves out as team ids. */
function withExcluded(plan: RacePlan, teamIdOf: (bib: string, where: string) => string): RaceFields {
  if (plan.excluded.length === 0) return plan.set;
  const massStarts = (plan.set.massStarts ?? []).map((massStart, index) => {
    const bibs = plan.excluded.filter((one) => one.massStart === index).flatMap((one) => one.bibs);
    const exclude = bibs.map((bib) => teamIdOf(bib, 'massStarts.exclude'));
    return exclude.length === 0 ? massStart : { ...massStart, exclude };
  });
  return { ...plan.set, massStarts };
}

function refuseUnknownWaves(plan: RacePlan, teams: readonly StartListTeam[]): void {
  const waves = new Set((plan.set.waves ?? []).map((wave) => wave.name));
  const stray = teams.find((team) => team.wave !== null && !waves.has(team.wave));
  if (stray === undefined) return;
  throw new BatonError(
    'badInput',
    `Line ${stray.line} of the start list puts bib ${stray.bib} into wave "${stray.wave ?? ''}", which race.json does not have. Add the wave to "waves", or correct the line.`,
  );
}
