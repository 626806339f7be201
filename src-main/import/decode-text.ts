/** From the bytes of a file to its text, whatever program wrote it. */
import { BatonError } from '../../src-shared/contract/errors.ts';

/** First bytes of the workbooks that are handed over in place of a CSV file: .xlsx and .ods, and .xls. */
const WORKBOOK_MARKS = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('d0cf11e0', 'hex')];

/** Byte order marks of UTF-16, and how they are decoded. */
const UTF16_MARKS = [
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
];

/** A text has no control characters but blanks; of compressed bytes, one in nine looks like one. */
const MAX_CONTROL_SHARE = 0.05;

/** Tab, line feed, vertical tab, form feed, carriage return; and the end mark of DOS. */
const BLANK_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a]);

/**
 * Decodes UTF-8, UTF-16 that begins with a byte order mark, and, where the bytes are neither, Windows-1252,
 * in which every byte is a character. The byte order mark is taken off.
 *
 * @param path - names the file in the sentence of an error.
 * @param remedy - what to do with a file that is not text, as a sentence.
 * @throws BatonError `badInput` where the bytes are not text.
 */
export function decodeText(bytes: Buffer, path: string, remedy: string): string {
  if (WORKBOOK_MARKS.some((mark) => startsWith(bytes, mark))) {
    throw new BatonError('badInput', `${path} is a workbook or an archive, not text. ${remedy}`);
  }
  const utf16 = UTF16_MARKS.find(({ mark }) => startsWith(bytes, mark));
  if (utf16 !== undefined) {
    const text = decodeStrictly(bytes, utf16.encoding);
    if (text !== null) return text;
    throw new BatonError('badInput', `${path} begins as UTF-16 text but is cut short or damaged. ${remedy}`);
  }
  if (looksBinary(bytes)) throw new BatonError('badInput', `${path} is not a text file. ${remedy}`);
  return decodeStrictly(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes);
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

function decodeStrictly(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function looksBinary(bytes: Buffer): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && !BLANK_CONTROLS.has(byte)) controls++;
  // A single stray one is let pass in however short a file.
  return controls > 1 && controls > bytes.length * MAX_CONTROL_SHARE;
}
