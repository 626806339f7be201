/** From a file that a person chose to the text in it. */

/** As much as the station takes. */
export const MOST_FILE_MB = 20;
const BYTES_PER_MB = 1_000_000;

export type FileText =
  | { readonly text: string; /** Not UTF-8: accents may be wrong. */ readonly isOldEncoding: boolean }
  | { readonly problem: 'workbook' };

/** First bytes of .xlsx and .ods (zip), and of .xls. */
const WORKBOOK_MARKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

const UTF16_MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Decodes UTF-8, UTF-16 that begins with a byte order mark, else Windows-1252; the mark is taken off. */
export function decodeFile(bytes: Uint8Array): FileText {
  if (WORKBOOK_MARKS.some((mark) => startsWith(bytes, mark))) return { problem: 'workbook' };
  const utf16 = UTF16_MARKS.find(({ mark }) => startsWith(bytes, mark));
  if (utf16 !== undefined)
    return { text: new TextDecoder(utf16.encoding).decode(bytes), isOldEncoding: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isOldEncoding: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isOldEncoding: true };
  }
}

/** How large in MB where it is larger than the station takes, else `null`. */
export function tooLargeMb(sizeBytes: number): number | null {
  return sizeBytes > MOST_FILE_MB * BYTES_PER_MB ? Math.ceil(sizeBytes / BYTES_PER_MB) : null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
