import type { KeyboardEvent } from 'react';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import styles from './choice-field.module.css';
import fieldStyles from './field.module.css';
import { KeyCap } from './key-cap.tsx';

interface Choice<T extends string> {
  readonly value: T;
  readonly says: string;
}

interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  /** `null` while nothing is chosen. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** One line about what is chosen. */
  readonly hint?: string;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
}

/** A row of choices of which one holds; the keys 1 to 9 choose while the row has the focus. */
export function ChoiceField<T extends string>({
  label,
  choices,
  value,
  onChange,
  hint,
  autoFocus = false,
  isDisabled = false,
}: ChoiceFieldProps<T>) {
  const pick = (chosen: string | undefined): boolean => {
    const choice = choices.find((one) => one.value === chosen);
    if (choice !== undefined) onChange(choice.value);
    return choice !== undefined;
  };
  const pickByDigit = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isDisabled) return;
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    if (digit > 0 && pick(choices[digit - 1]?.value)) event.preventDefault();
  };
  const first = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  );
  return (
    <div onKeyDown={pickByDigit}>
      <RadioGroup
        className={styles['group'] ?? ''}
        value={value}
        onChange={pick}
        isDisabled={isDisabled}
        orientation="horizontal"
      >
        <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
        <div className={styles['row']}>
          {choices.map((choice, index) => (
            <RadioField key={choice.value} value={choice.value} autoFocus={autoFocus && index === first}>
              <RadioButton className={styles['choice'] ?? ''}>
                {choice.says}
                {choices.length > 9 ? null : <KeyCap keys={String(index + 1)} />}
              </RadioButton>
            </RadioField>
          ))}
        </div>
        {hint === undefined ? null : (
          <Text slot="description" className={fieldStyles['words'] ?? ''}>
            {hint}
          </Text>
        )}
      </RadioGroup>
    </div>
  );
}
