/** Moving many passings at once: which, and where to. */
import type { Args } from '../../../src-shared/contract/calls.ts';
import { readTypedDuration, shiftWords } from '../../parts/typed-duration.ts';
import { pointName, readPoint } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { passingTexts } from '../../texts/passing.ts';
import type { FormReading } from '../form-reading.ts';
import type { KnownPassing } from './known-passing.ts';

export interface MoveForm {
  /** Only those that stand at this point; empty = all. */
  readonly atPoint: string;
  readonly toPoint: string;
  readonly by: string;
  readonly reason: string;
}

/** As many as one call takes. */
const MOST = 5_000;

/** Those of the passings that stand at the point, where one is typed. */
export function chosenPassings(
  passings: readonly KnownPassing[],
  atPoint: string,
  legs: number,
): readonly KnownPassing[] {
  const point = readPoint(atPoint, legs);
  return point === null ? passings : passings.filter((passing) => passing.point === point);
}

/** Reads the form for the passings that are chosen. */
export function readMove(
  form: MoveForm,
  passings: readonly KnownPassing[],
  legs: number,
): FormReading<Args<'passings.move'>, keyof MoveForm | 'all'> {
  const [toTyped, byTyped, reason] = [form.toPoint.trim(), form.by.trim(), form.reason.trim()];
  const toPoint = readPoint(toTyped, legs);
  const shiftUs = byTyped === '' ? 0 : readTypedDuration(byTyped);
  const nothing = toTyped === '' && shiftUs === 0;
  const problems = {
    ...(passings.length === 0 ? { all: passingTexts.moveNone } : {}),
    ...(passings.length > MOST ? { all: passingTexts.moveMany(MOST) } : {}),
    ...(nothing ? { toPoint: passingTexts.moveNothing } : {}),
    ...(toTyped !== '' && toPoint === null ? { toPoint: fieldTexts.pointRange(toTyped, legs) } : {}),
    ...(shiftUs === null ? { by: fieldTexts.durationUnread(byTyped) } : {}),
    ...(reason === '' ? { reason: fieldTexts.reasonWanted } : {}),
  };
  if (Object.keys(problems).length > 0 || shiftUs === null) return { ok: false, problems };
  const what = [
    ...(toPoint === null ? [] : [passingTexts.moveWhatPoint(pointName(toPoint, legs))]),
    ...(shiftUs === 0 ? [] : [passingTexts.moveWhatTime(shiftWords(shiftUs))]),
  ].join(', ');
  const sent = {
    ids: passings.map(({ id }) => id),
    toPoint,
    shiftUs: shiftUs === 0 ? null : shiftUs,
    reason,
  };
  return { ok: true, sent, says: passingTexts.moveOutcome(passings.length, what) };
}
