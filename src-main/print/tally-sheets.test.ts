import { describe, expect, it } from 'vitest';
import { boardOf } from '../../tests/kit/board-of.ts';
import { tallySheets } from './tally-sheets.ts';

const teams = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ bib: String(index + 1), legs: [null, null, null] }));

const sheetsOf = (page: string): string[] => page.split('<section class="sheet">').slice(1);

describe('tallySheets', () => {
  it('makes for each point the sheets its teams need, one to spare, and the list to tick off', () => {
    const sheets = sheetsOf(tallySheets(boardOf(teams(51))));
    const headings = sheets.map((sheet) => /<h1>(.*?)<\/h1>.*(Sheet .*?)</.exec(sheet)?.slice(1).join(' / '));
    expect(headings).toEqual([
      ...[1, 2, 3, 4, 5].map((sheet) => `Exchange 1 · leg 1 → 2 / Sheet ${sheet} of 15`),
      ...[6, 7, 8, 9, 10].map((sheet) => `Exchange 2 · leg 2 → 3 / Sheet ${sheet} of 15`),
      ...[11, 12, 13, 14, 15].map((sheet) => `Finish / Sheet ${sheet} of 15`),
    ]);
    expect(sheets.map((sheet) => sheet.split('<td class="row">').length - 1).slice(0, 5)).toEqual([
      25, 25, 25, 25, 0,
    ]);
    expect(sheets[3]).toContain('<td class="row">100</td>');
    expect(sheets[4]?.split('<li>').length).toBe(52);
  });

  it('says what to write where something was not seen, and asks In or Out at exchanges alone', () => {
    const [exchange = '', , finish = ''] = sheetsOf(tallySheets(boardOf(teams(0), { legs: 3 })));
    for (const sheet of [exchange, finish]) {
      expect(sheet).toContain('<b>No bib seen:</b> leave Bib empty. <b>No time:</b> leave Time empty.');
    }
    expect(exchange).toContain('In/Out');
    expect(finish).not.toContain('In/Out');
  });

  it('takes another number of rows', () => {
    const sheets = sheetsOf(tallySheets(boardOf(teams(10)), { rowsPerPage: 10 }));
    expect(sheets).toHaveLength(9);
    expect(sheets[0]?.split('<td class="row">').length).toBe(11);
  });

  it('lists the bibs in their order, escaped', () => {
    const hostile = '<script>1</script>';
    const board = boardOf(
      [
        { bib: '10', name: hostile, legs: [null] },
        { bib: '9', legs: [null] },
        { bib: hostile, legs: [null] },
      ],
      { name: hostile, timeZone: hostile },
    );
    const page = tallySheets(board);
    expect(page).not.toMatch(/<script/i);
    expect([...page.matchAll(/<li><b>(.*?)<\/b>/g)].map(([, bib]) => bib)).toEqual([
      '9',
      '10',
      '&lt;script&gt;1&lt;/script&gt;',
    ]);
  });
});
