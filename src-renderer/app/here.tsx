import type { Serves } from '../../src-shared/contract/mirror.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { appTexts } from '../texts/app.ts';
import styles from './here.module.css';

/** Where this station is, who sits at it, and how far the field is. */
export function Here() {
  const serves = useRace(({ desk }) => desk.serves);
  const shift = useRace(({ desk }) => desk.shift);
  const legs = useRace(({ race }) => race.legs);
  const done = useRace(({ expected }) => expected.handedOver);
  const toCome = useRace(({ expected }) => expected.stillToCome);
  const [place, under] = placeWords(serves, legs);
  return (
    <section className={styles['here']} aria-label={appTexts.here}>
      <h2 className={styles['place']}>{place}</h2>
      <p className={styles['leg']}>{under}</p>
      <p className={styles['desk']}>
        {shift === '' ? (
          <span className={styles['nobody']}>
            {appTexts.noShift} <KeyCap keys="F2" />
          </span>
        ) : (
          <>
            {appTexts.shift} <strong className={styles['initials']}>{shift}</strong>
          </>
        )}
        <span className={styles['count']}>{appTexts.handedOver(done, done + toCome)}</span>
      </p>
    </section>
  );
}

function placeWords(serves: Serves, legs: number): readonly [string, string] {
  if (serves === null) return [appTexts.allPoints, appTexts.nextOfEach];
  const { from, to } = serves;
  if (from !== to) return [appTexts.points(from, to), appTexts.nextOfEach];
  if (from === 0) return [appTexts.start, appTexts.firstLeg];
  if (from === legs) return [appTexts.finish, appTexts.lastLeg(legs)];
  return [appTexts.exchange(from), appTexts.leg(from, from + 1)];
}
