/** Reading a text file line by line, with the blank lines passed over that `TextFile` fills it up with. */
import { closeSync, openSync, readSync } from 'node:fs';
import { BatonError } from '../../src-shared/contract/errors.ts';
import { storageError } from './storage-error.ts';

const NEWLINE = 0x0a;

/** One line of a text file. */
export interface Line {
  /** Offset of its first byte. */
  readonly start: number;
  /** Its bytes, without the newline. */
  readonly bytes: Buffer;
}

const CHUNK_BYTES = 1024 * 1024;

/** The lines of a file that are not blank, in order; none where the file is missing. Read as they are asked for. */
export function* readLines(path: string): Generator<Line> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    const shown = storageError(error, path);
    if (shown instanceof BatonError && shown.code === 'notFound') return;
    throw shown;
  }
  try {
    yield* linesOf(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function* linesOf(descriptor: number): Generator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let restStart = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = readSync(descriptor, chunk, 0, CHUNK_BYTES, restStart + rest.length);
    if (read === 0) break;
    const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
    let from = 0;
    for (let to = bytes.indexOf(NEWLINE); to !== -1; to = bytes.indexOf(NEWLINE, from)) {
      if (to > from) yield { start: restStart + from, bytes: bytes.subarray(from, to) };
      from = to + 1;
    }
    rest = bytes.subarray(from);
    restStart += from;
  }
  if (rest.length > 0) yield { start: restStart, bytes: rest };
}
