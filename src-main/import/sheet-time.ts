/** One time as a sheet writes it: since the gun, or a moment. */
import { parseDurationUs, US_PER_SECOND } from '../../src-shared/domain/duration.ts';
import { looksLikeMoment, readMoment } from './moment.ts';
import { quoted } from './quoted.ts';

/** A time of a sheet with the unit to which it was written. */
export interface SheetTime {
  /** `elapsed`: µs since the gun; `moment`: µs since 1970 UTC. */
  readonly kind: 'elapsed' | 'moment';
  readonly us: number;
  /** 1,000,000 for whole seconds, 100,000 for one decimal, and so on. */
  readonly resolutionUs: number;
}

export type SheetTimeReading =
  { readonly ok: true; readonly time: SheetTime } | { readonly ok: false; readonly why: string };

/** No race is that long; a time beyond it is a slip of the pen or another day's sheet. */
const LATEST_DAYS = 14;
const LATEST_US = LATEST_DAYS * 24 * 3600 * US_PER_SECOND;

/** Reads a time that must lie between the gun and 14 days after it. `gunUs` is `null` while it is not known. */
export function readSheetTime(text: string, gunUs: number | null): SheetTimeReading {
  const reading = looksLikeMoment(text) ? readMomentCell(text) : readElapsedCell(text);
  if (!reading.ok) return reading;
  const sinceGunUs = elapsedOf(reading.time, gunUs);
  if (sinceGunUs === null) return reading;
  if (sinceGunUs < 0) return refuse(`${quoted(text)} is before the gun`);
  if (sinceGunUs > LATEST_US) {
    return refuse(`${quoted(text)} is more than ${LATEST_DAYS} days after the gun`);
  }
  return reading;
}

/** µs since the gun; `null` for a moment while the gun is not known. */
export function elapsedOf(time: SheetTime, gunUs: number | null): number | null {
  if (time.kind === 'elapsed') return time.us;
  return gunUs === null ? null : time.us - gunUs;
}

function readMomentCell(text: string): SheetTimeReading {
  const moment = readMoment(text);
  if (!moment.ok) return refuse(`the time ${quoted(text)} ${moment.why}`);
  return { ok: true, time: { kind: 'moment', us: moment.us, resolutionUs: moment.resolutionUs } };
}

function readElapsedCell(text: string): SheetTimeReading {
  const us = parseDurationUs(text);
  if (us === null) return refuse(`${quoted(text)} is not a time (${hintFor(text)})`);
  const decimals = /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
  return { ok: true, time: { kind: 'elapsed', us, resolutionUs: 10 ** (6 - decimals) } };
}

function hintFor(text: string): string {
  if (/^\d+[.,]\d+[.,]\d+$/.test(text)) return 'write colons between hours, minutes and seconds: H:MM:SS';
  if (/^\d*[.,]\d+(e-?\d+)?$/i.test(text)) {
    return 'it looks like a fraction of a day from a spreadsheet: format the column as H:MM:SS and save again';
  }
  return 'write H:MM:SS';
}

function refuse(why: string): SheetTimeReading {
  return { ok: false, why };
}
