import type { Status, StatusItem } from '../../src-shared/contract/mirror.ts';
import { duration, timeOfDay } from '../../src-shared/format/times.ts';
import { useMirror, useRace } from '../mirror/use-mirror.ts';
import { appTexts } from '../texts/app.ts';
import { useNowUs } from '../view/now.ts';
import styles from './status-line.module.css';

/** Race, state of clock and copies in words, and the time. */
export function StatusLine() {
  const name = useRace(({ race }) => race.name);
  const legs = useRace(({ race }) => race.legs);
  const teams = useRace((race) => race.teams.size);
  const status = useRace((race) => race.status);
  const isAway = useMirror(
    ({ link, pending }) => link === 'down' || pending.some(({ state }) => state === 'waiting'),
  );
  return (
    <header className={styles['line']}>
      <h1 className={styles['race']}>{name}</h1>
      <span className={styles['size']}>
        {appTexts.teams(teams)} · {appTexts.legs(legs)}
      </span>
      {isAway ? (
        <p className={styles['away']} role="alert">
          <span aria-hidden="true">■ </span>
          {appTexts.stationAway}
        </p>
      ) : (
        <ul className={styles['items']} aria-label={appTexts.status}>
          {itemsOf(status).map(([key, item]) => (
            <li key={key} className={styles['item']} data-tone={item.tone} title={item.detail}>
              <span className={styles['sign']} aria-hidden="true">
                {SIGNS[item.tone]}
              </span>
              {item.says}
            </li>
          ))}
        </ul>
      )}
      <RaceClock />
    </header>
  );
}

const SIGNS = { good: '●', doubt: '▲', bad: '■', off: '○' } as const;

function itemsOf({ clock, disk, cloud, stick, battery, peers }: Status): [string, StatusItem][] {
  const items = { clock, disk, cloud, stick, battery, peers };
  return Object.entries(items).flatMap(([key, item]): [string, StatusItem][] =>
    item === null ? [] : [[key, item]],
  );
}

function RaceClock() {
  const nowUs = useNowUs();
  const gunUs = useRace(({ race }) => race.gunUs);
  const timeZone = useRace(({ race }) => race.timeZone);
  return (
    <p className={styles['clock']}>
      <time className={styles['time']}>{timeOfDay(nowUs, timeZone)}</time>
      <span className={styles['sinceGun']}>{sinceGun(nowUs, gunUs)}</span>
    </p>
  );
}

function sinceGun(nowUs: number, gunUs: number | null): string {
  if (gunUs === null) return appTexts.noGun;
  return nowUs < gunUs
    ? `${duration(gunUs - nowUs)} ${appTexts.toGun}`
    : `${appTexts.race} ${duration(nowUs - gunUs)}`;
}
