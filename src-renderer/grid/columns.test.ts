import { describe, expect, it } from 'vitest';
import { columnsFor } from './columns.ts';

describe('the columns of the grid', () => {
  it('fit 15 legs on a screen 1,366 px wide', () => {
    expect(columnsFor(1_366 - 15, 15, false, 4).isWide).toBe(false);
  });

  it('keep place, bib, team and category in place where 36 legs do not fit', () => {
    const columns = columnsFor(1_350, 36, false, 4);
    expect(columns.isWide).toBe(true);
    expect(columns.left).toBeLessThan(1_350 / 3);
  });

  it('give what is left over to the legs and the team, and no more than they need', () => {
    const columns = columnsFor(2_500, 4, false, 3);
    expect(columns).toMatchObject({ leg: 96, team: 300, isWide: false });
  });

  it('make room for legs of hours', () => {
    expect(columnsFor(1_350, 36, true, 4).leg).toBeGreaterThan(columnsFor(1_350, 36, false, 4).leg);
  });
});
