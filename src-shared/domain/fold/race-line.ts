/** The race as its registers say, with what is absent filled in. */
import type { FinishOrder, RaceLine } from '../board.ts';
import type { Body, EntryOf, RaceFields } from '../entry.ts';
import { compareEntries } from '../entry.ts';
import type { Register } from './register.ts';

/** Handoffs of one team closer together than this are one passing pressed twice (rule 9). */
const DEFAULT_DOUBLE_MS = 10_000;
/** Two recordings of one passing may differ by this and still confirm each other (rule 10). */
const DEFAULT_AGREE_MS = 3_000;
/**
 * Up to the next whole second, as World Athletics has road events timed; a time taken in whole seconds stays
 * as it is.
 */
const DEFAULT_ROUNDING = { unitUs: 1_000_000, mode: 'up' } as const;

export type StartRegister = Register<Body<'start'>>;

export interface RaceRegisters {
  readonly fields: ReadonlyMap<string, Register>;
  readonly gun: StartRegister;
}

/** A start as it counts: when, and within what bound. */
export interface StartTime {
  readonly timeUs: number;
  readonly errorUs: number;
}

/** Absolute time of a start that is written either way; `null` where it counts from a gun that is not known. */
export function startTime(
  at: {
    readonly timeUs?: number | undefined;
    readonly elapsedUs?: number | undefined;
    readonly errorUs?: number | undefined;
  },
  race: { readonly gunUs: number | null; readonly gunErrorUs: number },
): StartTime | null {
  if (at.timeUs !== undefined) return { timeUs: at.timeUs, errorUs: at.errorUs ?? 0 };
  if (at.elapsedUs === undefined || race.gunUs === null) return null;
  return { timeUs: race.gunUs + at.elapsedUs, errorUs: (at.errorUs ?? 0) + race.gunErrorUs };
}

/** Reads the race's registers. A field that nobody set has the default of `docs/rules.md`. */
export function foldRace(registers: RaceRegisters, rulings: readonly EntryOf<'resolve'>[]): RaceLine {
  // Each register was filled from the field of this very name, so its value has that field's type.
  const field = <K extends keyof RaceFields>(name: K): RaceFields[K] =>
    registers.fields.get(name)?.value() as RaceFields[K];
  const gun = registers.gun.value();
  return {
    name: field('name') ?? '',
    legs: field('legs') ?? 0,
    gunUs: gun?.timeUs ?? field('startUs') ?? null,
    gunErrorUs: gun?.errorUs ?? 0,
    timeZone: field('timeZone') ?? null,
    waves: field('waves') ?? [],
    massStarts: field('massStarts') ?? [],
    rounding: field('rounding') ?? DEFAULT_ROUNDING,
    missing: field('missing') ?? 'dnf',
    total: field('total') ?? 'sum',
    waiting: field('waiting') ?? 'counts',
    doubleMs: field('doubleMs') ?? DEFAULT_DOUBLE_MS,
    agreeMs: field('agreeMs') ?? DEFAULT_AGREE_MS,
    finishOrders: finishOrders(rulings),
  };
}

function finishOrders(rulings: readonly EntryOf<'resolve'>[]): FinishOrder[] {
  return [...rulings].sort(compareEntries).flatMap(({ fact: { body } }) => {
    return body.what === 'slot' ? [] : [{ what: body.what, teamIds: body.teamIds }];
  });
}
