import styles from './key-cap.module.css';

/** A key, or keys held together, as on a key cap: `Enter`, `Ctrl K`. */
export function KeyCap({ keys }: { readonly keys: string }) {
  return <kbd className={styles['cap']}>{keys.length > 1 ? keys.replaceAll('+', ' ') : keys}</kbd>;
}
