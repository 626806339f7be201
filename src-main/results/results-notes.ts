/** The words around a printed result list: what it is, how to read it, and what is still open. */
import type { Board } from '../../src-shared/domain/board.ts';
import type { Mode } from '../../src-shared/domain/published.ts';
import type { ResultsOptions } from './results-options.ts';

/** So many open questions stand as sentences; the rest are counted. */
const QUESTIONS_SHOWN = 10;

/** The mark before a leg time that an official gave. */
export const GIVEN_MARK = '*';

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

/** How to read the figures, one sentence each. */
export function readingNotes(board: Board): string[] {
  const notes = [
    'Each printed time is rounded from its exact value once, so printed leg times need not add up to the printed total.',
  ];
  if (board.teams.some(({ legs }) => legs.some(({ given }) => given))) {
    notes.push(`${GIVEN_MARK} This leg time was given by an official.`);
  }
  return notes;
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
