/** The race's settings as typed, and what of them changed (F10). */
import type { RaceMirror } from '../../../src-shared/contract/mirror.ts';
import type { MassStart, RaceFields, Rounding, Wave } from '../../../src-shared/domain/entry.ts';
import { readTimeOfDay, typedMoment } from '../../parts/time-of-day.ts';
import { setUpTexts } from '../../texts/set-up.ts';
import type { FieldProblems, FormReading } from '../form-reading.ts';
import { readStartAt, startText } from './start-text.ts';

export interface WaveForm {
  readonly name: string;
  readonly at: string;
}

export interface MassStartForm {
  readonly leg: string;
  readonly kind: MassStart['kind'];
  readonly at: string;
  readonly closes: string;
  /** Bibs, with commas or slashes between them. */
  readonly exclude: string;
}

export interface SetUpForm {
  readonly name: string;
  readonly legs: string;
  readonly start: string;
  readonly timeZone: string;
  readonly waves: readonly WaveForm[];
  readonly massStarts: readonly MassStartForm[];
  readonly unit: RoundingUnit;
  readonly mode: Rounding['mode'];
  readonly missing: RaceMirror['missing'];
  readonly total: RaceMirror['total'];
  readonly waiting: RaceMirror['waiting'];
  /** Seconds. */
  readonly double: string;
  /** Seconds. */
  readonly agree: string;
}

export type RoundingUnit = '1000000' | '100000' | '10000' | '1000' | '1';
export type SetUpField =
  'name' | 'legs' | 'start' | 'timeZone' | 'double' | 'agree' | 'waves' | 'massStarts' | 'all';

export interface SetUpContext {
  readonly race: RaceMirror;
  readonly nowUs: number;
  /** Bib to team and back, for teams to which a mass start does not apply. */
  readonly teamOfBib: (bib: string) => string | null;
  readonly bibOfTeam: (teamId: string) => string;
}

const MS_PER_S = 1_000;
const HALF_DAY_US = 43_200_000_000;
const MOST_LEGS = 200;
const UNITS: readonly RoundingUnit[] = ['1000000', '100000', '10000', '1000', '1'];

/** The form as the race is set now. */
export function setUpFormOf({ race, bibOfTeam }: SetUpContext): SetUpForm {
  const { timeZone, asSet } = race;
  return {
    name: race.name,
    legs: String(race.legs),
    start: race.gunUs === null ? '' : typedMoment(race.gunUs, timeZone),
    timeZone: timeZone ?? '',
    waves: asSet.waves.map((wave) => ({ name: wave.name, at: startText(wave, timeZone) })),
    massStarts: asSet.massStarts.map((massStart) => ({
      leg: String(massStart.leg),
      kind: massStart.kind,
      at: startText(massStart, timeZone),
      closes: startText({ timeUs: massStart.closesAtUs, elapsedUs: massStart.closesAtElapsedUs }, timeZone),
      exclude: (massStart.exclude ?? []).map(bibOfTeam).join(', '),
    })),
    unit: UNITS.find((unit) => Number(unit) === race.rounding.unitUs) ?? '1',
    mode: race.rounding.mode,
    missing: race.missing,
    total: race.total,
    waiting: race.waiting,
    double: String(race.doubleMs / MS_PER_S),
    agree: String(race.agreeMs / MS_PER_S),
  };
}

/** Reads the form: only what differs from `before` is sent, so that two people can change different things. */
export function readSetUp(
  form: SetUpForm,
  before: SetUpForm,
  context: SetUpContext,
): FormReading<RaceFields, SetUpField> {
  const timeZone = form.timeZone.trim();
  const parts: readonly Part[] = [
    ...(form.name === before.name ? [] : [{ set: { name: form.name.trim() } }]),
    ...(form.legs === before.legs ? [] : [legsPart(form.legs)]),
    ...(timeZone === before.timeZone ? [] : [zonePart(timeZone)]),
    ...(form.start === before.start ? [] : [startPart(form.start, timeZone, context.nowUs)]),
    ...(isSame(form.waves, before.waves) ? [] : [wavesPart(form, context)]),
    ...(isSame(form.massStarts, before.massStarts) ? [] : [massStartsPart(form, context)]),
    ...(form.unit === before.unit && form.mode === before.mode ? [] : [roundingPart(form)]),
    ...(form.missing === before.missing ? [] : [{ set: { missing: form.missing } }]),
    ...(form.total === before.total ? [] : [{ set: { total: form.total } }]),
    ...(form.waiting === before.waiting ? [] : [{ set: { waiting: form.waiting } }]),
    ...(form.double === before.double ? [] : [secondsPart('double', 'doubleMs', form.double)]),
    ...(form.agree === before.agree ? [] : [secondsPart('agree', 'agreeMs', form.agree)]),
  ];
  // Each part has a field of its own, so laying them together loses none.
  const problems = parts.reduce<FieldProblems<SetUpField>>((all, part) => ({ ...all, ...part.problems }), {});
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const set = parts.reduce<RaceFields>((all, part) => ({ ...all, ...part.set }), {});
  if (parts.length === 0) return { ok: false, problems: { all: setUpTexts.nothing } };
  return { ok: true, sent: set, says: setUpTexts.outcome(Object.keys(set)) };
}

/** One field of the race that changed, or what is wrong with it. */
interface Part {
  readonly set?: RaceFields;
  readonly problems?: FieldProblems<SetUpField>;
}

/** Whether the machine knows this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A whole number of legs as typed; `null` where it is none. */
export function readLegs(text: string): number | null {
  const legs = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return legs >= 1 && legs <= MOST_LEGS ? legs : null;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function legsPart(text: string): Part {
  const legs = readLegs(text);
  return legs === null ? { problems: { legs: setUpTexts.legsUnread(MOST_LEGS) } } : { set: { legs } };
}

function zonePart(timeZone: string): Part {
  if (timeZone === '') return { set: { timeZone: null } };
  return isTimeZone(timeZone)
    ? { set: { timeZone } }
    : { problems: { timeZone: setUpTexts.zoneUnread(timeZone) } };
}

function startPart(text: string, timeZone: string, nowUs: number): Part {
  if (text.trim() === '') return { set: { startUs: null } };
  const reading = readTimeOfDay(text, nowUs, usableZone(timeZone));
  return 'us' in reading
    ? { set: { startUs: reading.us } }
    : { problems: { start: setUpTexts.momentUnread(text.trim()) } };
}

function roundingPart({ unit, mode }: SetUpForm): Part {
  return { set: { rounding: { unitUs: Number(unit), mode } } };
}

function secondsPart(field: 'double' | 'agree', name: 'doubleMs' | 'agreeMs', text: string): Part {
  const typed = text.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(typed)) return { problems: { [field]: setUpTexts.secondsUnread } };
  return { set: { [name]: Math.round(Number(typed) * MS_PER_S) } };
}

function wavesPart(form: SetUpForm, context: SetUpContext): Part {
  const waves: Wave[] = [];
  for (const { name, at } of form.waves) {
    const read = readStartAt(at, nearUs(form, context), usableZone(form.timeZone));
    if (name.trim() === '') return { problems: { waves: setUpTexts.waveName } };
    if (waves.some((wave) => wave.name === name.trim()))
      return { problems: { waves: setUpTexts.waveTwice(name.trim()) } };
    if (read === null)
      return { problems: { waves: setUpTexts.startUnread(at.trim(), setUpTexts.waveNamed(name.trim())) } };
    waves.push({ name: name.trim(), ...read });
  }
  return { set: { waves } };
}

function massStartsPart(form: SetUpForm, context: SetUpContext): Part {
  const legs = readLegs(form.legs) ?? context.race.legs;
  const massStarts: MassStart[] = [];
  for (const row of form.massStarts) {
    const read = readMassStart(row, form, legs, context);
    if (typeof read === 'string') return { problems: { massStarts: read } };
    massStarts.push(read);
  }
  return { set: { massStarts } };
}

/** One mass start, or what is wrong with it as a sentence. */
function readMassStart(
  row: MassStartForm,
  form: SetUpForm,
  legs: number,
  context: SetUpContext,
): MassStart | string {
  const leg = readLegs(row.leg);
  if (leg === null || leg < 2 || leg > legs) return setUpTexts.massLeg(row.leg.trim(), legs);
  const zone = usableZone(form.timeZone);
  const at = readStartAt(row.at, nearUs(form, context), zone);
  if (at === null) return setUpTexts.startUnread(row.at.trim(), setUpTexts.massNamed(leg));
  const closes = row.closes.trim() === '' ? null : readStartAt(row.closes, nearUs(form, context), zone);
  if (closes === null && row.closes.trim() !== '') {
    return setUpTexts.startUnread(row.closes.trim(), setUpTexts.massClosing(leg));
  }
  const bibs = row.exclude.split(/[/,;\s]+/).filter((bib) => bib !== '');
  const exclude: string[] = [];
  for (const bib of bibs) {
    const teamId = context.teamOfBib(bib);
    if (teamId === null) return setUpTexts.excludeUnknown(bib, leg);
    exclude.push(teamId);
  }
  return { leg, kind: row.kind, ...at, ...closingOf(closes), ...(exclude.length === 0 ? {} : { exclude }) };
}

function closingOf(
  closes: ReturnType<typeof readStartAt>,
): Pick<MassStart, 'closesAtUs' | 'closesAtElapsedUs'> {
  if (closes === null) return {};
  return 'timeUs' in closes ? { closesAtUs: closes.timeUs } : { closesAtElapsedUs: closes.elapsedUs };
}

/** A time without a day is on the day from the gun on. */
function nearUs({ start, timeZone }: SetUpForm, { race, nowUs }: SetUpContext): number {
  const reading = readTimeOfDay(start, nowUs, usableZone(timeZone));
  const gunUs = 'us' in reading ? reading.us : race.gunUs;
  return gunUs === null ? nowUs : gunUs + HALF_DAY_US;
}

/** What is typed, as far as it is a zone: its own field says where it is none. */
function usableZone(typed: string): string | null {
  const name = typed.trim();
  return name !== '' && isTimeZone(name) ? name : null;
}
