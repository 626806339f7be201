import type { KeyboardEvent } from 'react';
import { focusEntry } from '../entry/entry-focus.ts';
import { mirrorStore } from '../mirror/mirror-store.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { gridTexts } from '../texts/grid.ts';
import { useView, viewStore } from '../view/view-store.ts';
import { prepareSearch } from './search.ts';
import styles from './search-field.module.css';

const FIELD_ID = 'grid-search';

/** Puts the caret into the search field, if one is shown. */
export function focusSearch(): void {
  const field = document.getElementById(FIELD_ID);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

interface SearchFieldProps {
  readonly found: number;
  readonly all: number;
  /** Enter or an arrow: the search is done, go to what it found. */
  readonly onDone: () => void;
}

/** Narrows the view to the teams that match. Escape empties it, and again gives the keys back to the entry line. */
export function SearchField({ found, all, onDone }: SearchFieldProps) {
  const typed = useView((view) => view.search);
  const type = (typed: string): void => {
    viewStore.setState({ search: typed });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') onDone();
    else if (event.key !== 'Escape') return;
    else if (typed === '') focusEntry();
    else type('');
    event.preventDefault();
  };
  return (
    <div className={styles['field']}>
      {typed === '' ? null : <span className={styles['found']}>{gridTexts.search.found(found, all)}</span>}
      <label className={styles['box']}>
        <KeyCap keys="/" />
        <input
          id={FIELD_ID}
          type="search"
          aria-label={gridTexts.search.label}
          placeholder={gridTexts.search.placeholder}
          className={styles['input']}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            type(event.target.value);
          }}
          onFocus={prepare}
          onKeyDown={onKeyDown}
        />
      </label>
      <span role="status" className={styles['said']}>
        {typed === '' ? '' : gridTexts.search.found(found, all)}
      </span>
    </div>
  );
}

function prepare(): void {
  const { seen } = mirrorStore.getState();
  if (seen.mode === 'race') prepareSearch(seen.teams.values());
}
