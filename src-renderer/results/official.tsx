import { useState } from 'react';
import type { Reply } from '../../src-shared/contract/calls.ts';
import { minuteOfDay } from '../../src-shared/format/times.ts';
import { callAndTell } from '../app/station.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { Button } from '../parts/button.tsx';
import { resultTexts } from '../texts/results.ts';
import styles from './results-panel.module.css';

/** Whether the results are official, what has changed since, and the declaration, asked for once more. */
export function Official({ results }: { readonly results: Reply<'results.read'> | null }) {
  const [isAsking, setAsking] = useState(false);
  const timeZone = useRace(({ race }) => race.timeZone);
  if (results === null) return <div className={styles['official']} />;
  const { officialUs, openQuestions, changedSince } = results;
  const isOfficial = officialUs !== null;
  const declare = (): void => {
    setAsking(false);
    void callAndTell('results.declare', { official: !isOfficial });
  };
  if (isAsking) {
    return (
      <div role="alertdialog" aria-label={resultTexts.declare} className={styles['official']}>
        <span className={styles['state']}>
          {isOfficial ? resultTexts.withdrawAsk : resultTexts.declareAsk(openQuestions)}
        </span>
        <Button look="main" autoFocus onPress={declare}>
          {resultTexts.yes}
        </Button>
        <Button
          onPress={() => {
            setAsking(false);
          }}
        >
          {resultTexts.back}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['official']}>
      <span className={`${styles['state'] ?? ''} ${isOfficial ? (styles['isOfficial'] ?? '') : ''}`}>
        {isOfficial
          ? `✓ ${resultTexts.official(minuteOfDay(officialUs, timeZone))}`
          : resultTexts.notOfficial}
      </span>
      <span className={openQuestions > 0 ? styles['open'] : styles['none']}>
        {resultTexts.open(openQuestions)}
      </span>
      <Button
        onPress={() => {
          setAsking(true);
        }}
      >
        {isOfficial ? resultTexts.withdraw : resultTexts.declare}
      </Button>
      {isOfficial ? <ChangedSince changes={changedSince} /> : null}
    </div>
  );
}

function ChangedSince({ changes }: { readonly changes: readonly string[] }) {
  if (changes.length === 0) return <span className={styles['none']}>{resultTexts.unchanged}</span>;
  return (
    <details className={styles['changes']}>
      <summary>{resultTexts.changed(changes.length)}</summary>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </details>
  );
}
