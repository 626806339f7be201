/** The name of a set's folder: which race, when, by which station, and up to which of its entries. */
import { compareText } from '../../src-shared/domain/entry.ts';

const MAX_RACE_LENGTH = 40;
const MAX_STATION_LENGTH = 20;

/** What a name is made of. */
export interface SetNameParts {
  readonly raceName: string;
  readonly stationName: string;
  /** When the set was made. */
  readonly at: Date;
  /** The last sequence number of the station's own device. */
  readonly deviceSeq: number;
}

/** `<race>_<YYYYMMDD-HHMMSS>_<station>_<seq>`, the time in UTC: a name that every file system takes. */
export function setName({ raceName, stationName, at, deviceSeq }: SetNameParts): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const race = safePart(raceName, MAX_RACE_LENGTH, 'race');
  const station = safePart(stationName, MAX_STATION_LENGTH, 'station');
  return `${race}_${stamp}_${station}_${deviceSeq}`;
}

/** Names that DOS gave to devices, and Windows still does. */
const RESERVED = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9])$/i;

/**
 * Text as ASCII letters, digits and hyphens, for FAT and exFAT: accents are dropped, all else is a hyphen.
 *
 * @param fallback - stands where nothing is left, and before a name that is reserved.
 */
export function safePart(text: string, maxLength: number, fallback: string): string {
  const ascii = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, maxLength)
    .replace(/-$/, '');
  if (ascii === '') return fallback;
  return RESERVED.test(ascii) ? `${fallback}-${ascii}` : ascii;
}

const NAME = /^.+_(\d{8}-\d{6})_.+_(\d+)(?:-(\d+))?$/;

/** Newest first, as the names say; what is not named like a set comes last. */
export function compareSetNames(a: string, b: string): number {
  const [left, right] = [ageOf(a), ageOf(b)];
  return (
    compareText(right.stamp, left.stamp) ||
    right.deviceSeq - left.deviceSeq ||
    right.repeat - left.repeat ||
    compareText(a, b)
  );
}

function ageOf(name: string): { stamp: string; deviceSeq: number; repeat: number } {
  const [, stamp = '', deviceSeq = '0', repeat = '1'] = NAME.exec(name) ?? [];
  return { stamp, deviceSeq: Number(deviceSeq), repeat: Number(repeat) };
}
