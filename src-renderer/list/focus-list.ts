/** Gives the keys to the list that is shown, if there is one. */
export function focusList(): void {
  const list = document.querySelector('[data-list]');
  if (list instanceof HTMLElement) list.focus({ preventScroll: true });
}
