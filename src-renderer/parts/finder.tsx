import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import fieldStyles from './field.module.css';
import styles from './finder.module.css';
import { stepIn } from './step-in.ts';

interface FinderProps<T> {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What fits, the likeliest first; the first is what Enter takes. */
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly show: (item: T) => ReactNode;
  /** Called with the line's own element, so that the focus can go on from there. */
  readonly onPick: (item: T, line: HTMLInputElement | null) => void;
  /** Said below the items, or in their place. */
  readonly note?: string | null;
  readonly isOpen?: boolean;
  /** `popup`: over what follows; `page`: fills the dialog. */
  readonly look: 'popup' | 'page';
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly isInvalid?: boolean;
  readonly autoFocus?: boolean;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/**
 * A line to type in and what fits it below, by the combobox pattern of ARIA. It differs from React Aria's ComboBox in
 * what a hurried hand needs: the first item is taken by Enter at once, without an arrow key and without any delay.
 */
export function Finder<T>(props: FinderProps<T>) {
  const { text, onText, items, onPick, isOpen = true, look } = props;
  const inputId = useId();
  const listId = useId();
  const line = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, items.length - 1);
  const isShown = isOpen && items.length > 0;
  const optionId = (index: number): string => `${listId}-${index}`;

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[active];
    if (event.key === 'Enter' && isShown && item !== undefined) {
      event.preventDefault();
      onPick(item, line.current);
      return;
    }
    const next = isShown ? stepIn(event.key, active, items.length) : null;
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
  };
  return (
    <div className={`${styles['finder'] ?? ''} ${look === 'page' ? (styles['tall'] ?? '') : ''}`}>
      <label className={fieldStyles['label']} htmlFor={inputId}>
        {props.label}
      </label>
      <input
        id={inputId}
        ref={line}
        className={fieldStyles['input']}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={isShown && active >= 0 ? optionId(active) : undefined}
        aria-autocomplete="list"
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid === true}
        autoComplete="off"
        spellCheck={false}
        // A dialog's first field: whoever opened it wants to type here.
        autoFocus={props.autoFocus}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setChosen(0);
          onText(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
          props.onFocus?.();
        }}
        onBlur={props.onBlur}
        onKeyDown={onKeyDown}
      />
      {isShown ? (
        <Options {...props} line={line} active={active} listId={listId} optionId={optionId} />
      ) : null}
      {isOpen && !isShown && typeof props.note === 'string' ? (
        <div
          className={`${styles['note'] ?? ''} ${look === 'popup' ? `${styles['list'] ?? ''} ${styles['popup'] ?? ''}` : ''}`}
          role="status"
        >
          {props.note}
        </div>
      ) : null}
    </div>
  );
}

interface OptionsProps<T> extends FinderProps<T> {
  readonly line: RefObject<HTMLInputElement | null>;
  readonly active: number;
  readonly listId: string;
  readonly optionId: (index: number) => string;
}

function Options<T>({
  line,
  label,
  items,
  idOf,
  show,
  onPick,
  look,
  note,
  active,
  listId,
  optionId,
}: OptionsProps<T>) {
  const activeRef = useRef<HTMLLIElement>(null);
  useEffect(() => {
    activeRef.current?.scrollIntoView({ block: 'nearest' });
  }, [active, items]);
  return (
    <div className={`${styles['list'] ?? ''} ${styles[look] ?? ''}`}>
      <ul id={listId} className={styles['items']} role="listbox" aria-label={label}>
        {items.map((item, index) => (
          <li
            key={idOf(item)}
            id={optionId(index)}
            ref={index === active ? activeRef : null}
            className={styles['option']}
            role="option"
            aria-selected={index === active}
            // The line must keep the focus: a press takes the item without going there.
            onPointerDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onPick(item, line.current);
            }}
          >
            {show(item)}
          </li>
        ))}
      </ul>
      {typeof note === 'string' ? <div className={styles['note']}>{note}</div> : null}
    </div>
  );
}
