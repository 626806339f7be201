import { useId } from 'react';
import styles from './field.module.css';

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly says: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of several where a row of choices has no room: the system's own list, which every keyboard knows. */
export function SelectField<T extends string>({ label, choices, value, onChange }: SelectFieldProps<T>) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles['input']}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.says}
          </option>
        ))}
      </select>
    </div>
  );
}
