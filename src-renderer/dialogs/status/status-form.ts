/** The status of a team or of one of its legs, as it is typed (F6). */
import type { Args, StatusChoice } from '../../../src-shared/contract/calls.ts';
import type { TeamRow } from '../../../src-shared/contract/mirror.ts';
import { amountWords, readTypedDuration } from '../../parts/typed-duration.ts';
import { readLeg } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { statusTexts } from '../../texts/status.ts';
import type { FieldProblems, FormReading } from '../form-reading.ts';

export type StatusKind = StatusChoice['status'];
export type DnfWhy = Extract<StatusChoice, { status: 'DNF' }>['why'];

export interface StatusForm {
  readonly teamId: string | null;
  readonly status: StatusKind | null;
  /** Leg as typed; empty = the whole team, where that makes sense. */
  readonly leg: string;
  readonly why: DnfWhy;
  /** Penalty or given time as typed. */
  readonly amount: string;
  readonly reason: string;
}

type StatusField = 'team' | 'status' | 'leg' | 'amount' | 'reason';
type StatusReading = FormReading<Args<'status.set'>, StatusField>;

/** Which fields each status asks for besides the team. */
export const STATUS_ASKS: Readonly<
  Record<
    StatusKind,
    { readonly leg: 'needed' | 'optional'; readonly amount: boolean; readonly reason: boolean }
  >
> = {
  DNS: { leg: 'optional', amount: false, reason: false },
  DNF: { leg: 'optional', amount: false, reason: false },
  DQ: { leg: 'optional', amount: false, reason: true },
  withdrawn: { leg: 'needed', amount: false, reason: false },
  penalty: { leg: 'optional', amount: true, reason: true },
  given: { leg: 'needed', amount: true, reason: true },
};

/** The form as it opens. */
export function emptyStatus(teamId: string | null, leg: number | null): StatusForm {
  return {
    teamId,
    status: null,
    leg: leg === null ? '' : String(leg),
    why: 'withdrew',
    amount: '',
    reason: '',
  };
}

/** Reads the form. What is wrong is told field by field; what is right is told as the sentence it will be. */
export function readStatus(form: StatusForm, team: TeamRow | undefined, legs: number): StatusReading {
  const { status } = form;
  if (team === undefined || status === null) return { ok: false, problems: withoutChoice(team, status) };
  const asks = STATUS_ASKS[status];
  const leg = readLeg(form.leg, legs);
  const amountUs = asks.amount ? readTypedDuration(form.amount) : 0;
  const reason = form.reason.trim();
  const problems: FieldProblems<StatusField> = {
    ...legProblem(form.leg.trim(), leg, legs, asks.leg),
    ...amountProblem(status, form.amount.trim(), amountUs),
    ...(asks.reason && reason === '' ? { reason: fieldTexts.reasonWanted } : {}),
  };
  const set = amountUs === null ? null : choiceOf(form, status, leg, amountUs);
  if (Object.keys(problems).length > 0 || set === null) return { ok: false, problems };
  return { ok: true, sent: { teamId: team.teamId, set, reason }, says: saysOf(team, set) };
}

function withoutChoice(team: TeamRow | undefined, status: StatusKind | null): FieldProblems<StatusField> {
  return {
    ...(team === undefined ? { team: fieldTexts.teamWanted } : {}),
    ...(status === null ? { status: statusTexts.statusWanted } : {}),
  };
}

function legProblem(
  typed: string,
  leg: number | null,
  legs: number,
  asked: 'needed' | 'optional',
): FieldProblems<StatusField> {
  if (leg !== null || (typed === '' && asked === 'optional')) return {};
  return { leg: typed === '' ? fieldTexts.legWanted(legs) : fieldTexts.legRange(typed, legs) };
}

function amountProblem(status: StatusKind, typed: string, us: number | null): FieldProblems<StatusField> {
  if (us === null)
    return { amount: typed === '' ? fieldTexts.durationWanted : fieldTexts.durationUnread(typed) };
  if (status === 'given' && us < 0) return { amount: statusTexts.givenNegative };
  if (status === 'penalty' && us === 0) return { amount: statusTexts.penaltyNothing };
  return {};
}

/** `null` where a leg is needed and there is none. */
function choiceOf(form: StatusForm, status: StatusKind, leg: number | null, us: number): StatusChoice | null {
  switch (status) {
    case 'DNS':
    case 'DQ':
      return { status, leg };
    case 'DNF':
      return { status, leg, why: form.why };
    case 'withdrawn':
      return leg === null ? null : { status, fromLeg: leg };
    case 'penalty':
      return { status, leg, penaltyUs: us };
    case 'given':
      return leg === null ? null : { status, leg, timeUs: us };
  }
}

function saysOf(team: TeamRow, set: StatusChoice): string {
  return statusTexts.outcome(`${team.bib} ${team.name}`, whatOf(set));
}

function whatOf(set: StatusChoice): string {
  switch (set.status) {
    case 'DNS':
      return statusTexts.dns(set.leg);
    case 'DQ':
      return statusTexts.dq(set.leg);
    case 'DNF':
      return statusTexts.dnf(set.leg, statusTexts.whys[set.why]);
    case 'withdrawn':
      return statusTexts.withdrawn(set.fromLeg);
    case 'penalty':
      return set.penaltyUs < 0
        ? statusTexts.credit(amountWords(-set.penaltyUs), set.leg)
        : statusTexts.penalty(amountWords(set.penaltyUs), set.leg);
    case 'given':
      return statusTexts.given(amountWords(set.timeUs), set.leg);
  }
}
