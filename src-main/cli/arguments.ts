/** Words of the command line that several commands share, and how they are read. */
import { hostname } from 'node:os';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { plainText } from '../../src-shared/domain/canonical.ts';
import { parseDurationUs } from '../../src-shared/domain/duration.ts';
import { MAX_LEGS } from '../../src-shared/domain/entry.ts';
import { readMoment } from '../import/moment.ts';

/** `--data DIR`, needed by nearly every command. */
export function withData(command: Command): Command {
  return command.requiredOption('--data <folder>', 'the data folder of the race');
}

/** `--by KR`: whose decision an entry is. */
export function withBy(command: Command): Command {
  return command.addOption(
    new Option('--by <initials>', 'initials of the person on shift').default('').argParser(readInitials),
  );
}

/** `--station NAME` for a new data folder. */
export function withStation(command: Command): Command {
  return command.addOption(
    new Option('--station <name>', 'name of this station').default(defaultStation()).argParser(readLabel),
  );
}

function defaultStation(): string {
  return hostname().slice(0, 40) || 'station';
}

/** A bib as it may stand in an entry. */
export function readBib(text: string): string {
  const bib = plainText(text).trim();
  if (bib === '' || bib.length > 40) throw new InvalidArgumentError('A bib has 1 to 40 characters.');
  return bib;
}

export function readBibs(text: string): string[] {
  return text.split(',').map(readBib);
}

function readInitials(text: string): string {
  const initials = plainText(text).trim();
  if (initials.length > 40) throw new InvalidArgumentError('At most 40 characters.');
  return initials;
}

export function readLabel(text: string): string {
  const label = plainText(text).trim();
  if (label === '' || label.length > 200) throw new InvalidArgumentError('1 to 200 characters are needed.');
  return label;
}

/** Words of a person: a reason, a note. */
export function readWords(text: string): string {
  const words = plainText(text).trim();
  if (words.length > 2_000) throw new InvalidArgumentError('At most 2,000 characters.');
  return words;
}

/** A timing point, 0 to 200. */
export function readPoint(text: string): number {
  return readWhole(text, 0, 'A point is a whole number: 0 for the start, k for the exchange after leg k.');
}

export function readLeg(text: string): number {
  return readWhole(text, 1, 'A leg is a whole number from 1.');
}

function readWhole(text: string, from: number, sentence: string): number {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= MAX_LEGS)) throw new InvalidArgumentError(sentence);
  return value;
}

/** A duration in µs, `H:MM:SS` or `MM:SS` with decimals, signed. */
export function readDuration(text: string): number {
  const us = parseDurationUs(text);
  if (us === null) throw new InvalidArgumentError('Write it as H:MM:SS, such as 1:02:03 or 42:43.5.');
  return us;
}

/** A number of seconds with a sign, or a duration, in µs: `+2`, `-0.5`, `1:00`. */
export function readShift(text: string): number {
  const match = /^([+-]?)(\d{1,6})(?:[.,](\d{1,6}))?$/.exec(text.trim());
  if (match === null) return readDuration(text);
  const [, sign, seconds, fraction = ''] = match;
  const us = Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return sign === '-' && us !== 0 ? -us : us;
}

/** A moment with its zone, in µs since 1970. */
export function readMomentUs(text: string): number {
  const moment = readMoment(text);
  if (!moment.ok) throw new InvalidArgumentError(`It ${moment.why}.`);
  return moment.us;
}

/** A time as a command takes it: a moment, or since the gun. */
export interface TimeWords {
  readonly time?: number;
  readonly elapsed?: number;
}

/** `--time` and `--elapsed`. */
export function withTime(command: Command, what: string): Command {
  return command
    .addOption(
      new Option('--time <moment>', `${what}, such as 2026-08-28T10:12:13.5Z`)
        .argParser(readMomentUs)
        .conflicts('elapsed'),
    )
    .addOption(new Option('--elapsed <H:MM:SS>', `${what}, since the gun`).argParser(readDuration));
}

/** The time given, as an entry holds it; `null` where none was. */
export function timeOf({ time, elapsed }: TimeWords): { timeUs: number } | { elapsedUs: number } | null {
  if (time !== undefined) return { timeUs: time };
  return elapsed === undefined ? null : { elapsedUs: elapsed };
}

/** The words of a command are off in a way that no single option shows. */
export function usage(sentence: string): BatonError {
  return new BatonError('usage', sentence);
}
