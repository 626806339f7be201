/** Where the keys go: the entry line has the focus whenever nothing else asks for it. */

let line: HTMLInputElement | null = null;

/** Names the entry line's own element. */
export function setEntryElement(element: HTMLInputElement | null): void {
  line = element;
}

/** Gives the focus back to the entry line. */
export function focusEntry(): void {
  line?.focus({ preventScroll: true });
}

/** Whether the entry line has the focus. */
export function isEntryElement(target: EventTarget | null): boolean {
  return target !== null && target === line;
}

/** Takes the focus whenever it has fallen to nobody: a dialog closed, a button went away, a click on the ground. */
export function holdFocus(): void {
  const takeIfFree = (): void => {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body || document.activeElement === null) focusEntry();
    });
  };
  document.addEventListener('focusout', takeIfFree);
  document.addEventListener('pointerup', takeIfFree);
  window.addEventListener('focus', takeIfFree);
}
