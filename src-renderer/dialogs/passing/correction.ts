/** Correcting one passing: what is to change, and the calls that change it. */
import { timeOfDay } from '../../../src-shared/format/times.ts';
import { readTimeOfDay, timeProblem, typedTimeOfDay } from '../../parts/time-of-day.ts';
import { amountWords, shiftWords } from '../../parts/typed-duration.ts';
import { pointName, readPoint } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { passingTexts } from '../../texts/passing.ts';
import type { FieldProblems, FormReading } from '../form-reading.ts';
import type { StationCall } from '../use-submit.ts';
import type { KnownPassing } from './known-passing.ts';

export interface CorrectionForm {
  readonly what: 'correct' | 'void';
  readonly bib: string;
  readonly point: string;
  readonly time: string;
  readonly reason: string;
}

export interface CorrectionContext {
  readonly passing: KnownPassing;
  /** The bib that it counts for now. */
  readonly bib: string;
  readonly legs: number;
  readonly timeZone: string | null;
  /** For the day of a time where the passing has none, µs. */
  readonly nowUs: number;
}

type CorrectionField = 'bib' | 'point' | 'time' | 'reason' | 'nothing';

/** One line of what changes, in words. */
interface Changed {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** The form with the passing as it stands. */
export function correctionOf({ passing, bib, timeZone }: CorrectionContext): CorrectionForm {
  return {
    what: 'correct',
    bib,
    point: passing.point === null ? '' : String(passing.point),
    time: passing.timeUs === null ? '' : typedTimeOfDay(passing.timeUs, timeZone),
    reason: '',
  };
}

/** Reads the form: the calls that make the passing what it says, only for what is different. */
export function readCorrection(
  form: CorrectionForm,
  context: CorrectionContext,
): FormReading<readonly StationCall[], CorrectionField> {
  const reason = form.reason.trim();
  if (form.what === 'void') {
    if (reason === '') return { ok: false, problems: { reason: fieldTexts.reasonWanted } };
    const sent: StationCall = { name: 'entries.void', args: { ids: [context.passing.id], reason } };
    return { ok: true, sent: [sent], says: passingTexts.voids };
  }
  const problems = problemsOf(form, context);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const changes = changesOf(form, context);
  if (changes.length === 0) return { ok: false, problems: { nothing: passingTexts.nothing } };
  const says = changes
    .map(({ field, before, after }) => passingTexts.change(field, before, after))
    .join(', ');
  return { ok: true, sent: callsOf(form, context), says };
}

function problemsOf(form: CorrectionForm, context: CorrectionContext): FieldProblems<CorrectionField> {
  const typed = form.point.trim();
  const time = newTime(form, context);
  const isNewTime = typeof time === 'number';
  return {
    ...(form.bib.trim() === '' && context.bib !== '' ? { bib: passingTexts.bibWanted } : {}),
    ...(typed !== '' && readPoint(typed, context.legs) === null
      ? { point: fieldTexts.pointRange(typed, context.legs) }
      : {}),
    ...(typed === '' && context.passing.point !== null ? { point: fieldTexts.pointWanted } : {}),
    ...(typeof time === 'string' ? { time } : {}),
    ...(isNewTime && form.reason.trim() === '' ? { reason: fieldTexts.reasonWanted } : {}),
  };
}

/** What would be different, field by field. */
function changesOf(form: CorrectionForm, context: CorrectionContext): Changed[] {
  const { passing, bib, legs, timeZone } = context;
  const point = newPoint(form, context);
  const time = newTime(form, context);
  const newBib = form.bib.trim();
  const saidPoint = (one: number | null): string => (one === null ? passingTexts.none : pointName(one, legs));
  return [
    ...(typeof time === 'number' ? [timeChange(passing.timeUs, time, timeZone)] : []),
    ...(newBib === '' || newBib === bib
      ? []
      : [{ field: passingTexts.bib, before: bib === '' ? passingTexts.none : bib, after: newBib }]),
    ...(point === null
      ? []
      : [{ field: fieldTexts.point, before: saidPoint(passing.point), after: saidPoint(point) }]),
  ];
}

function timeChange(beforeUs: number | null, afterUs: number, timeZone: string | null): Changed {
  const said = timeOfDay(afterUs, timeZone, 2);
  if (beforeUs === null) return { field: fieldTexts.time, before: passingTexts.none, after: said };
  const byUs = afterUs - beforeUs;
  const by = byUs === 0 ? amountWords(0) : shiftWords(byUs);
  return {
    field: fieldTexts.time,
    before: timeOfDay(beforeUs, timeZone, 2),
    after: passingTexts.timeBy(said, by),
  };
}

/** A bib goes last: it may record the moment anew under another id, and the others must have been said by then. */
function callsOf(form: CorrectionForm, context: CorrectionContext): StationCall[] {
  const { id } = context.passing;
  const point = newPoint(form, context);
  const time = newTime(form, context);
  const bib = form.bib.trim();
  return [
    ...(typeof time === 'number'
      ? [{ name: 'passing.retime', args: { id, timeUs: time, reason: form.reason.trim() } } as const]
      : []),
    ...(point === null ? [] : [{ name: 'passing.assign', args: { id, teamId: null, point } } as const]),
    ...(bib === '' || bib === context.bib ? [] : [{ name: 'passing.rebib', args: { id, bib } } as const]),
  ];
}

/** `null` where it stays as it is or cannot be read. */
function newPoint(form: CorrectionForm, { passing, legs }: CorrectionContext): number | null {
  const point = readPoint(form.point, legs);
  return point === passing.point ? null : point;
}

/** µs; `null` where it stays as it is; a sentence where it cannot be read. */
function newTime(form: CorrectionForm, context: CorrectionContext): number | string | null {
  const { passing, timeZone, nowUs } = context;
  const typed = form.time.trim();
  if (passing.timeUs === null ? typed === '' : typed === typedTimeOfDay(passing.timeUs, timeZone))
    return null;
  const reading = readTimeOfDay(typed, passing.timeUs ?? nowUs, timeZone);
  if ('problem' in reading) return timeProblem(reading, typed);
  return reading.us === passing.timeUs ? null : reading.us;
}
