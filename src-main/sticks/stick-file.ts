/** The file by which a stick is known again, under another letter and on another laptop too. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { storageError, systemCode } from '../journal/storage-error.ts';
import { replaceFile } from './replace-file.ts';

export const STICK_FILE_NAME = 'BATON-STICK.json';

const stickFileSchema = z.object({
  format: z.literal('baton-stick'),
  id: z.uuid(),
  /** The races that are backed up on it. */
  raceIds: z.array(z.uuid()),
});

/** Which stick it is, and for which races it was accepted. */
export interface StickFile {
  readonly id: string;
  readonly raceIds: readonly string[];
}

const NOT_THERE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ENOTCONN']);

/**
 * Reads the file of a stick.
 *
 * @returns `null` where there is none, or none that can be made out.
 * @throws BatonError where the disk does not give its bytes.
 */
export function readStickFile(root: string): StickFile | null {
  const path = join(root, STICK_FILE_NAME);
  let text: string;
  try {
    if (!statSync(path).isFile()) return null;
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (NOT_THERE.has(systemCode(error) ?? '')) return null;
    throw storageError(error, path);
  }
  try {
    const { id, raceIds } = stickFileSchema.parse(JSON.parse(text));
    return { id, raceIds };
  } catch {
    return null;
  }
}

/** Writes the file of a stick; it is on disk when this returns. */
export function writeStickFile(root: string, { id, raceIds }: StickFile): void {
  const content: z.infer<typeof stickFileSchema> = { format: 'baton-stick', id, raceIds: [...raceIds] };
  replaceFile(join(root, STICK_FILE_NAME), `${JSON.stringify(content, null, 2)}\n`);
}

/** A stick that is no longer where it was. */
export class StickGone extends BatonError {
  constructor(root: string) {
    super(
      'notFound',
      `The stick is not in ${root} any more. Put it in again; nothing is lost on this laptop.`,
    );
  }
}

/**
 * Makes sure that a path still leads to this stick: where one was pulled, the empty folder that it was mounted on can
 * remain, and what is written there lies on the laptop's own disk.
 *
 * @returns the number of its file system.
 * @throws StickGone, or BatonError where the disk does not give its bytes.
 */
export function assertStick(root: string, id: string): bigint {
  if (readStickFile(root)?.id !== id) throw new StickGone(root);
  return deviceOf(root);
}

/**
 * The number of the file system on which a path lies.
 *
 * @throws StickGone where nothing is there.
 */
export function deviceOf(path: string): bigint {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) throw new StickGone(path);
  return stats.dev;
}
