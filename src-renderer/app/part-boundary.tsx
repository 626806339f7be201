import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from '../parts/button.tsx';
import { appTexts } from '../texts/app.ts';
import styles from './part-boundary.module.css';

interface Props {
  readonly children: ReactNode;
  /** Shown in place of a part that failed; a sentence with a button where absent. */
  readonly instead?: ReactNode;
}

/** Keeps a fault in one part of the window from taking the entry line with it. */
export class PartBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  readonly #tryAgain = (): void => {
    this.setState({ failed: false });
  };

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      this.props.instead ?? (
        <div className={styles['failed']} role="alert">
          <h2>{appTexts.brokenTitle}</h2>
          <p>{appTexts.broken}</p>
          <Button onPress={this.#tryAgain}>{appTexts.tryAgain}</Button>
        </div>
      )
    );
  }
}
