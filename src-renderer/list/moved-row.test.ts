import { describe, expect, it } from 'vitest';
import { movedRow } from './moved-row.ts';

const extent = { rows: 30, pageRows: 10 };

describe('the chosen row of a list', () => {
  it('moves by one, by a page and to the ends, and stays inside', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
    expect(keys.map((key) => movedRow(15, key, extent))).toEqual([14, 16, 5, 25, 0, 29]);
    expect(keys.map((key) => movedRow(0, key, extent))).toEqual([0, 1, 0, 10, 0, 29]);
    expect(keys.map((key) => movedRow(29, key, extent))).toEqual([28, 29, 19, 29, 0, 29]);
  });

  it('begins at the first row where none is chosen yet', () => {
    expect(movedRow(-1, 'ArrowDown', extent)).toBe(0);
    expect(movedRow(-1, 'ArrowUp', extent)).toBe(0);
  });

  it('leaves every other key to others', () => {
    for (const key of ['1', ' ', 'Enter', 'Escape', 'ArrowLeft']) expect(movedRow(3, key, extent)).toBeNull();
  });
});
