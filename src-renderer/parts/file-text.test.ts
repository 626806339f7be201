import { describe, expect, it } from 'vitest';
import { decodeFile, tooLargeMb } from './file-text.ts';

describe('the text of a file', () => {
  it('is UTF-8, its byte order mark taken off', () => {
    const bytes = new TextEncoder().encode('\u{feff}bib;Bækkelaget');
    expect(decodeFile(bytes)).toEqual({ text: 'bib;Bækkelaget', isOldEncoding: false });
  });

  it('is Windows-1252 where it is not UTF-8, and says so', () => {
    const bytes = Uint8Array.from([0x42, 0xe6, 0x6b, 0x80]);
    expect(decodeFile(bytes)).toEqual({ text: 'Bæk€', isOldEncoding: true });
  });

  it('is UTF-16 where it begins with that mark, as spreadsheets save it', () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x62, 0, 0x69, 0, 0x62, 0, 9, 0, 0xd8, 0]);
    expect(decodeFile(bytes)).toEqual({ text: 'bib\tØ', isOldEncoding: false });
  });

  it('is none in a workbook', () => {
    expect(decodeFile(new TextEncoder().encode('PK\x03\x04rest'))).toEqual({ problem: 'workbook' });
  });

  it('may have 20 MB', () => {
    expect(tooLargeMb(20_000_000)).toBeNull();
    expect(tooLargeMb(20_000_001)).toBe(21);
  });
});
