/** The mark of the element that takes the keys when the clock's page is shown. */
export const CLOCK_MARK = 'data-clock-title';

/** Gives the keys to the page's title: no control, so that digits and Space are the entry line's still. */
export function focusClock(): void {
  const title = document.querySelector(`[${CLOCK_MARK}]`);
  if (title instanceof HTMLElement) title.focus({ preventScroll: true });
}
