import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';
import { KeyCap } from './key-cap.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  /** `main`: what Enter does; `warning`: takes something away. */
  readonly look?: 'main' | 'plain' | 'warning';
  readonly type?: 'button' | 'submit';
  /** The key that does the same, shown on it. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
}

/** A button, large enough for gloves. */
export function Button({
  children,
  look = 'plain',
  type = 'button',
  keys,
  isDisabled = false,
  autoFocus = false,
  onPress,
}: ButtonProps) {
  return (
    <AriaButton
      className={`${styles['button'] ?? ''} ${look === 'plain' ? '' : (styles[look] ?? '')}`}
      type={type}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {children}
      {keys === undefined ? null : <KeyCap keys={keys} />}
    </AriaButton>
  );
}
