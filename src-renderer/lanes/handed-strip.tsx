import type { CSSProperties } from 'react';
import { memo } from 'react';
import type { RecordedLine } from '../../src-shared/contract/mirror.ts';
import { duration, timeOfDay } from '../../src-shared/format/times.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { ForEars } from '../parts/for-ears.tsx';
import { laneTexts } from '../texts/lanes.ts';
import { openDialog } from '../view/view-store.ts';
import styles from './handed-strip.module.css';
import { HoldSigns } from './hold-signs.tsx';
import type { Held } from './holds.ts';

const DIGITS = 1;

interface HandedStripProps {
  readonly line: RecordedLine;
  readonly bib: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly edge: CSSProperties['borderLeftColor'];
  readonly cloud: Held;
  readonly stick: Held;
}

/** One recorded passing. Opens its correction. */
export const HandedStrip = memo(function HandedStrip({
  line,
  bib,
  name,
  category,
  edge,
  cloud,
  stick,
}: HandedStripProps) {
  const timeZone = useRace(({ race }) => race.timeZone);
  const correct = (): void => {
    openDialog({ kind: 'passing', id: line.id });
  };
  return (
    <li>
      <button
        type="button"
        className={styles['strip']}
        style={line.asks ? undefined : { borderLeftColor: edge }}
        data-tone={line.voided ? 'voided' : line.asks ? 'asks' : 'fine'}
        onClick={correct}
      >
        <span className={styles['time']}>
          {line.timeUs === null ? '–' : timeOfDay(line.timeUs, timeZone, DIGITS)}
        </span>
        <span className={styles['bib']}>{bib === '' ? '–' : bib}</span>
        <span className={styles['who']}>
          <span className={styles['name']}>{name ?? (bib === '' ? laneTexts.noBib : laneTexts.unknown)}</span>
          <span className={styles['detail']}>{detailOf(line, category)}</span>
        </span>
        <span className={styles['place']}>
          <Place line={line} />
        </span>
        <HoldSigns cloud={cloud} stick={stick} />
      </button>
    </li>
  );
});

function detailOf({ point, side, legTimeUs, station }: RecordedLine, category: string | null): string {
  return [
    point === null ? null : point === 0 ? laneTexts.start : laneTexts.leg(point),
    laneTexts.side[side],
    legTimeUs === null ? null : duration(legTimeUs),
    station === null ? null : laneTexts.fromStation(station),
    category,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

function Place({ line: { voided, asks, place, gained } }: { readonly line: RecordedLine }) {
  if (voided) return laneTexts.voided;
  if (asks) return <strong className={styles['asks']}>{laneTexts.asks}</strong>;
  if (place === null) return null;
  return (
    <>
      {laneTexts.place(place)}
      {gained === null || gained === 0 ? null : (
        <>
          <span aria-hidden="true">{gained > 0 ? ` ▲ ${gained}` : ` ▼ ${-gained}`}</span>
          <ForEars>{gained > 0 ? laneTexts.gained(gained) : laneTexts.lost(-gained)}</ForEars>
        </>
      )}
    </>
  );
}
