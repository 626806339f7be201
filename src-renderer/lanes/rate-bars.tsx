import { memo } from 'react';
import type { Expected } from '../../src-shared/contract/mirror.ts';
import { minuteOfDay } from '../../src-shared/format/times.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { laneTexts } from '../texts/lanes.ts';
import styles from './rate-bars.module.css';

const [WIDTH, HEIGHT, GAP] = [100, 48, 1.5];

/** Handoffs per ten minutes, recorded as bars and expected as dashes: silence is seen before anyone asks. */
export const RateBars = memo(function RateBars({ rates }: { readonly rates: Expected['rates'] }) {
  const timeZone = useRace(({ race }) => race.timeZone);
  const most = Math.max(1, ...rates.flatMap(({ recorded, expected }) => [recorded, expected]));
  const slot = WIDTH / rates.length;
  const topOf = (value: number): number => HEIGHT - (value / most) * (HEIGHT - 2);
  const words = rates.map(({ fromUs, recorded, expected }) =>
    laneTexts.rate(minuteOfDay(fromUs, timeZone), recorded, expected),
  );
  return (
    <figure className={styles['rates']}>
      <figcaption className={styles['caption']}>
        <span>{laneTexts.rates}</span>
        <span>{laneTexts.ratesKey}</span>
      </figcaption>
      <svg
        className={styles['bars']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.join('; ')}
      >
        {rates.map(({ fromUs, recorded, expected }, index) => (
          <g key={fromUs}>
            <rect
              className={styles['bar']}
              x={index * slot + GAP / 2}
              width={slot - GAP}
              y={topOf(recorded)}
              height={HEIGHT - topOf(recorded)}
            />
            <line
              className={styles['dash']}
              x1={index * slot}
              x2={(index + 1) * slot}
              y1={topOf(expected)}
              y2={topOf(expected)}
            />
          </g>
        ))}
      </svg>
    </figure>
  );
});
