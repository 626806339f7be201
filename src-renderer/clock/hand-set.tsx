import { useState } from 'react';
import { bound, moved, timeOfDay } from '../../src-shared/format/times.ts';
import { callAndTell } from '../app/station.ts';
import { monoNsOf, stationTimeUs } from '../entry/press-clock.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceField } from '../parts/choice-field.tsx';
import { TimeField } from '../parts/time-field.tsx';
import { readTimeOfDay } from '../parts/time-of-day.ts';
import { clockTexts } from '../texts/clock.ts';
import styles from './clock-panel.module.css';
import { LEAST_PRESSES, scatterOf, withPress } from './hand-presses.ts';
import type { Press } from './hand-presses.ts';
import { PressButton } from './press-button.tsx';

interface HandSetProps {
  readonly timeZone: string | null;
  readonly onDone: () => void;
}

type Every = keyof typeof clockTexts.every;

const US_PER_S = 1_000_000;
const EVERY: readonly Every[] = ['10', '30', '60'];

/** The clock set by hand: a key pressed at announced times, what the presses say, and the bound that follows. */
export function HandSet({ timeZone, onDone }: HandSetProps) {
  const [nearUs] = useState(() => stationTimeUs());
  const [first, setFirst] = useState('');
  const [every, setEvery] = useState<Every>('10');
  const [presses, setPresses] = useState<readonly Press[]>([]);
  const [isSetting, setSetting] = useState(false);
  const reading = readTimeOfDay(first, nearUs, timeZone);
  const announced = 'us' in reading ? { firstUs: reading.us, everyUs: Number(every) * US_PER_S } : null;

  const press = async (timeStampMs: number): Promise<void> => {
    if (announced === null) return;
    const monoNs = await monoNsOf(timeStampMs);
    setPresses((before) => withPress(before, announced, monoNs));
  };
  const set = async (): Promise<void> => {
    setSetting(true);
    const done = await callAndTell('clock.byHand', { presses: [...presses] });
    setSetting(false);
    if (done !== null) onDone();
  };
  const hasBegun = presses.length > 0;
  return (
    <section className={styles['hand']} aria-label={clockTexts.byHand}>
      <p className={styles['words']}>{clockTexts.handLead}</p>
      <TimeField
        label={clockTexts.handFirst}
        text={first}
        onChange={setFirst}
        nearUs={nearUs}
        timeZone={timeZone}
        hint={clockTexts.handFirstHint}
        isDisabled={hasBegun}
        autoFocus
      />
      <ChoiceField
        label={clockTexts.handEvery}
        choices={EVERY.map((value) => ({ value, says: clockTexts.every[value] }))}
        value={every}
        onChange={setEvery}
        isDisabled={hasBegun}
      />
      <PressButton isDisabled={announced === null} onPress={(timeStampMs) => void press(timeStampMs)} />
      <Presses presses={presses} timeZone={timeZone} />
      <div className={styles['buttons']}>
        <Button
          look="main"
          isDisabled={presses.length < LEAST_PRESSES || isSetting}
          onPress={() => void set()}
        >
          {clockTexts.handSet}
        </Button>
        <Button
          isDisabled={!hasBegun}
          onPress={() => {
            setPresses([]);
          }}
        >
          {clockTexts.handAnew}
        </Button>
        <Button onPress={onDone}>{clockTexts.back}</Button>
      </div>
    </section>
  );
}

function Presses({
  presses,
  timeZone,
}: {
  readonly presses: readonly Press[];
  readonly timeZone: string | null;
}) {
  const scatter = scatterOf(presses);
  if (scatter === null) return <p className={styles['words']}>{clockTexts.handNone}</p>;
  const says = [
    clockTexts.handCount(presses.length, LEAST_PRESSES),
    ...(presses.length < 2
      ? []
      : [clockTexts.handSpread(moved(scatter.farthestUs).replace('+', ''), bound(scatter.boundUs))]),
  ];
  return (
    <>
      <p className={styles['says']} role="status">
        {says.join('. ')}
      </p>
      <ol className={styles['presses']}>
        {presses.map(({ announcedUs }, index) => (
          <li key={announcedUs}>
            {clockTexts.handRow(timeOfDay(announcedUs, timeZone), moved(scatter.offUs[index] ?? 0))}
          </li>
        ))}
      </ol>
    </>
  );
}
