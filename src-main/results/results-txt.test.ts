import { describe, expect, it } from 'vitest';
import { boardOf } from '../../tests/kit/board-of.ts';
import { resultsTxt } from './results-txt.ts';

const S = 1_000_000;
const plain = { names: null, by: 'total', mode: 'final' } as const;

describe('resultsTxt', () => {
  it('aligns the columns between heading and notes', () => {
    const board = boardOf(
      [
        { bib: '12', name: 'Ås', category: 'Open', legs: [60 * S, 61 * S], given: [2] },
        { bib: '8', name: '日本', legs: [59 * S, null] },
      ],
      {},
      ['Bib 8 was not seen at the finish.'],
    );
    expect(resultsTxt(board, plain)).toBe(
      [
        'Test relay',
        'Final results',
        '',
        'Place  Bib  Team  Category     Leg 1      Leg 2     Total',
        '    1   12  Ås    Open      00:01:00  *00:01:01  00:02:01',
        '    -    8  日本            00:00:59        DNF       DNF',
        '',
        'Each printed time is rounded from its exact value once, so printed leg times need not add up to the printed total.',
        '* This leg time was given by an official.',
        '',
        '1 open question:',
        '- Bib 8 was not seen at the finish.',
        '',
      ].join('\n'),
    );
  });

  it('marks totals that are closer than the clocks allow, and says what the mark means', () => {
    const board = boardOf([
      { bib: '1', legs: [60 * S] },
      { bib: '2', legs: [61 * S] },
      { bib: '3', legs: [70 * S] },
    ]);
    const unsure = board.teams.map((team) => ({
      ...team,
      legs: team.legs.map((leg) => ({ ...leg, finishErrorUs: 600_000 })),
    }));
    const text = resultsTxt({ ...board, teams: unsure }, plain);
    expect(text).toMatch(/ ≈00:01:00\n.* ≈00:01:01\n.* {2}00:01:10\n/);
    expect(text).toContain('≈ This total and its neighbour’s differ by less than the clocks can be off');
    expect(resultsTxt(board, plain)).not.toContain('≈');
    const byCategory = resultsTxt({ ...board, teams: unsure }, { ...plain, by: 'category' });
    expect(byCategory).toContain('≈ This total');
    expect(resultsTxt({ ...board, teams: unsure }, { ...plain, by: 'leg' })).not.toContain('≈');
  });

  it('shows legs done and last split of a provisional standing', () => {
    const text = resultsTxt(boardOf([{ bib: '1', legs: [60 * S, null] }]), { ...plain, mode: 'provisional' });
    expect(text).toContain('Provisional results');
    expect(text).toMatch(/Leg 1 +Leg 2 +Legs done +Last split +Total\n +1 +Team 1 +00:01:00 +1 +00:01:00\n/);
  });

  it('keeps the columns aligned over a long list', () => {
    const teams = Array.from({ length: 200 }, (_, index) => ({
      bib: String(index + 1),
      name: index === 150 ? 'A team with a long name' : 'Short',
      legs: [(index + 60) * S],
    }));
    const lines = resultsTxt(boardOf(teams), plain).split('\n').slice(3, 204);
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([lines[0]?.length]));
    expect(lines).toHaveLength(201);
  });

  it('says the first ten open questions and counts all', () => {
    const says = Array.from({ length: 12 }, (_, index) => `Question ${index + 1}.`);
    const text = resultsTxt(boardOf([{ bib: '1', legs: [S] }], {}, says), plain);
    expect(text).toContain('12 open questions, the first 10:\n- Question 1.');
    expect(text).toContain('Question 10.');
    expect(text).not.toContain('Question 11.');
  });

  it('cuts an endless name and lets none command the terminal', () => {
    const name = `\u001b[2J\u202E${'x'.repeat(100)}`;
    const text = resultsTxt(boardOf([{ bib: '1', name, legs: [S] }]), plain);
    expect(text).not.toMatch(/[\u001b\u202E]/);
    expect(text).toMatch(/x…/);
    expect(
      Math.max(
        ...text
          .split('\n')
          .slice(3, 5)
          .map((line) => line.length),
      ),
    ).toBeLessThan(100);
  });

  it('names the runners by leg, and the categories', () => {
    const board = boardOf([{ bib: '1', legs: [S, S] }]);
    const names = new Map([['1', ['Ane', 'Bo']]]);
    expect(resultsTxt(board, { ...plain, by: 'leg', names })).toMatch(/Leg 2\n.*Runner.*\n.*Bo +00:00:01/);
    expect(resultsTxt(board, { ...plain, by: 'category' })).toContain('Without category\nPlace');
  });
});
