/** Teams: one at a time, swapped, or from the organiser's files. */
import { v7 } from 'uuid';
import type { Args, ChosenFile } from '../../../src-shared/contract/calls.ts';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import { plainText } from '../../../src-shared/domain/canonical.ts';
import type { Draft, TeamFields } from '../../../src-shared/domain/entry.ts';
import { teamFieldsSchema } from '../../../src-shared/domain/entry.ts';
import { readStartList } from '../../import/start-list.ts';
import { readTimesSheet, sheetNameOf } from '../../import/times-sheet.ts';
import type { NamesRecord } from '../../journal/names-record.ts';
import { planTeamsImport } from '../../station/import-teams.ts';
import { planTimesImport } from '../../station/import-times.ts';
import { refuseUnknownWave } from '../../station/race-limits.ts';
import { withFile } from '../chosen-file.ts';
import type { RaceSession } from '../race-session.ts';
import { requireTeam } from './correction-handlers.ts';
import { refuseBadRows } from './bad-rows.ts';
import type { HandlersOf } from './handlers.ts';
import type { Plan } from './record-plan.ts';
import { recordAll, recordPlan } from './record-plan.ts';

type TeamCalls =
  'team.save' | 'team.swap' | 'teams.preview' | 'teams.import' | 'times.preview' | 'times.import';

export function teamHandlers(session: () => RaceSession): HandlersOf<TeamCalls> {
  return {
    'team.save': (args) => recordPlan(session(), (race) => savedTeam(race, args)),
    'team.swap': ({ teamIds }) => recordAll(session(), (race) => swapDrafts(race, teamIds)),
    'teams.preview': ({ file, legs }) =>
      legs === null ? previewTeams(session(), file) : previewNewTeams(file, legs),
    'teams.import': ({ file, takeGood }) =>
      recordPlan(session(), (race) => importedTeams(race, file, takeGood)),
    'times.preview': ({ file, sheet }) => previewTimes(session(), file, sheet),
    'times.import': (args) => recordPlan(session(), (race) => importedTimes(race, args)),
  };
}

function savedTeam(race: RaceSession, args: Args<'team.save'>): Plan {
  const { station } = race;
  if (args.teamId === null && args.bib === undefined) {
    throw new BatonError('badInput', 'A new team needs a bib.');
  }
  if (args.teamId !== null) requireTeam(race, args.teamId);
  const set: TeamFields = {};
  if (args.bib !== undefined) set.bib = freeBib(race, plainText(args.bib).trim(), args.teamId);
  if (args.name !== undefined) set.name = plainText(args.name);
  if (args.category !== undefined) set.category = args.category === null ? null : plainText(args.category);
  if (args.wave !== undefined) {
    if (args.wave !== null) refuseUnknownWave(station.fold.race(), args.wave);
    set.wave = args.wave;
  }
  const names: NamesRecord[] = [];
  if (args.runners !== undefined) {
    const record = station.namesRecord(args.runners.map(plainText));
    names.push(record);
    set.namesHash = record.namesHash;
  }
  if (Object.keys(set).length === 0) return { drafts: [] };
  return { drafts: [{ kind: 'team.set', body: { teamId: args.teamId ?? v7(), set } }], names };
}

function swapDrafts(race: RaceSession, [a, b]: Args<'team.swap'>['teamIds']): Draft[] {
  const [one, other] = [requireTeam(race, a), requireTeam(race, b)];
  if (a === b) throw new BatonError('badInput', 'Name two teams that are to wear each other’s bibs.');
  return [
    { kind: 'team.set', body: { teamId: a, set: { bib: other.bib } } },
    { kind: 'team.set', body: { teamId: b, set: { bib: one.bib } } },
  ];
}

/** @throws BatonError `badInput` for a bib that cannot be one, or that another team wears. */
function freeBib({ station: { fold } }: RaceSession, bib: string, teamId: string | null): string {
  if (!teamFieldsSchema.shape.bib.safeParse(bib).success) {
    throw new BatonError(
      'badInput',
      'A bib needs at least one letter or digit, in one line. Nothing was recorded.',
    );
  }
  const wearer = fold
    .teamsOfBib(bib)
    .map((id) => fold.team(id))
    .find((team) => team?.bib === bib && team.teamId !== teamId);
  if (wearer === undefined) return bib;
  throw new BatonError(
    'badInput',
    `Bib ${bib} is worn by ${wearer.name}. Nothing was recorded. Give that team another bib first, or swap the two.`,
  );
}

/** Reads a chosen file by the same reader as the command line. */
function startList(race: RaceSession, file: ChosenFile): ReturnType<typeof readStartList> {
  return withFile(file, (path) => readStartList(path, race.station.fold.race().legs));
}

async function previewTeams(race: RaceSession, file: ChosenFile) {
  const { teams, problems, ignoredColumns } = await startList(race, file);
  const plan = planTeamsImport(race.station, teams, problems.length === 0);
  return {
    added: plan.added.map(({ bib, name, category }) => ({ bib, name, category })),
    changed: plan.changed.map(({ team, fields }) => ({
      bib: team.bib,
      name: team.name,
      fields: [...fields],
    })),
    gone: plan.gone.map(({ bib, name }) => ({ bib, name })),
    kept: plan.kept.map(({ bib, name }) => ({ bib, name })),
    same: plan.same,
    problems: problems.map(({ line, reason }) => ({ line, reason })),
    ignoredColumns: [...ignoredColumns],
  };
}

/** What a start list would bring into a race of so many legs that is yet to be made; no race needs to be open. */
async function previewNewTeams(file: ChosenFile, legs: number) {
  const { teams, problems, ignoredColumns } = await withFile(file, (path) => readStartList(path, legs));
  return {
    added: teams.map(({ bib, name, category }) => ({ bib, name, category })),
    changed: [],
    gone: [],
    kept: [],
    same: 0,
    problems: problems.map(({ line, reason }) => ({ line, reason })),
    ignoredColumns: [...ignoredColumns],
  };
}

async function importedTeams(race: RaceSession, file: ChosenFile, takeGood: boolean): Promise<Plan> {
  const { teams, problems } = await startList(race, file);
  if (!takeGood) refuseBadRows(file.name, problems, teams.length);
  const plan = planTeamsImport(race.station, teams, problems.length === 0);
  return {
    drafts: plan.drafts,
    names: plan.names,
    says: `${file.name}: ${plan.added.length} new, ${plan.changed.length} changed, ${plan.gone.length} gone, ${plan.same} as they were.`,
  };
}

function timesSheet(race: RaceSession, file: ChosenFile, sheet: string): ReturnType<typeof readTimesSheet> {
  const { legs, gunUs } = race.station.fold.race();
  return withFile(file, (path) => readTimesSheet(path, { sheet, legs, gunUs }));
}

async function previewTimes(race: RaceSession, file: ChosenFile, named: string | null) {
  const sheet = named ?? sheetNameOf(file.name);
  const { rows, problems, ignoredColumns } = await timesSheet(race, file, sheet);
  const plan = planTimesImport(race.station, sheet, rows);
  return {
    sheet,
    rows: rows.length,
    added: plan.added.length,
    same: plan.same,
    differing: plan.differing.length,
    unknownBibs: [...new Set(plan.unknownBibs.map(({ body }) => body.bib))],
    problems: problems.map(({ line, reason }) => ({ line, reason })),
    ignoredColumns: [...ignoredColumns],
  };
}

async function importedTimes(
  race: RaceSession,
  { file, sheet: named, takeGood }: Args<'times.import'>,
): Promise<Plan> {
  const sheet = named ?? sheetNameOf(file.name);
  const { rows, problems } = await timesSheet(race, file, sheet);
  if (!takeGood) refuseBadRows(file.name, problems, rows.length);
  const plan = planTimesImport(race.station, sheet, rows);
  return {
    drafts: plan.drafts,
    says: `Took in ${plan.drafts.length} of ${rows.length} rows as sheet “${sheet}”; ${plan.same} were there already.`,
  };
}
