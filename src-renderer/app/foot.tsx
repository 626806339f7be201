import { availableActions } from '../actions/actions.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { appTexts } from '../texts/app.ts';
import { useView } from '../view/view-store.ts';
import styles from './foot.module.css';

/** The keys that are used most, from the list of all actions. */
export function Foot() {
  // What makes sense changes with these.
  useView(({ panel }) => panel);
  useRace(({ questions }) => questions.cards.length > 0);
  const actions = availableActions().filter(({ foot, keys }) => foot !== undefined && keys !== null);
  return (
    <footer className={styles['foot']}>
      <ul className={styles['keys']} aria-label={appTexts.actions}>
        {actions.map(({ id, foot, keys, run }) => (
          <li key={id}>
            <button type="button" className={styles['key']} tabIndex={-1} onClick={run}>
              <KeyCap keys={keys ?? ''} /> {foot}
            </button>
          </li>
        ))}
      </ul>
    </footer>
  );
}
