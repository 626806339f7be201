import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOf } from '../../tests/kit/board-of.ts';
import { resultsCsv } from './results-csv.ts';

const S = 1_000_000;
const plain = { names: null, by: 'total', mode: 'final' } as const;

const board = boardOf([
  { bib: '7', name: 'Over, "the" hill', category: 'Open', legs: [60 * S, 61 * S] },
  { bib: '8', legs: [59 * S, null] },
]);

describe('resultsCsv', () => {
  it('writes the columns in their order, with LF and no byte order mark', () => {
    expect(resultsCsv(board, plain)).toBe(
      [
        'pos,bib,team,category,leg_1,split_1,leg_2,total',
        '1,7,"Over, ""the"" hill",Open,00:01:00,00:01:00,00:01:01,00:02:01',
        '-,8,Team 8,,00:00:59,00:00:59,DNF,DNF',
        '',
      ].join('\n'),
    );
  });

  it('has no split in a race of one leg', () => {
    expect(resultsCsv(boardOf([{ bib: '1', legs: [S] }]), plain)).toBe(
      'pos,bib,team,category,leg_1,total\n1,1,Team 1,,00:00:01,00:00:01\n',
    );
  });

  it('writes categories one after another under one heading', () => {
    const rows = parse(resultsCsv(board, { ...plain, by: 'category' }));
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['pos', 'bib', 'team', 'category'],
      ['1', '7', 'Over, "the" hill', 'Open'],
      ['-', '8', 'Team 8', ''],
    ]);
  });

  it('by leg, names the runner only where names are asked for', () => {
    const names = new Map([['7', ['Ane', 'Bo']]]);
    expect(
      resultsCsv(board, { ...plain, by: 'leg', names })
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      'leg,pos,bib,team,category,runner,time',
      '1,1,8,Team 8,,,00:00:59',
      '1,2,7,"Over, ""the"" hill",Open,Ane,00:01:00',
    ]);
    const [heading] = resultsCsv(board, { ...plain, by: 'leg' }).split('\n');
    expect(heading).toBe('leg,pos,bib,team,category,time');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'keeps a spreadsheet from executing %j',
    (text) => {
      const hostile = boardOf([{ bib: text, name: text, category: text, legs: ['DNF'] }]);
      const names = new Map([[text, [text]]]);
      const inert = `'${text}`;
      expect(parse(resultsCsv(hostile, plain))[1]).toEqual(['-', inert, inert, inert, 'DNF', 'DNF']);
      const byLeg = parse(resultsCsv(hostile, { ...plain, by: 'leg', names }))[1];
      expect(byLeg).toEqual(['1', '-', inert, inert, inert, inert, 'DNF']);
    },
  );

  it('is read back as it was, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const rows = parse(resultsCsv(boardOf([{ bib: '1', name, legs: [S] }]), plain));
        expect([name, `'${name}`]).toContain(rows[1]?.[2]);
        expect(rows).toHaveLength(2);
      }),
    );
  });
});
