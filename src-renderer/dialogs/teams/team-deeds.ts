/** What can be done with a team (F3), as typed, and the call that does it. */
import type { Args, StatusChoice } from '../../../src-shared/contract/calls.ts';
import type { TeamRow } from '../../../src-shared/contract/mirror.ts';
import { teamOfBib } from '../../parts/team-search.ts';
import { readLeg } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { teamsTexts } from '../../texts/teams.ts';
import type { FormReading } from '../form-reading.ts';
import type { StationCall } from '../use-submit.ts';

export interface TeamFieldsForm {
  readonly bib: string;
  readonly name: string;
  readonly category: string;
  readonly wave: string;
  /** By leg. */
  readonly runners: readonly string[];
}

/** A form for one runner's leg, or for two. */
export interface LegsForm {
  readonly leg: string;
  readonly otherLeg: string;
  readonly runner: string;
  /** The later legs of the runner who is replaced go to the new one, too. */
  readonly isOnward: boolean;
  readonly reason: string;
}

export const EMPTY_LEGS: LegsForm = { leg: '', otherLeg: '', runner: '', isOnward: true, reason: '' };

type Reading<Field extends string> = FormReading<readonly StationCall[], Field>;

/** The fields of a team as they stand; of a new one where there is none. */
export function fieldsOf(team: TeamRow | undefined, legs: number): TeamFieldsForm {
  return {
    bib: team?.bib ?? '',
    name: team?.name ?? '',
    category: team?.category ?? '',
    wave: team?.wave ?? '',
    runners: runnersOf(team, legs),
  };
}

/** One name a leg, `''` where none is known. */
export function runnersOf(team: TeamRow | undefined, legs: number): string[] {
  return Array.from({ length: legs }, (_, index) => team?.runners[index] ?? '');
}

/** Reads the fields of a team, new or known: only what is different is sent. */
export function readFields(
  form: TeamFieldsForm,
  team: TeamRow | undefined,
  teams: Iterable<TeamRow>,
  legs: number,
): Reading<'bib' | 'all'> {
  const bib = form.bib.trim();
  const wearer = teamOfBib(teams, bib);
  if (bib === '') return { ok: false, problems: { bib: teamsTexts.bibWanted } };
  if (wearer !== null && wearer.teamId !== team?.teamId) {
    return { ok: false, problems: { bib: teamsTexts.bibWorn(bib, wearer.name) } };
  }
  const before = fieldsOf(team, legs);
  const set = changedFields(before, form);
  const count = Object.keys(set).length;
  if (count === 0) return { ok: false, problems: { all: teamsTexts.nothing } };
  const args: Args<'team.save'> = { teamId: team?.teamId ?? null, ...set };
  const says = team === undefined ? teamsTexts.adds(bib, form.name.trim()) : teamsTexts.changes(namesOf(set));
  return { ok: true, sent: [{ name: 'team.save', args }], says };
}

type ChangedFields = Omit<Args<'team.save'>, 'teamId'>;

function changedFields(before: TeamFieldsForm, form: TeamFieldsForm): ChangedFields {
  const after = {
    bib: form.bib.trim(),
    name: form.name.trim(),
    category: form.category.trim(),
    wave: form.wave.trim(),
    runners: form.runners.map((runner) => runner.trim()),
  };
  return {
    ...(after.bib === before.bib ? {} : { bib: after.bib }),
    ...(after.name === before.name ? {} : { name: after.name }),
    ...(after.category === before.category
      ? {}
      : { category: after.category === '' ? null : after.category }),
    ...(after.wave === before.wave ? {} : { wave: after.wave === '' ? null : after.wave }),
    ...(after.runners.join('\n') === before.runners.join('\n') ? {} : { runners: after.runners }),
  };
}

function namesOf(set: ChangedFields): string {
  const { bib, name, category, wave, runners } = teamsTexts.fields;
  const names = { bib, name, category, wave, runners };
  // The keys of `set` are among these, by `changedFields`.
  return Object.keys(set)
    .map((field) => names[field as keyof typeof names])
    .join(', ');
}

/** The runners after a substitution: the leg, and with `isOnward` the later legs of the same runner. */
export function substituted(
  runners: readonly string[],
  leg: number,
  runner: string,
  isOnward: boolean,
): string[] {
  const gone = runners[leg - 1] ?? '';
  return runners.map((name, index) => {
    const isTheirs = isOnward && gone !== '' && name === gone && index >= leg;
    return index === leg - 1 || isTheirs ? runner : name;
  });
}

/** Reads a substitution: somebody else runs from this leg on. */
export function readSubstitute(form: LegsForm, team: TeamRow, legs: number): Reading<'leg' | 'runner'> {
  const leg = readLeg(form.leg, legs);
  const runner = form.runner.trim();
  if (leg === null || runner === '') {
    const problems = {
      ...(leg === null ? { leg: legProblem(form.leg, legs) } : {}),
      ...(runner === '' ? { runner: teamsTexts.runnerWanted } : {}),
    };
    return { ok: false, problems };
  }
  const before = runnersOf(team, legs);
  const runners = substituted(before, leg, runner, form.isOnward);
  const theirs = runners.flatMap((name, index) => (name === before[index] ? [] : [index + 1]));
  const says = teamsTexts.substitutes(theirs, before[leg - 1] ?? '', runner);
  return { ok: true, sent: [{ name: 'team.save', args: { teamId: team.teamId, runners } }], says };
}

/** Reads a swap of the runners of two legs. */
export function readSwapRunners(form: LegsForm, team: TeamRow, legs: number): Reading<'leg' | 'otherLeg'> {
  const [leg, other] = [readLeg(form.leg, legs), readLeg(form.otherLeg, legs)];
  if (leg === null || other === null || leg === other) {
    const problems = {
      ...(leg === null ? { leg: legProblem(form.leg, legs) } : {}),
      ...(other === null ? { otherLeg: legProblem(form.otherLeg, legs) } : {}),
      ...(leg !== null && leg === other ? { otherLeg: teamsTexts.sameLeg } : {}),
    };
    return { ok: false, problems };
  }
  const before = runnersOf(team, legs);
  const [one, two] = [before[leg - 1] ?? '', before[other - 1] ?? ''];
  if (one === two) return { ok: false, problems: { otherLeg: teamsTexts.sameRunner } };
  const runners = before.with(leg - 1, two).with(other - 1, one);
  const says = teamsTexts.swapsRunners(leg, two, other, one);
  return { ok: true, sent: [{ name: 'team.save', args: { teamId: team.teamId, runners } }], says };
}

/** Reads a withdrawal: the team starts no leg from this one on. */
export function readWithdraw(form: LegsForm, team: TeamRow, legs: number): Reading<'leg'> {
  const fromLeg = readLeg(form.leg, legs);
  if (fromLeg === null) return { ok: false, problems: { leg: legProblem(form.leg, legs) } };
  const set: StatusChoice = { status: 'withdrawn', fromLeg };
  const call: StationCall = {
    name: 'status.set',
    args: { teamId: team.teamId, set, reason: form.reason.trim() },
  };
  return { ok: true, sent: [call], says: teamsTexts.withdraws(`${team.bib} ${team.name}`, fromLeg) };
}

/** Reads a swap of the bibs of two teams. */
export function readSwapBibs(team: TeamRow, other: TeamRow | undefined): Reading<'other'> {
  if (other === undefined) return { ok: false, problems: { other: fieldTexts.teamWanted } };
  if (other.teamId === team.teamId) return { ok: false, problems: { other: teamsTexts.sameTeam } };
  const sent: StationCall = { name: 'team.swap', args: { teamIds: [team.teamId, other.teamId] } };
  return { ok: true, sent: [sent], says: teamsTexts.swapsBibs(team.name, other.bib, other.name, team.bib) };
}

function legProblem(typed: string, legs: number): string {
  return typed.trim() === '' ? fieldTexts.legWanted(legs) : fieldTexts.legRange(typed.trim(), legs);
}
