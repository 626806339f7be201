/** What can be started (F9): the gun, waves, mass starts, and the leg of bibs that are typed. */
import type { WhatStarts } from '../../../src-shared/contract/calls.ts';
import type { RaceMirror } from '../../../src-shared/contract/mirror.ts';
import { readLeg } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { startTexts } from '../../texts/start.ts';
import type { FieldProblems } from '../form-reading.ts';

/** One line of the dialog: a start under its key. */
export interface StartRow {
  /** `1` to `9`, then `a` to `z`. */
  readonly key: string;
  readonly name: string;
  readonly start: WhatStarts;
  /** µs since 1970; `null` = no time is planned. */
  readonly plannedUs: number | null;
  /** When it was recorded to have been, µs; `null` = not yet. */
  readonly recordedUs: number | null;
}

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';

/** The rows of a race, in the order in which a race day has them, and the typed bibs' leg last. */
export function startRows(race: RaceMirror, bibs: BibsReading | null): StartRow[] {
  const rows: Omit<StartRow, 'key'>[] = [
    {
      name: startTexts.gun,
      start: { what: 'gun' },
      plannedUs: race.gunRecorded ? null : race.gunUs,
      recordedUs: race.gunRecorded ? race.gunUs : null,
    },
    ...race.waves.map(({ name, plannedUs, startedUs }) => ({
      name: startTexts.wave(name),
      start: { what: 'wave', wave: name } as const,
      plannedUs,
      recordedUs: startedUs,
    })),
    ...race.massStarts.map(({ leg, plannedUs, startedUs }) => ({
      name: startTexts.mass(leg),
      start: { what: 'mass', leg } as const,
      plannedUs,
      recordedUs: startedUs,
    })),
  ];
  if (bibs?.ok === true) {
    const { bibs: typed, leg } = bibs;
    const start = { what: 'leg', bibs: [...typed], leg } satisfies WhatStarts;
    rows.push({ name: startTexts.bibsLeg(typed.join('/'), leg), start, plannedUs: null, recordedUs: null });
  }
  return rows.slice(0, KEYS.length).map((row, index) => ({ ...row, key: KEYS[index] ?? '' }));
}

/** Where the eye and the focus begin: the first that has not been started, else the first. */
export function firstToStart(rows: readonly StartRow[]): number {
  return Math.max(
    0,
    rows.findIndex((row) => row.recordedUs === null),
  );
}

export type BibsReading =
  | { readonly ok: true; readonly bibs: readonly string[]; readonly leg: number }
  | { readonly ok: false; readonly problems: FieldProblems<'bibs' | 'leg'> };

/**
 * Reads bibs typed as `12/47/103` and the leg that they start.
 *
 * @param isKnown - whether a team wears this bib.
 * @returns `null` where no bib is typed.
 */
export function readBibs(
  typed: string,
  leg: string,
  legs: number,
  isKnown: (bib: string) => boolean,
): BibsReading | null {
  const bibs = typed.split(/[/,;\s]+/).filter((bib) => bib !== '');
  if (bibs.length === 0) return null;
  const unknown = bibs.filter((bib) => !isKnown(bib));
  const legRead = readLeg(leg, legs);
  if (unknown.length === 0 && legRead !== null) return { ok: true, bibs: [...new Set(bibs)], leg: legRead };
  const problems = {
    ...(unknown.length === 0 ? {} : { bibs: startTexts.bibsUnknown(unknown) }),
    ...(legRead === null ? { leg: fieldTexts.legWanted(legs) } : {}),
  };
  return { ok: false, problems };
}
