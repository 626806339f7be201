import { useMirror } from '../mirror/use-mirror.ts';
import { appTexts } from '../texts/app.ts';
import styles from './waiting.module.css';

/** Before the station has answered for the first time. */
export function Waiting() {
  const link = useMirror((state) => state.link);
  return (
    <main className={styles['waiting']}>
      <h1 className={styles['program']}>{appTexts.program}</h1>
      <p role="status">{link === 'down' ? appTexts.connecting : appTexts.loading}</p>
    </main>
  );
}
