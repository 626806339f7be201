import { describe, expect, it } from 'vitest';
import { makeNamesRecord, namesRecordText, readNamesRecord } from './names-record.ts';
import { sha256 } from './testing/fixtures.ts';

describe('names records', () => {
  it('are read back as they were made, under a salted hash', () => {
    const record = makeNamesRecord(['Kari Nordmann', 'Ola'], 'salt', sha256);
    expect(record.namesHash).toBe(sha256('{"names":["Kari Nordmann","Ola"],"salt":"salt"}'));
    expect(readNamesRecord(namesRecordText(record), sha256)).toEqual({ ok: true, record });
    expect(makeNamesRecord(['Kari Nordmann', 'Ola'], 'pepper', sha256).namesHash).not.toBe(record.namesHash);
  });

  it('are refused where the hash is not theirs or the line is torn', () => {
    const text = namesRecordText(makeNamesRecord(['Kari'], 'salt', sha256));
    expect(readNamesRecord(text.replace('Kari', 'Karl'), sha256)).toMatchObject({ ok: false });
    expect(readNamesRecord(text.slice(0, -4), sha256)).toMatchObject({ ok: false });
    expect(readNamesRecord('{"names":["Kari"]}', sha256)).toMatchObject({ ok: false });
  });

  it('cannot be made of text that is not plain', () => {
    expect(() => makeNamesRecord(['Ka\0ri'], 'salt', sha256)).toThrow(TypeError);
  });
});
