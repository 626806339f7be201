import { describe, expect, it } from 'vitest';
import { boardOf } from '../../tests/kit/board-of.ts';
import { resultsHtml } from './results-html.ts';

const S = 1_000_000;
const HOSTILE = '<script>alert("1")</script> & co';

describe('resultsHtml', () => {
  it.each(['total', 'category', 'leg'] as const)('escapes every text, by %s', (by) => {
    const board = boardOf(
      [{ bib: HOSTILE, teamId: '1', name: HOSTILE, category: HOSTILE, legs: [S, S] }],
      { name: HOSTILE },
      [HOSTILE],
    );
    const page = resultsHtml(board, { names: new Map([['1', [HOSTILE, HOSTILE]]]), by, mode: 'provisional' });
    expect(page).not.toMatch(/<script/i);
    // Title, heading, question, and in the table at least bib, team, category and a runner.
    expect(
      page.split('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co').length - 1,
    ).toBeGreaterThan(6);
  });

  it('is one page that needs nothing else', () => {
    const page = resultsHtml(boardOf([{ bib: '1', legs: [S] }]), { names: null, by: 'total', mode: 'final' });
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    expect(page).not.toMatch(/https?:|src=|href=|@import|url\(/);
    expect(page).toContain('size: A4 landscape');
    expect(page).toContain('No open questions.');
  });

  it('shows splits between the first leg and the last, and marks what an official gave', () => {
    const board = boardOf([{ bib: '1', legs: [S, 2 * S, 4 * S], given: [3] }]);
    const page = resultsHtml(board, { names: null, by: 'total', mode: 'final' });
    expect(page).toContain(
      '<td class="time">00:00:01</td><td class="time">00:00:02<small>00:00:03</small></td><td class="time">*00:00:04</td>',
    );
    expect(page).toContain('given by an official');
  });

  it('takes several lines a team for a long relay, as many cells in each row as in the heading', () => {
    const board = boardOf([{ bib: '1', legs: Array.from({ length: 15 }, () => S) }]);
    const page = resultsHtml(board, { names: null, by: 'total', mode: 'final' });
    const cells = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([row]) => row.split(/<t[hd]/).length - 1);
    expect(cells).toEqual([10, 5, 5, 10, 5, 5]);
    expect(page).toContain('rowspan="3"');
  });
});
