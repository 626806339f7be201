import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import { callAndTell } from '../app/station.ts';
import { focusList } from '../list/focus-list.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { logTexts } from '../texts/log.ts';
import styles from './log-panel.module.css';

/** Asks why an entry does not count, and voids it. The log below goes on. */
export function VoidForm({ entry, onDone }: { readonly entry: HistoryEntry; readonly onDone: () => void }) {
  const [reason, setReason] = useState('');
  const end = (): void => {
    onDone();
    focusList();
  };
  const isReady = reason.trim() !== '';
  return (
    <form
      className={styles['form']}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        void callAndTell('entries.void', { ids: [entry.id], reason: reason.trim() }).then((reply) => {
          if (reply !== null) end();
        });
      }}
    >
      <p className={styles['about']}>{logTexts.voidAbout(entry.says)}</p>
      <div className={styles['reason']}>
        <TextField
          label={logTexts.voidWhy}
          value={reason}
          onChange={setReason}
          hint={logTexts.voidHint}
          autoFocus
        />
      </div>
      <Button type="submit" look="warning" isDisabled={!isReady}>
        {logTexts.voidDo}
      </Button>
      <Button onPress={end}>{logTexts.voidCancel}</Button>
    </form>
  );
}
