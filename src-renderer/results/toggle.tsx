import styles from './results-panel.module.css';

interface ToggleProps<T extends string> {
  readonly label: string;
  readonly choices: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (choice: T) => void;
}

/** A few choices side by side, of which one holds. */
export function Toggle<T extends string>({ label, choices, chosen, onChoose }: ToggleProps<T>) {
  return (
    <div role="group" aria-label={label} className={styles['toggle']}>
      {choices.map(([choice, says]) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === chosen}
          className={styles['choice']}
          onClick={() => {
            onChoose(choice);
          }}
        >
          {says}
        </button>
      ))}
    </div>
  );
}
