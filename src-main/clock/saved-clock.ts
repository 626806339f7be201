/** What the clock keeps between two runs of the program: a small file of the machine, written at each burst. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const number = z.number();
const burstSchema = z.strictObject({
  upperUs: number,
  upperAtS: number,
  lowerUs: number,
  lowerAtS: number,
  slackUs: number,
  noiseUs: number,
});
const modelSchema = z.strictObject({
  atS: number,
  offsetUs: number,
  ppm: number,
  varOffset: number.nonnegative(),
  covariance: number,
  varPpm: number.nonnegative(),
});

const savedSchema = z.strictObject({
  version: z.literal(1),
  bootId: z.string(),
  mark: z.strictObject({ monoNs: number, atS: number, uptimeAheadS: number.nullable() }),
  /** The synchronized time when this was saved, µs. */
  timeUs: number,
  origin: z.enum(['network', 'hand']),
  /** The machine slept and was not checked since. */
  degraded: z.boolean(),
  /** When a server's answer was last believed. */
  lastSync: z.strictObject({ monoNs: number, atS: number }).nullable(),
  knowledge: z.strictObject({
    model: modelSchema,
    bursts: z.array(burstSchema).min(1).readonly(),
    held: z.array(burstSchema).readonly(),
    prior: z.strictObject({ ppm: number, sigmaPpm: number.positive() }).nullable(),
  }),
});
export type SavedClock = z.infer<typeof savedSchema>;

/** Where the clock's state is kept. */
export interface ClockStorage {
  /** What was saved last; `null` for nothing, or nothing that can be read. */
  load(): SavedClock | null;
  /** Keeps this. A failure is the storage's own affair: the clock goes on without. */
  save(saved: SavedClock): void;
}

/** Keeps the state nowhere. */
export const noStorage: ClockStorage = { load: () => null, save: () => undefined };

/**
 * Keeps the state in a file. It is replaced by renaming, so that it is always whole; it is not synced,
 * because after a power cut the machine has another boot and what it says of the clock counts for little.
 *
 * @param onTrouble - told when it cannot be written; once in a row.
 */
export function fileStorage(path: string, onTrouble: (error: unknown) => void): ClockStorage {
  let failing = false;
  return {
    load: () => readSaved(path),
    save(saved) {
      try {
        writeFileSync(`${path}.new`, JSON.stringify(saved));
        renameSync(`${path}.new`, path);
        failing = false;
      } catch (error) {
        if (!failing) onTrouble(error);
        failing = true;
      }
    },
  };
}

function readSaved(path: string): SavedClock | null {
  try {
    return savedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Missing, cut short or of another version: the clock starts as on a new machine, and says so.
    return null;
  }
}
