/** The organiser's race.json: the race itself, and what its officials decided beforehand. */
import type { z } from 'zod';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { plainText } from '../../src-shared/domain/canonical.ts';
import type { MassStart, RaceFields, Wave } from '../../src-shared/domain/entry.ts';
import { RULES_VERSION } from '../../src-shared/domain/entry.ts';
import { decodeText } from './decode-text.ts';
import type { SizeLimit } from './input-file.ts';
import { readInputFile } from './input-file.ts';
import { jsonErrorPlace } from './json-syntax.ts';
import { quoted } from './quoted.ts';
import type { RaceFile } from './race-file-schema.ts';
import { raceFileSchema } from './race-file-schema.ts';

/** What a race.json asks for. Teams are named by bib: only the caller knows their ids. */
export interface RacePlan {
  /** For a `race.set` entry; its mass starts are without `exclude`. */
  readonly set: RaceFields & { legs: number; rules: number };
  /** Teams to which a mass start does not apply: `massStart` is its index in `set.massStarts`. */
  readonly excluded: { massStart: number; leg: number; bibs: string[] }[];
  readonly didNotFinish: { bib: string; leg: number }[];
  /** A team's own recorded start of a leg, µs since the gun. */
  readonly legStarts: { bib: string; leg: number; elapsedUs: number }[];
  /** Sentences on what was read but has no effect. */
  readonly warnings: string[];
}

const RACE_FILE_LIMIT: SizeLimit = {
  maxMib: 1,
  hint: 'It should hold the race alone, not its teams or times: is this the right file?',
};

/**
 * Reads a race.json.
 *
 * @throws BatonError `notFound`, `noPermission`, `newer` where it asks for rules that this program does not know,
 * or `badInput` with the place and what must stand there.
 */
export async function readRaceFile(path: string): Promise<RacePlan> {
  const raw = parseJson(await readText(path), path);
  refuseNewer(raw, path);
  const parsed = raceFileSchema.safeParse(raw);
  if (!parsed.success) throw badField(parsed.error, raw, path);
  return toPlan(parsed.data, warningsOf(raw, parsed.data, path));
}

async function readText(path: string): Promise<string> {
  const bytes = await readInputFile(path, RACE_FILE_LIMIT);
  const text = decodeText(bytes, path, 'Save the race as JSON text, in UTF-8.');
  if (text.trim() === '') throw new BatonError('badInput', `${path} is empty. Is this the right file?`);
  return text;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? plainText(value) : value));
  } catch (cause) {
    const { line, column } = jsonErrorPlace(text);
    throw new BatonError(
      'badInput',
      `${path}, line ${line}, column ${column}: this is not JSON from here on. ` +
        'Look for a comma, a quotation mark or a bracket that is missing or too much.',
      { cause },
    );
  }
}

/** Before anything else is judged: a newer file may say things that these rules cannot read. */
function refuseNewer(raw: unknown, path: string): void {
  const rules = memberOf(raw, 'rules');
  if (typeof rules !== 'number' || !Number.isInteger(rules) || rules <= RULES_VERSION) return;
  throw new BatonError(
    'newer',
    `${path} asks for version ${rules} of the rules, and this program knows version ${RULES_VERSION}. ` +
      'Update the program.',
  );
}

function badField(error: z.ZodError, raw: unknown, path: string): BatonError {
  const [issue] = error.issues;
  const rest = error.issues.length - 1;
  const more = rest > 0 ? ` (${rest} more ${rest === 1 ? 'field is' : 'fields are'} wrong.)` : '';
  return new BatonError(
    'badInput',
    `${path}: ${issue === undefined ? 'does not fit' : sayIssue(issue, raw)}.${more}`,
  );
}

function sayIssue({ path, message }: z.core.$ZodIssue, raw: unknown): string {
  if (path.length === 0) return `the file ${message}`;
  const place = sayPlace(path);
  const value = path.reduce(memberOf, raw);
  if (value === undefined) return `${place} is missing; it ${message}`;
  if (typeof value === 'object' && value !== null) return `${place} ${message}`;
  return `${place} ${message}, not ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`;
}

/** `massStarts, item 2, leg`: counted from 1, as a person counts. */
function sayPlace(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `item ${part + 1}` : String(part))).join(', ');
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<PropertyKey, unknown>)[key]; // An object has members; which ones is what is asked here.
}

function warningsOf(raw: unknown, file: RaceFile, path: string): string[] {
  const warnings: string[] = [];
  const unknown = unknownFields(raw, file);
  if (unknown.length > 0) {
    const places = unknown.map((place) => quoted(sayPlace(place))).join('; ');
    warnings.push(`${path}: passed over what this program does not know: ${places}.`);
  }
  for (const [index, { kind, closesAt }] of (file.massStarts ?? []).entries()) {
    if (closesAt === undefined || kind === 'restart') continue;
    const place = sayPlace(['massStarts', index, 'closesAt']);
    warnings.push(`${path}: ${place} has no effect, since the mass start is not of the kind restart.`);
  }
  return warnings;
}

/** The places of the members that the schema left out: what it knows, it gives out under the same key. */
function unknownFields(raw: unknown, known: unknown, place: PropertyKey[] = []): PropertyKey[][] {
  // A leaf that became an object (`up` a rounding) was text in the file, and has no fields to be unknown.
  if (typeof raw !== 'object' || raw === null || typeof known !== 'object' || known === null) return [];
  return Object.keys(raw).flatMap((key) => {
    const here = [...place, Array.isArray(raw) ? Number(key) : key];
    return Object.hasOwn(known, key) ? unknownFields(memberOf(raw, key), memberOf(known, key), here) : [here];
  });
}

function toPlan(file: RaceFile, warnings: string[]): RacePlan {
  const { start, waves, massStarts, didNotFinish = [], legStarts = [], ...asTheyAre } = file;
  return {
    set: {
      ...asTheyAre,
      rules: RULES_VERSION,
      ...(start !== undefined && { startUs: start }),
      ...(waves !== undefined && { waves: waves.map(toWave) }),
      ...(massStarts !== undefined && { massStarts: massStarts.map(toMassStart) }),
    },
    excluded: (massStarts ?? []).flatMap(({ leg, exclude: bibs = [] }, massStart) =>
      bibs.length === 0 ? [] : [{ massStart, leg, bibs }],
    ),
    didNotFinish,
    legStarts: legStarts.map(({ bib, leg, elapsed }) => ({ bib, leg, elapsedUs: elapsed })),
    warnings,
  };
}

function toWave({ name, start, elapsed }: NonNullable<RaceFile['waves']>[number]): Wave {
  return {
    name,
    ...start,
    ...(elapsed !== undefined && { elapsedUs: elapsed }),
  };
}

function toMassStart(massStart: NonNullable<RaceFile['massStarts']>[number]): MassStart {
  const { leg, kind = 'catchUp', time, elapsed, closesAt } = massStart;
  return {
    leg,
    kind,
    ...(time !== undefined && { timeUs: time }),
    ...(elapsed !== undefined && { elapsedUs: elapsed }),
    ...closesAt,
  };
}
