import { useState } from 'react';
import { callStation } from '../app/station.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { clockTexts } from '../texts/clock.ts';
import { tell } from '../view/notices.ts';
import styles from './clock-panel.module.css';

/** Whom the station asks for the time. */
export function ServerForm({ server }: { readonly server: string | null }) {
  const [typed, setTyped] = useState(server ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    try {
      const kept = await callStation('clock.setServer', { url: typed.trim() === '' ? null : typed });
      setProblem(null);
      setTyped(kept.server ?? '');
      tell('done', clockTexts.serverKept(kept.server));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form
      className={styles['server']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField
        label={clockTexts.server}
        value={typed}
        onChange={setTyped}
        hint={clockTexts.serverHint}
        problem={problem}
        maxLength={2_000}
      />
      <Button type="submit">{clockTexts.serverKeep}</Button>
    </form>
  );
}
