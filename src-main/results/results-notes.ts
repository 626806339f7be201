/** The words around a printed result list: what it is, how to read it, and what is still open. */
import type { Board } from '../../src-shared/domain/board.ts';
import { closeTotals } from '../../src-shared/domain/close-ranks.ts';
import type { Mode } from '../../src-shared/domain/published.ts';
import { results, resultsByCategory } from '../../src-shared/domain/results.ts';
import type { ResultsOptions } from './results-options.ts';

/** So many open questions stand as sentences; the rest are counted. */
const QUESTIONS_SHOWN = 10;

/** The mark before a leg time that an official gave. */
export const GIVEN_MARK = '*';

/** The mark before a total that lies closer to a neighbour's than the clocks allow, and what it says. */
export const CLOSE_MARK = '≈';
export const CLOSE_WORDS = `${CLOSE_MARK} closer than the clocks allow`;

export const NO_CATEGORY = 'Without category';

const MODE_WORDS: Record<Mode, string> = { final: 'Final', provisional: 'Provisional' };
const BY_WORDS: Record<ResultsOptions['by'], string> = {
  total: 'results',
  category: 'results by category',
  leg: 'results by leg',
};

/** What stands under the race's name, such as `Provisional results by leg`. */
export function subtitleOf({ mode, by }: ResultsOptions): string {
  return `${MODE_WORDS[mode]} ${BY_WORDS[by]}`;
}

/** How to read the figures of the lists that these options ask for, one sentence each. */
export function readingNotes(board: Board, options: ResultsOptions): string[] {
  const notes = [
    'Each printed time is rounded from its exact value once, so printed leg times need not add up to the printed total.',
  ];
  if (board.teams.some(({ legs }) => legs.some(({ given }) => given))) {
    notes.push(`${GIVEN_MARK} This leg time was given by an official.`);
  }
  if (hasCloseTotals(board, options)) {
    notes.push(
      `${CLOSE_MARK} This total and its neighbour’s differ by less than the clocks can be off: the order of the two is not certain.`,
    );
  }
  return notes;
}

/** Lists by leg have no totals, and so no such mark. */
function hasCloseTotals(board: Board, { by, mode }: ResultsOptions): boolean {
  if (by === 'leg') return false;
  const lists =
    by === 'total' ? [results(board, mode)] : resultsByCategory(board, mode).map(({ rows }) => rows);
  return lists.some((rows) => closeTotals(board, rows).size > 0);
}

/** How many questions are open, and the first of them as sentences. */
export function openQuestions(board: Board): { heading: string; sentences: readonly string[] } {
  const count = board.open.length;
  const noun = count === 1 ? 'question' : 'questions';
  const heading =
    count === 0
      ? 'No open questions.'
      : `${count} open ${noun}${count > QUESTIONS_SHOWN ? `, the first ${QUESTIONS_SHOWN}` : ''}:`;
  return { heading, sentences: board.open.slice(0, QUESTIONS_SHOWN).map(({ says }) => says) };
}
