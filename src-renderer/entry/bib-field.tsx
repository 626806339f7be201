import { useEffect, useRef } from 'react';
import { entryTexts } from '../texts/entry.ts';
import styles from './entry-band.module.css';
import { setEntryElement } from './entry-focus.ts';
import { entryStore, pressKey } from './entry-store.ts';

/** Longer lines are set smaller, so that several bibs stand whole: characters that fit at each size. */
const FITS = [6, 10, 15];

/**
 * The text field of the entry line. Keys reach it through the window's one listener, and what stands in it is written
 * straight to the element: no rendering lies between a key and its figure. What comes without keys (paste, dictation,
 * input methods) arrives as text.
 */
export function BibField() {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    setEntryElement(element);
    const write = (): void => {
      const { line } = entryStore.getState();
      if (element.value !== line) element.value = line;
      element.dataset['size'] = String(FITS.filter((most) => line.length > most).length);
    };
    const read = (event: Event): void => {
      const isHalfComposed = event instanceof InputEvent && event.isComposing;
      if (!isHalfComposed) pressKey({ kind: 'replace', text: element.value }, event.timeStamp);
    };
    write();
    element.focus();
    element.addEventListener('input', read);
    element.addEventListener('compositionend', read);
    const unsubscribe = entryStore.subscribe(write);
    return () => {
      unsubscribe();
      element.removeEventListener('input', read);
      element.removeEventListener('compositionend', read);
      setEntryElement(null);
    };
  }, []);
  return (
    <input
      ref={ref}
      className={styles['field']}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      aria-label={entryTexts.label}
      aria-describedby="entry-outlook"
    />
  );
}
