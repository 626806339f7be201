/** What a race.json may say. Each message is a phrase that begins with `must` and follows the field's name. */
import { z } from 'zod';
import type { Rounding } from '../../src-shared/domain/entry.ts';
import { MAX_LEGS } from '../../src-shared/domain/entry.ts';
import { parseDurationUs, US_PER_SECOND } from '../../src-shared/domain/duration.ts';
import { looksLikeMoment, readMoment } from './moment.ts';

const LEGS = `must be a whole number from 1 to ${MAX_LEGS}`;
const LEG = 'must be the whole number of a leg';
const LABEL = 'must be a text of at most 200 characters';
const BIB = 'must be a bib: a text of 1 to 40 characters';
const ELAPSED = 'must be a time since the gun, written H:MM:SS';
const MILLISECONDS = 'must be a whole number of milliseconds';
const ROUNDING =
  'must be up, down or nearest, or tenths, hundredths or thousandths with -up, -down or -nearest';
const OBJECT = 'must be an object in { }';

const label = z.string(LABEL).trim().max(200, LABEL);
const filledLabel = label.min(1, 'must not be empty');
const legNumber = z.int(LEG).min(1, LEG);

/** A bib is text, but people write 128 for "128"; a leading zero would not be JSON. */
const bib = z
  .union([z.string(), z.int().nonnegative()], BIB)
  .transform((value) => String(value).trim())
  .pipe(z.string().regex(/^.{1,40}$/, BIB));

const momentUs = z
  .string('must be a date and time such as 2020-01-25T09:30:00Z')
  .transform((text, context) => {
    const moment = readMoment(text);
    if (moment.ok) return moment.us;
    context.addIssue({ code: 'custom', message: moment.why });
    return z.NEVER;
  });

/** Signed: a wave may leave before the gun. */
const signedElapsedUs = z.string(ELAPSED).transform((text, context) => {
  const us = parseDurationUs(text);
  if (us !== null) return us;
  context.addIssue({ code: 'custom', message: ELAPSED });
  return z.NEVER;
});
const elapsedUs = signedElapsedUs.pipe(z.number().min(0, 'must not be before the gun'));

const closesAt = z
  .string('must be a time since the gun or a date and time')
  .transform((text, context): { closesAtUs: number } | { closesAtElapsedUs: number } => {
    const isMoment = looksLikeMoment(text.trim());
    const part = (isMoment ? momentUs : elapsedUs).safeParse(text);
    if (part.success) return isMoment ? { closesAtUs: part.data } : { closesAtElapsedUs: part.data };
    context.addIssue({ code: 'custom', message: part.error.issues[0]?.message ?? ELAPSED });
    return z.NEVER;
  });

const MODES = ['up', 'down', 'nearest'] as const;
const FINE_UNITS = [
  ['tenths', 100_000],
  ['hundredths', 10_000],
  ['thousandths', 1_000],
] as const;

/** What each text means: a mode alone is for whole seconds, a unit alone is rounded up. */
const ROUNDINGS: ReadonlyMap<string, Rounding> = new Map<string, Rounding>([
  ...MODES.map((mode) => [mode, { unitUs: US_PER_SECOND, mode }] as const),
  ...FINE_UNITS.map(([name, unitUs]) => [name, { unitUs, mode: 'up' }] as const),
  ...FINE_UNITS.flatMap(([name, unitUs]) =>
    MODES.map((mode) => [`${name}-${mode}`, { unitUs, mode }] as const),
  ),
]);

const roundingText = z.string(ROUNDING).transform((text, context) => {
  const rounding = ROUNDINGS.get(text.trim());
  if (rounding !== undefined) return rounding;
  context.addIssue({ code: 'custom', message: ROUNDING });
  return z.NEVER;
});
const roundingObject = z.object(
  {
    unitUs: z.int('must be a whole number of microseconds').positive('must be more than 0'),
    mode: z.enum(MODES, 'must be up, down or nearest'),
  },
  ROUNDING,
);

/** Says a time since the gun or a moment, and not both. */
function saysOneTime(value: { elapsed?: unknown; time?: unknown; start?: unknown }): boolean {
  return [value.elapsed, value.time, value.start].filter((time) => time !== undefined).length === 1;
}

/** The start of a wave is written as a moment, as the race's own is, or since the gun. */
const waveStart = z
  .string('must be a date and time or a time since the gun')
  .transform((text, context): { timeUs: number } | { elapsedUs: number } => {
    const isMoment = !/^[+-]?[\d:.,]+$/.test(text.trim());
    const part = (isMoment ? momentUs : signedElapsedUs).safeParse(text);
    if (part.success) return isMoment ? { timeUs: part.data } : { elapsedUs: part.data };
    context.addIssue({ code: 'custom', message: part.error.issues[0]?.message ?? ELAPSED });
    return z.NEVER;
  });

const wave = z
  .object({ name: filledLabel, start: waveStart.optional(), elapsed: signedElapsedUs.optional() }, OBJECT)
  .refine(saysOneTime, 'must say either start or elapsed');

const massStart = z
  .object(
    {
      leg: legNumber,
      kind: z.enum(['catchUp', 'restart'], 'must be catchUp or restart').optional(),
      time: momentUs.optional(),
      elapsed: elapsedUs.optional(),
      closesAt: closesAt.optional(),
      exclude: z.array(bib, 'must be a list of bibs').optional(),
    },
    OBJECT,
  )
  .refine(saysOneTime, 'must say either time or elapsed');

/**
 * The shape of race.json. The keys that it gives out are those of the file, so that the fields that it does not
 * know can be found by comparing the two; times come out in µs.
 */
export const raceFileSchema = z
  .object(
    {
      name: label.optional(),
      legs: z.int(LEGS).min(1, LEGS).max(MAX_LEGS, LEGS),
      rules: z.int('must be a whole number').min(1, 'must be 1 or more').optional(),
      start: momentUs.nullable().optional(),
      timeZone: label.refine(isTimeZone, 'must be a time zone such as Europe/Oslo').nullable().optional(),
      waves: z.array(wave, 'must be a list of waves').optional(),
      massStarts: z.array(massStart, 'must be a list of mass starts').optional(),
      didNotFinish: z.array(z.object({ bib, leg: legNumber }, OBJECT), 'must be a list').optional(),
      legStarts: z
        .array(z.object({ bib, leg: legNumber, elapsed: elapsedUs }, OBJECT), 'must be a list')
        .optional(),
      rounding: z.union([roundingText, roundingObject], ROUNDING).optional(),
      missing: z.enum(['dnf', 'open'], 'must be dnf or open').optional(),
      total: z.enum(['sum', 'clock'], 'must be sum or clock').optional(),
      waiting: z.enum(['counts', 'neutral'], 'must be counts or neutral').optional(),
      doubleMs: z.int(MILLISECONDS).nonnegative('must not be negative').optional(),
      agreeMs: z.int(MILLISECONDS).nonnegative('must not be negative').optional(),
    },
    'must hold one race: an object in { }',
  )
  .superRefine(checkAcrossFields);
export type RaceFile = z.infer<typeof raceFileSchema>;

interface AcrossFields {
  legs: number;
  waves?: { name: string }[] | undefined;
  massStarts?: { leg: number }[] | undefined;
  didNotFinish?: { leg: number }[] | undefined;
  legStarts?: { leg: number; bib: string }[] | undefined;
}

/** What one field alone cannot tell: legs within the race, and nothing said twice. */
function checkAcrossFields(file: AcrossFields, context: z.RefinementCtx): void {
  const complain = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  for (const [index, { leg }] of (file.massStarts ?? []).entries()) {
    if (leg >= 2 && leg <= file.legs) continue;
    complain(
      ['massStarts', index, 'leg'],
      `must be a leg from 2 to ${file.legs} (leg 1 starts with the gun)`,
    );
  }
  for (const list of ['didNotFinish', 'legStarts'] as const) {
    for (const [index, { leg }] of (file[list] ?? []).entries()) {
      if (leg > file.legs) complain([list, index, 'leg'], `must be a leg from 1 to ${file.legs}`);
    }
  }
  const waves = new Set<string>();
  for (const [index, { name }] of (file.waves ?? []).entries()) {
    if (waves.has(name)) complain(['waves', index, 'name'], 'must not be the name of another wave too');
    waves.add(name);
  }
  const legStarts = new Set<string>();
  for (const [index, { bib: worn, leg }] of (file.legStarts ?? []).entries()) {
    const key = JSON.stringify([worn, leg]);
    if (legStarts.has(key))
      complain(['legStarts', index], 'must not start the same leg of the same bib again');
    legStarts.add(key);
  }
}

/** Whether clocks know a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
