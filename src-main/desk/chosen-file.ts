/**
 * A file that was chosen in the window comes as its text. The readers of files know paths, sizes and encodings;
 * so that there is one set of readers, the text is laid into a folder of its own while it is read.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChosenFile } from '../../src-shared/contract/calls.ts';
import { BatonError } from '../../src-shared/contract/errors.ts';

/** Nothing of the name a person gave it: it may be too long for a file system, or look like a path. */
const LAID_DOWN_AS = 'chosen';

/** Lets `read` read a chosen file at a path; its sentences name the file as the person knows it. */
export async function withFile<T>(file: ChosenFile, read: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-file-'));
  const path = join(folder, LAID_DOWN_AS);
  try {
    await writeFile(path, file.text);
    return await read(path);
  } catch (error) {
    if (!(error instanceof BatonError)) throw error;
    throw new BatonError(
      error.code,
      error.message.replaceAll(path, () => file.name),
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
