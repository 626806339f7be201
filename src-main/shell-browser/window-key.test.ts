import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWindowKey } from './window-key.ts';

describe('the key', () => {
  it('fits itself alone', () => {
    const key = createWindowKey();
    expect(key.fits(key.token)).toBe(true);
    for (const guess of [
      '',
      key.token.slice(1),
      `${key.token}=`,
      key.token.toLowerCase(),
      createWindowKey().token,
    ]) {
      expect(key.fits(guess)).toBe(false);
    }
  });

  it('is compared by digests of equal length, in constant time', () => {
    const source = readFileSync(join(import.meta.dirname, 'window-key.ts'), 'utf8');
    expect(source.match(/timingSafeEqual\(/g)).toHaveLength(2);
    expect(source).not.toMatch(/(===|!==|==) *(token|candidate)|(token|candidate) *(===|!==|==)/);
  });
});

describe('a code', () => {
  it('dies after two minutes, used or not', () => {
    let nowMs = 0;
    const key = createWindowKey(() => nowMs);
    const early = key.issueCode();
    const late = key.issueCode();
    nowMs = 120_000;
    expect(key.redeem(early)).toBe('good');
    nowMs = 120_001;
    expect(key.redeem(late)).toBe('unknown');
    expect(key.redeem(early)).toBe('used');
  });
});
