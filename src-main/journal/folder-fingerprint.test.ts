import { copyFileSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderFingerprint } from './folder-fingerprint.ts';
import { sha256 } from './testing/fixtures.ts';

describe('folderFingerprint', () => {
  it('stays over writing and renaming, and differs for a copy', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'baton-fingerprint-')), 'baton.db');
    writeFileSync(path, 'one');
    const fingerprint = folderFingerprint(path, sha256);
    writeFileSync(path, 'two');
    expect(folderFingerprint(path, sha256)).toBe(fingerprint);
    renameSync(path, `${path}.moved`);
    expect(folderFingerprint(`${path}.moved`, sha256)).toBe(fingerprint);
    copyFileSync(`${path}.moved`, path);
    expect(folderFingerprint(path, sha256)).not.toBe(fingerprint);
  });
});
