import { describe, expect, it } from 'vitest';
import { boardOf } from '../../tests/kit/board-of.ts';
import { resultsJson } from './results-json.ts';

const board = boardOf([{ bib: '7', category: 'Open', legs: [1_500_000, 2_200_000], penaltyUs: 1_000_000 }]);
const names = new Map([['7', ['Ane', 'Bo']]]);

describe('resultsJson', () => {
  it('gives every figure in microseconds as published and as printed', () => {
    const read: unknown = JSON.parse(resultsJson(board, { names, by: 'total', mode: 'final' }));
    expect(read).toEqual({
      race: { name: 'Test relay', legs: 2, rounding: { unitUs: 1_000_000, mode: 'up' } },
      mode: 'final',
      by: 'total',
      openQuestions: [],
      results: [
        {
          place: '1',
          teamId: '7',
          bib: '7',
          team: 'Team 7',
          category: 'Open',
          wave: null,
          namesHash: null,
          legs: [
            {
              leg: { us: 2_000_000, text: '00:00:02' },
              split: { us: 2_000_000, text: '00:00:02' },
              given: false,
            },
            {
              leg: { us: 3_000_000, text: '00:00:03' },
              split: { us: 4_000_000, text: '00:00:04' },
              given: false,
            },
          ],
          penalty: { us: 1_000_000, text: '00:00:01' },
          total: { us: 5_000_000, text: '00:00:05' },
          runners: ['Ane', 'Bo'],
        },
      ],
    });
  });

  it('groups by category and by leg, and names nobody unless asked', () => {
    const byCategory: unknown = JSON.parse(
      resultsJson(board, { names: null, by: 'category', mode: 'final' }),
    );
    expect(byCategory).toMatchObject({
      categories: [{ category: 'Open', rows: [{ place: '1', bib: '7' }] }],
    });
    const withNames = resultsJson(board, { names, by: 'leg', mode: 'final' });
    expect(JSON.parse(withNames)).toMatchObject({
      legs: [
        { leg: 1, rows: [{ place: '1', runner: 'Ane' }] },
        { leg: 2, rows: [{ runner: 'Bo' }] },
      ],
    });
    expect(resultsJson(board, { names: null, by: 'leg', mode: 'final' })).not.toContain('runner');
  });
});
