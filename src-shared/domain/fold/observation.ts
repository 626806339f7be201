/** What a passing says once later entries are heard: its point and its time (rules 7 and 8). */
import type { Body, EntryOf, Ref, Side } from '../entry.ts';
import type { StartTime } from './race-line.ts';
import { startTime } from './race-line.ts';
import type { Register } from './register.ts';

/** What later entries say of one passing. */
export interface PassingRegisters {
  readonly team: Register<string>;
  readonly point: Register<number>;
  readonly time: Register<Body<'retime'>>;
  readonly refinement: Register<{ passing: Ref; timeUs: number; errorUs: number }>;
}

/** A live passing of one team, with its point and time worked out. */
export interface Observation {
  readonly id: string;
  readonly hash: string;
  /** The point that an assignment or the passing itself names; `null` = the next one of this team. */
  readonly point: number | null;
  readonly side: Side;
  /** µs since 1970; `null` where it was seen but not timed. */
  readonly timeUs: number | null;
  readonly errorUs: number;
  /** Its place in the order: the time, or for an untimed one the time of the row before in its sheet. */
  readonly orderUs: number;
  /** The clock's own refinement lay outside the recorded bound and was ignored. */
  readonly refineIgnored: boolean;
}

/** Before every time: an untimed row at the top of its sheet. */
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

/** The gun, for times that count from it. */
interface Gun {
  readonly gunUs: number | null;
  readonly gunErrorUs: number;
}

/** Works out the point (rule 8) and the time (rule 7) of a passing. */
export function observe(
  passing: EntryOf<'passing'>,
  registers: PassingRegisters | undefined,
  gun: Gun,
): Observation {
  const { body } = passing.fact;
  if (registers === undefined && body.timeUs !== undefined) {
    // By far the most passings: timed by a clock, and nobody has said anything of them since.
    return {
      id: passing.id,
      hash: passing.hash,
      point: body.point ?? null,
      side: body.side,
      timeUs: body.timeUs,
      errorUs: body.errorUs ?? 0,
      orderUs: body.timeUs,
      refineIgnored: false,
    };
  }
  const recorded = startTime(body, gun);
  const decided = registers === undefined ? null : decidedTime(body, recorded, registers, gun);
  const time = decided ?? recorded;
  return {
    id: passing.id,
    hash: passing.hash,
    point: registers?.point.value() ?? body.point ?? null,
    side: body.side,
    timeUs: time?.timeUs ?? null,
    errorUs: time?.errorUs ?? 0,
    orderUs: time?.timeUs ?? orderWithoutTime(body, gun),
    refineIgnored: decided?.refineIgnored ?? false,
  };
}

/** `retime`, else `refine` where it lies within the recorded bound; `null` where the recorded time stands. */
function decidedTime(
  body: Body<'passing'>,
  recorded: StartTime | null,
  registers: PassingRegisters,
  gun: Gun,
): (StartTime & { refineIgnored: boolean }) | null {
  const retime = registers.time.value();
  const given = retime === undefined ? null : startTime(retime, gun);
  if (given !== null) {
    const errorUs = retime?.errorUs === undefined ? (body.errorUs ?? 0) : given.errorUs;
    return { timeUs: given.timeUs, errorUs, refineIgnored: false };
  }
  const refinement = registers.refinement.value();
  if (refinement === undefined || recorded === null) return null;
  return Math.abs(refinement.timeUs - recorded.timeUs) <= recorded.errorUs
    ? { timeUs: refinement.timeUs, errorUs: refinement.errorUs, refineIgnored: false }
    : { ...recorded, refineIgnored: true };
}

function orderWithoutTime(body: Body<'passing'>, gun: Gun): number {
  const after = startTime({ timeUs: body.afterUs, elapsedUs: body.afterElapsedUs }, gun);
  return after?.timeUs ?? BEFORE_ALL;
}
