import type { KeyboardEvent, ReactNode } from 'react';
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { pressKey } from '../entry/entry-store.ts';
import { useMirror } from '../mirror/use-mirror.ts';
import { fieldTexts } from '../texts/fields.ts';
import { closeDialog } from '../view/view-store.ts';
import { Button } from './button.tsx';
import styles from './dialog-frame.module.css';
import { KeyCap } from './key-cap.tsx';

interface DialogFrameProps {
  readonly title: string;
  readonly size?: 'small' | 'medium' | 'large';
  readonly children: ReactNode;
  /** What Enter does, as the words on the button; absent = there is nothing to confirm. */
  readonly submit?: string;
  readonly onSubmit?: () => void;
  /** The station is at it: Enter does nothing meanwhile. */
  readonly isBusy?: boolean;
  readonly canSubmit?: boolean;
  /** What would be recorded, in words, beside the button. */
  readonly outcome?: string | null;
  /** What the station, or the form as a whole, objects to. Takes the place of the outcome. */
  readonly problem?: string | null;
  /** Further buttons, before the one that confirms. */
  readonly more?: ReactNode;
}

/**
 * A dialog over the window: title, body, and a foot that says what Enter will do before it does it. Escape closes it;
 * the focus goes back to where it was, which is the entry line. Ctrl and Space take a time over any dialog.
 */
export function DialogFrame(props: DialogFrameProps) {
  const { title, size = 'medium', children, onSubmit } = props;
  return (
    <ModalOverlay
      isOpen
      isDismissable
      // A click beside it must not throw away what was typed: gloves touch the pad.
      shouldCloseOnInteractOutside={() => false}
      onOpenChange={(isOpen) => {
        if (!isOpen) closeDialog();
      }}
      className={styles['overlay'] ?? ''}
    >
      <Modal className={`${styles['modal'] ?? ''} ${styles[size] ?? ''}`}>
        <Dialog className={styles['dialog'] ?? ''}>
          <form
            className={styles['form']}
            noValidate
            // Before any field sees it: Space alone belongs to the field, with Ctrl it is the time of a runner.
            onKeyDownCapture={takeTimeNow}
            onSubmit={(event) => {
              event.preventDefault();
              if (props.isBusy !== true && props.canSubmit !== false) onSubmit?.();
            }}
          >
            <Head title={title} />
            <div className={styles['body']}>{children}</div>
            <Foot {...props} />
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function takeTimeNow(event: KeyboardEvent): void {
  if (event.key !== ' ' || !event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) pressKey({ kind: 'take' }, event.timeStamp);
}

function Head({ title }: { readonly title: string }) {
  const isRace = useMirror(({ seen }) => seen.mode === 'race');
  return (
    <div className={styles['head']}>
      <Heading slot="title" level={2} className={styles['title'] ?? ''}>
        {title}
      </Heading>
      {isRace ? (
        <span className={styles['timeNow']}>
          <KeyCap keys="Ctrl+Space" /> {fieldTexts.timeNow}
        </span>
      ) : null}
      <AriaButton className={styles['close'] ?? ''} onPress={closeDialog} excludeFromTabOrder>
        {fieldTexts.close} <KeyCap keys="Esc" />
      </AriaButton>
    </div>
  );
}

function Foot({
  submit,
  isBusy = false,
  canSubmit = true,
  outcome = null,
  problem = null,
  more,
}: DialogFrameProps) {
  if (submit === undefined && more === undefined && problem === null && outcome === null) return null;
  const says = isBusy ? fieldTexts.busy : (problem ?? outcome ?? '');
  const isProblem = problem !== null && !isBusy;
  return (
    <div className={styles['foot']}>
      <div
        role="status"
        className={`${styles['outcome'] ?? ''} ${isProblem ? (styles['problem'] ?? '') : ''}`}
      >
        {says}
      </div>
      {more}
      {submit === undefined ? null : (
        <Button type="submit" look="main" isDisabled={isBusy || !canSubmit}>
          {submit}
        </Button>
      )}
    </div>
  );
}
