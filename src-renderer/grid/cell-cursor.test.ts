import { describe, expect, it } from 'vitest';
import { movedCell, TEAM_COLUMN } from './cell-cursor.ts';

const extent = { rows: 100, legs: 15, pageRows: 20 };
const press = (key: string, at = { row: 50, column: 7 }, ctrlKey = false) =>
  movedCell(at, { key, ctrlKey }, extent);

describe('the cursor of the grid', () => {
  it('moves by one, by a page, to the ends of its row and to the ends of all', () => {
    expect(press('ArrowUp')).toEqual({ row: 49, column: 7 });
    expect(press('ArrowRight')).toEqual({ row: 50, column: 8 });
    expect(press('PageDown')).toEqual({ row: 70, column: 7 });
    expect(press('Home')).toEqual({ row: 50, column: TEAM_COLUMN });
    expect(press('End')).toEqual({ row: 50, column: 14 });
    expect(press('End', undefined, true)).toEqual({ row: 99, column: 7 });
  });

  it('stays inside', () => {
    expect(press('ArrowUp', { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
    expect(press('PageDown', { row: 95, column: 0 })).toEqual({ row: 99, column: 0 });
    expect(press('ArrowLeft', { row: 0, column: TEAM_COLUMN })).toEqual({ row: 0, column: TEAM_COLUMN });
  });

  it('leaves every other key to the entry line', () => {
    for (const key of ['1', ' ', 'Enter', 'Escape', 'F9', '+']) expect(press(key)).toBeNull();
  });
});
