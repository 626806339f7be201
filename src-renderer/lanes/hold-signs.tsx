import { ForEars } from '../parts/for-ears.tsx';
import styles from './hold-signs.module.css';
import type { Held } from './holds.ts';
import { holdWords } from './holds.ts';

/** Signs of disk, cloud and stick, in places of their own; drawn, since not every laptop has them in a typeface. */
export function HoldSigns({ cloud, stick }: { readonly cloud: Held; readonly stick: Held }) {
  return (
    <span className={styles['signs']} title={holdWords({ cloud, stick })}>
      <ForEars>{holdWords({ cloud, stick })}</ForEars>
      <Sign path={TICK} held="held" />
      <Sign path={CLOUD} held={cloud} />
      <Sign path={STICK} held={stick} />
    </span>
  );
}

/** The first sign alone, while no other place can have the line yet. */
export function DiskSign({ state }: { readonly state: 'held' | 'missing' | 'trouble' }) {
  return (
    <span className={styles['signs']}>
      {state === 'trouble' ? (
        <svg className={styles['trouble']} viewBox="0 0 16 16" aria-hidden="true">
          <rect x="3" y="3" width="10" height="10" />
        </svg>
      ) : (
        <Sign path={TICK} held={state} />
      )}
    </span>
  );
}

const TICK = 'M3 8.5 6.5 12 13 4.5';
const CLOUD = 'M4.5 12.5a3 3 0 0 1 0-6 4 4 0 0 1 7.4 1.2 2.5 2.5 0 0 1-.4 4.8z';
const STICK = 'M5.5 6.5v-4h5v4M4 6.5h8v7H4z';

function Sign({ path, held }: { readonly path: string; readonly held: Held }) {
  if (held === 'none') return <span />;
  return (
    <svg className={styles[held]} viewBox="0 0 16 16" aria-hidden="true">
      {held === 'held' ? <path d={path} /> : <circle cx="8" cy="8" r="4" />}
    </svg>
  );
}
