import { describe, expect, it } from 'vitest';
import { matcherOf, searchable } from './search.ts';
import { madeRow } from './testing/made-row.ts';

const teams = [
  madeRow('12', 2, [], { name: 'Bækkelagets SK', category: 'Women', runners: ['Ida Østlund', ''] }),
  madeRow('120', 2, [], { name: 'Tøyen SK 4', category: 'Men', runners: ['José Núñez'] }),
  madeRow('212', 2, [], { name: 'Holmen IL 2', category: 'Mixed', runners: ['Åse Ødegård'] }),
];
const found = (query: string) => teams.filter(matcherOf(query) ?? (() => true)).map(({ bib }) => bib);

describe('the search', () => {
  it('finds by the beginning of a bib, not by its middle', () => {
    expect(found('12')).toEqual(['12', '120']);
    expect(found('212')).toEqual(['212']);
  });

  it('finds by team, runner and category, without marks and in any case', () => {
    expect(found('baekkel')).toEqual(['12']);
    expect(found('OSTLUND')).toEqual(['12']);
    expect(found('nunez')).toEqual(['120']);
    expect(found('ødegard')).toEqual(['212']);
    expect(found('mixed')).toEqual(['212']);
  });

  it('wants every word', () => {
    expect(found('sk men')).toEqual(['12', '120']);
    expect(found('sk 4')).toEqual(['120']);
    expect(found('sk holmen')).toEqual([]);
  });

  it('shows every team where nothing is typed', () => {
    expect(matcherOf('  ')).toBeNull();
    expect(found('')).toHaveLength(3);
  });

  it('compares composed and decomposed letters as one', () => {
    expect(searchable('Å\u00e9')).toBe(searchable('A\u030ae\u0301'));
  });
});
