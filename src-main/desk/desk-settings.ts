/**
 * Who sits at this station and what it serves: kept beside the journal, since it concerns this laptop alone. A
 * file that is lost or damaged costs two key presses, so it is read leniently and written plainly.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.strictObject({
  shift: z.string().max(40),
  serves: z
    .strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() })
    .refine(({ from, to }) => from <= to, 'ends before it begins')
    .nullable(),
});
export type DeskSettings = z.infer<typeof schema>;

const FILE = 'desk.json';

/** The settings of a data folder; a first shift with nothing served where there are none. */
export function readDeskSettings(folder: string): DeskSettings {
  try {
    return schema.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
  } catch {
    return { shift: '', serves: null };
  }
}

/** Keeps the settings for the next start. What cannot be written is asked for again then. */
export function writeDeskSettings(folder: string, settings: DeskSettings): void {
  const path = join(folder, FILE);
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(settings)}\n`);
    renameSync(`${path}.new`, path);
  } catch {
    // The disk is full or gone: the journal says so, and these two values can be typed again.
  }
}
