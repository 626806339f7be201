import type { KeyboardEvent, PointerEvent } from 'react';
import { KeyCap } from '../parts/key-cap.tsx';
import { clockTexts } from '../texts/clock.ts';
import styles from './clock-panel.module.css';

interface PressButtonProps {
  readonly isDisabled: boolean;
  /** Told the moment at which the key went down, of the window's clock, ms. */
  readonly onPress: (timeStampMs: number) => void;
}

/** A button that counts when it goes down, not when it is let go as others do: it takes a moment. */
export function PressButton({ isDisabled, onPress }: PressButtonProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) onPress(event.nativeEvent.timeStamp);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button === 0) onPress(event.nativeEvent.timeStamp);
  };
  return (
    <button
      type="button"
      className={styles['press']}
      disabled={isDisabled}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    >
      {clockTexts.handPress} <KeyCap keys="Space" />
    </button>
  );
}
