/** Moments as people write them into files: ISO 8601 with a time zone. */
import { US_PER_MS } from '../../src-shared/domain/duration.ts';

const US_PER_MINUTE = 60_000_000;

/** A moment read from text, or why the text is none: a phrase that begins with `must`. */
export type MomentReading =
  | {
      readonly ok: true;
      /** µs since 1970 UTC. */
      readonly us: number;
      /** The unit to which it was written: 1,000,000 where whole seconds are. */
      readonly resolutionUs: number;
    }
  | { readonly ok: false; readonly why: string };

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?(Z|[+-]\d{2}(?::?[0-5]\d)?)?$/i;

const NOT_A_MOMENT = 'must be a date and time such as 2020-01-25T09:30:00Z';
const NO_ZONE = 'must name its time zone: add Z (UTC) or an offset such as +01:00';
const NO_SUCH_DAY = 'must be a date and time that exists, from 1970 to 2199';

/** Whether the text sets out to be a date with a time, well written or not. */
export function looksLikeMoment(text: string): boolean {
  return /^\d{4}-\d/.test(text);
}

/** Reads ISO 8601 with a zone: `2020-01-25T09:30:00Z`, `2020-01-25 10:30:00.123456+01:00`. */
export function readMoment(text: string): MomentReading {
  const match = MOMENT.exec(text.trim());
  if (match === null) return { ok: false, why: NOT_A_MOMENT };
  const [, day = '', minute = '', second, fraction = '', zone] = match;
  if (zone === undefined) return { ok: false, why: NO_ZONE };
  const written = `${day}T${minute}:${second ?? '00'}`;
  const epochMs = Date.parse(`${written}Z`);
  // Date.parse carries 31 February over into March: what comes back must be what was written.
  if (Number.isNaN(epochMs) || !new Date(epochMs).toISOString().startsWith(written)) {
    return { ok: false, why: NO_SUCH_DAY };
  }
  // Beyond these years the microseconds are no exact numbers any more.
  if (day < '1970' || day >= '2200') return { ok: false, why: NO_SUCH_DAY };
  const us = epochMs * US_PER_MS + Number(fraction.padEnd(6, '0')) - offsetMinutes(zone) * US_PER_MINUTE;
  return { ok: true, us, resolutionUs: second === undefined ? US_PER_MINUTE : 10 ** (6 - fraction.length) };
}

/** Minutes ahead of UTC: `+0130`, `+01:30` and `+01` alike. */
function offsetMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
