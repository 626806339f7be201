/** A passing that nobody pressed, as it is typed. */
import type { Args } from '../../../src-shared/contract/calls.ts';
import type { TeamRow } from '../../../src-shared/contract/mirror.ts';
import { timeOfDay } from '../../../src-shared/format/times.ts';
import { readTimeOfDay, timeProblem } from '../../parts/time-of-day.ts';
import { pointName, readPoint } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { passingTexts } from '../../texts/passing.ts';
import type { FormReading } from '../form-reading.ts';

export interface AddedForm {
  readonly teamId: string | null;
  readonly point: string;
  readonly side: Args<'passing.add'>['side'];
  /** Empty = seen, time not known. */
  readonly time: string;
  readonly reason: string;
}

interface AddedContext {
  readonly team: TeamRow | undefined;
  readonly legs: number;
  readonly timeZone: string | null;
  readonly nowUs: number;
}

/** Reads the form. A time made by hand always says where it comes from. */
export function readAdded(
  form: AddedForm,
  { team, legs, timeZone, nowUs }: AddedContext,
): FormReading<Args<'passing.add'>, 'team' | 'point' | 'time' | 'reason'> {
  const point = readPoint(form.point, legs);
  const time = form.time.trim() === '' ? { us: null } : readTimeOfDay(form.time, nowUs, timeZone);
  const reason = form.reason.trim();
  if (team === undefined || point === null || 'problem' in time || reason === '') {
    const problems = {
      ...(team === undefined ? { team: fieldTexts.teamWanted } : {}),
      ...(point === null ? { point: pointProblem(form.point.trim(), legs) } : {}),
      ...('problem' in time ? { time: timeProblem(time, form.time) } : {}),
      ...(reason === '' ? { reason: fieldTexts.reasonWanted } : {}),
    };
    return { ok: false, problems };
  }
  const said = time.us === null ? passingTexts.addNoTime : timeOfDay(time.us, timeZone, 1);
  return {
    ok: true,
    sent: { bib: team.bib, point, side: form.side, timeUs: time.us, reason },
    says: passingTexts.addOutcome(`${team.bib} ${team.name}`, pointName(point, legs), said),
  };
}

function pointProblem(typed: string, legs: number): string {
  return typed === '' ? fieldTexts.pointWanted : fieldTexts.pointRange(typed, legs);
}
