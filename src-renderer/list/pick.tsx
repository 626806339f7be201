import { useId } from 'react';
import styles from './pick.module.css';

interface PickProps {
  readonly label: string;
  readonly choices: readonly string[];
  /** Index of the one that is shown. */
  readonly chosen: number;
  readonly previous: string;
  readonly next: string;
  readonly onPick: (index: number) => void;
}

/** Chooses one of several lists: by name, or one on and one back. */
export function Pick({ label, choices, chosen, previous, next, onPick }: PickProps) {
  const id = useId();
  const step = (by: number, says: string, sign: string) => (
    <button
      type="button"
      aria-label={says}
      className={styles['step']}
      disabled={choices[chosen + by] === undefined}
      onClick={() => {
        onPick(chosen + by);
      }}
    >
      {sign}
    </button>
  );
  return (
    <div className={styles['pick']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {step(-1, previous, '‹')}
      <select
        id={id}
        className={styles['select']}
        value={chosen}
        onChange={(event) => {
          onPick(Number(event.target.value));
        }}
      >
        {choices.map((choice, index) => (
          <option key={index} value={index}>
            {choice}
          </option>
        ))}
      </select>
      {step(1, next, '›')}
    </div>
  );
}
