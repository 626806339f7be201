/** The time of a passing: rule 7. */
import type { Body, EntryOf, Ref } from '../entry.ts';
import { startTime } from './race-line.ts';
import type { Register } from './register.ts';

/** What later entries say of one passing. */
export interface PassingRegisters {
  readonly team: Register<string>;
  readonly point: Register<number>;
  readonly time: Register<Body<'retime'>>;
  readonly refinement: Register<{ passing: Ref; timeUs: number; errorUs: number }>;
}

/** When a passing was. */
export interface PassingTime {
  /** µs since 1970; `null` where it was seen but not timed. */
  readonly timeUs: number | null;
  readonly errorUs: number;
  /** Where an untimed passing stands in the order of its sheet: the time of the row before. */
  readonly orderUs: number;
  /** The clock's own refinement lay outside the recorded bound and was ignored. */
  readonly refineIgnored: boolean;
}

/** Before every time: an untimed row at the top of its sheet. */
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

/**
 * `retime`, else `refine` where it lies within the recorded bound, else `timeUs`, else the gun and `elapsedUs`.
 */
export function passingTime(
  passing: EntryOf<'passing'>,
  registers: PassingRegisters | undefined,
  race: { readonly gunUs: number | null; readonly gunErrorUs: number },
): PassingTime {
  const body = passing.fact.body;
  const recorded = startTime(body, race);
  const timed = (timeUs: number, errorUs: number, refineIgnored: boolean): PassingTime => {
    return { timeUs, errorUs, orderUs: timeUs, refineIgnored };
  };

  if (registers !== undefined) {
    const retime = registers.time.value();
    const given = retime === undefined ? null : startTime(retime, race);
    if (given !== null) {
      return timed(given.timeUs, retime?.errorUs === undefined ? (body.errorUs ?? 0) : given.errorUs, false);
    }
    const refinement = registers.refinement.value();
    if (refinement !== undefined) {
      const within = recorded !== null && Math.abs(refinement.timeUs - recorded.timeUs) <= recorded.errorUs;
      if (within) return timed(refinement.timeUs, refinement.errorUs, false);
      if (recorded !== null) return timed(recorded.timeUs, recorded.errorUs, true);
    }
  }
  if (recorded !== null) return timed(recorded.timeUs, recorded.errorUs, false);
  const after = startTime({ timeUs: body.afterUs, elapsedUs: body.afterElapsedUs }, race);
  return { timeUs: null, errorUs: 0, orderUs: after?.timeUs ?? BEFORE_ALL, refineIgnored: false };
}
