/** Moving among the questions by key. */

/** Marks a card's element, so that it can be found again. */
export const QUESTION_MARK = 'data-question';

/** Goes to the most urgent question. */
export function focusFirstQuestion(): void {
  cards()[0]?.focus();
}

/** Goes to the question after or before this one, where there is one. */
export function focusNextQuestion(from: HTMLElement, way: 1 | -1): void {
  const all = cards();
  all[all.indexOf(from) + way]?.focus();
}

function cards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${QUESTION_MARK}]`)];
}
