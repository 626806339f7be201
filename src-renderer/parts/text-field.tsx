import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it, as a sentence; said beside the field. */
  readonly problem?: string | null;
  /** What may be typed here. Gives way to `reads` and to a problem. */
  readonly hint?: string;
  /** What was understood, in words. */
  readonly reads?: string | null;
  /** Set in figures: bibs, times, legs. */
  readonly isFigures?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

/** One line of text with its label, and below it what is wrong or understood. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem = null, isDisabled = false, autoFocus = false } = props;
  const inputClass = `${styles['input'] ?? ''} ${props.isFigures === true ? (styles['figures'] ?? '') : ''}`;
  return (
    <AriaTextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      autoComplete="off"
      maxLength={props.maxLength ?? 200}
      // What the field is about is checked by the form's own logic, never by the browser's bubbles.
      validationBehavior="aria"
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input
        className={inputClass}
        spellCheck={false}
        // As Tab does: what stands there is typed over.
        onFocus={(event) => {
          if (autoFocus) event.target.select();
        }}
      />
      <BelowField {...props} />
    </AriaTextField>
  );
}

function BelowField({ problem = null, reads = null, hint }: TextFieldProps) {
  if (problem !== null) return <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>;
  if (reads !== null) {
    return (
      <Text slot="description" className={`${styles['words'] ?? ''} ${styles['read'] ?? ''}`}>
        {reads}
      </Text>
    );
  }
  if (hint === undefined) return null;
  return (
    <Text slot="description" className={styles['words'] ?? ''}>
      {hint}
    </Text>
  );
}
