/** The lines of a file of any length, read as a stream, none of them longer than it may be. */
import { isUtf8 } from 'node:buffer';
import type { RegularFile } from './regular-file.ts';
import { chunksOf } from './regular-file.ts';

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/** One line of a file. */
export interface BoundedLine {
  /** 1, 2, 3 …; blank lines count. */
  readonly number: number;
  /** Its text without the newline; `null` where it is too long or not UTF-8. */
  readonly text: string | null;
  /** Why it has no text, empty where it has. */
  readonly why: string;
  /** It ended with a newline, not with the file. */
  readonly ended: boolean;
}

/**
 * The lines of a file in order.
 *
 * @param maxBytes - a longer line comes without its text, and is never held in memory as a whole.
 * @param onChunk - is given the raw bytes as they are read.
 */
export async function* boundedLines(
  file: RegularFile,
  maxBytes: number,
  onChunk: (bytes: Buffer) => void,
): AsyncGenerator<BoundedLine> {
  let number = 0;
  let rest: Buffer = NOTHING;
  let restIsTooLong = false;
  const makeLine = (bytes: Buffer, ended: boolean): BoundedLine => {
    number++;
    const tooLong = restIsTooLong || bytes.length > maxBytes;
    restIsTooLong = false;
    return lineOf(number, tooLong ? null : bytes, ended, maxBytes);
  };
  for await (const chunk of chunksOf(file)) {
    onChunk(chunk);
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let to = bytes.indexOf(NEWLINE); to !== -1; to = bytes.indexOf(NEWLINE, from)) {
      yield makeLine(bytes.subarray(from, to), true);
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > maxBytes) {
      restIsTooLong = true;
      rest = NOTHING;
    }
  }
  if (rest.length > 0 || restIsTooLong) yield makeLine(rest, false);
}

function lineOf(number: number, bytes: Buffer | null, ended: boolean, maxBytes: number): BoundedLine {
  if (bytes === null) return { number, text: null, why: `the line is longer than ${maxBytes} bytes`, ended };
  // Decoding would put U+FFFD in the place of what is no UTF-8, and hide the damage.
  return isUtf8(bytes)
    ? { number, text: bytes.toString('utf8'), why: '', ended }
    : { number, text: null, why: 'the line is not UTF-8 text', ended };
}
