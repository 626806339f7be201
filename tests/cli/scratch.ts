/** Folders for a test file, gone when it has ended. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A place in which each call of `path` names something that is not there yet. */
export interface Scratch {
  /** A new path with this last name. */
  path(name?: string): string;
  /** A new file with this name and content. */
  file(name: string, content: string): string;
}

/** Call it at the top of a test file. */
export function createScratch(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'baton-cli-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  });
  const path = (name = 'race'): string => join(mkdtempSync(join(root, 'at-')), name);
  return {
    path,
    file(name, content) {
      const at = path(name);
      writeFileSync(at, content);
      return at;
    },
  };
}
