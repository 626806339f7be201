/** Who is on shift and what this station serves. */
import type { Args } from '../../../src-shared/contract/calls.ts';
import type { Serves } from '../../../src-shared/contract/mirror.ts';
import { pointName, pointWords, readServes, typedServes } from '../../parts/typed-point.ts';
import { shiftTexts } from '../../texts/shift.ts';
import type { FormReading } from '../form-reading.ts';

export interface ShiftForm {
  readonly shift: string;
  readonly serves: string;
}

const MOST_INITIALS = 40;

/** The form as the desk stands now. */
export function shiftFormOf(desk: { readonly shift: string; readonly serves: Serves }): ShiftForm {
  return { shift: desk.shift, serves: typedServes(desk.serves) };
}

/** Reads the form for a race of so many legs. Initials may be left out: a time must never wait for them. */
export function readShift(form: ShiftForm, legs: number): FormReading<Args<'desk.set'>, keyof ShiftForm> {
  const reading = readServes(form.serves, legs);
  const shift = form.shift.trim();
  if (reading === null || shift.length > MOST_INITIALS) {
    const problems = {
      ...(reading === null ? { serves: shiftTexts.servesUnread(form.serves.trim(), legs) } : {}),
      ...(shift.length > MOST_INITIALS ? { shift: shiftTexts.shiftLong(MOST_INITIALS) } : {}),
    };
    return { ok: false, problems };
  }
  return { ok: true, sent: { shift, serves: reading.serves }, says: servesWords(reading.serves, legs) };
}

/** What serving these points means, in a sentence. */
function servesWords(serves: Serves, legs: number): string {
  if (serves === null) return shiftTexts.servesAll;
  if (serves.from === serves.to) return shiftTexts.servesOne(pointWords(serves.from, legs));
  return shiftTexts.servesRange(pointName(serves.from, legs), pointName(serves.to, legs));
}
