import { useEffect, useState } from 'react';
import type { KnownRace, StickMirror } from '../../src-shared/contract/mirror.ts';
import { useMirror } from '../mirror/use-mirror.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { welcomeTexts as texts } from '../texts/welcome.ts';
import { openDialog } from '../view/view-store.ts';
import { openRace, takeUpRace, tryDemo, useBusy } from './open-a-race.ts';
import { PathForm } from './path-form.tsx';
import { listenToWelcomeKeys } from './welcome-keys.ts';
import styles from './welcome.module.css';

const NO_RACES: readonly KnownRace[] = [];
const NO_STICKS: readonly StickMirror[] = [];

/** First run, and whenever no race is open: every way to one, each a key. */
export function Welcome() {
  const races = useMirror(({ seen }) => (seen.mode === 'welcome' ? seen.races : NO_RACES));
  const sticks = useMirror(({ seen }) => (seen.mode === 'welcome' ? seen.sticks : NO_STICKS));
  const version = useMirror(({ seen }) => (seen.mode === 'nothing' ? '' : seen.program.version));
  const busy = useBusy();
  const [setPath, choosePath] = useState('');
  useEffect(() => listenToWelcomeKeys(races), [races]);
  return (
    <main className={styles['welcome']} aria-busy={busy !== null}>
      <header>
        <h1 className={styles['title']}>{texts.title}</h1>
        <p className={styles['lead']}>{texts.lead}</p>
      </header>
      <div className={styles['columns']}>
        <section className={styles['column']} aria-labelledby="welcome-races">
          <h2 id="welcome-races">{texts.races}</h2>
          {races.length === 0 ? <p className={styles['hint']}>{texts.noRaces}</p> : <Races races={races} />}
          <PathForm
            what="raceFolder"
            label={texts.raceFolder}
            button={texts.open}
            onPath={({ path }) => void openRace(path)}
          />
        </section>
        <section className={styles['column']} aria-labelledby="welcome-sticks">
          <h2 id="welcome-sticks">{texts.sticks}</h2>
          <Sets sticks={sticks} onChoose={choosePath} />
          <PathForm
            key={setPath}
            what="set"
            startPath={setPath}
            label={texts.setPath}
            button={texts.takeUpButton}
            asksStation
            onPath={({ path, stationName }) => void takeUpRace(path, stationName)}
          />
        </section>
        <section className={styles['column']} aria-labelledby="welcome-new" data-first={races.length === 0}>
          <h2 id="welcome-new">{texts.newRace}</h2>
          <button
            type="button"
            className={styles['choice']}
            onClick={() => {
              openDialog({ kind: 'newRace' });
            }}
          >
            <KeyCap keys="N" />
            <span>
              <strong>{texts.newRace}</strong>
              <small>{texts.newRaceHint}</small>
            </span>
          </button>
          <button type="button" className={styles['choice']} data-main onClick={() => void tryDemo()}>
            <KeyCap keys="D" />
            <span>
              <strong>{texts.demo}</strong>
              <small>{texts.demoHint}</small>
            </span>
          </button>
        </section>
      </div>
      <p className={styles['foot']} role="status">
        {busy ?? texts.version(version)}
      </p>
    </main>
  );
}

/** The first nine are opened by their digits. */
const DIGITS = 9;

function Races({ races }: { readonly races: readonly KnownRace[] }) {
  return (
    <ol className={styles['list']}>
      {races.map(({ folder, name, teams, entries, problem }, index) => (
        <li key={folder}>
          <button
            type="button"
            className={styles['choice']}
            disabled={problem !== null}
            onClick={() => void openRace(folder)}
          >
            {index < DIGITS ? <KeyCap keys={String(index + 1)} /> : null}
            <span>
              <strong>{name}</strong>
              <small>{problem ?? texts.size(teams, entries)}</small>
              <small className={styles['path']}>{folder}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

interface SetsProps {
  readonly sticks: readonly StickMirror[];
  readonly onChoose: (path: string) => void;
}

/** A chosen set still needs the name of this station: the form below asks for it. */
function Sets({ sticks, onChoose }: SetsProps) {
  const sets = sticks.flatMap(({ label, sets }) => sets.map((set) => ({ ...set, label })));
  if (sets.length === 0) return <p className={styles['hint']}>{texts.noSticks}</p>;
  return (
    <ol className={styles['list']}>
      {sets.map(({ path, raceName, entries, label }) => (
        <li key={path}>
          <button
            type="button"
            className={styles['choice']}
            onClick={() => {
              onChoose(path);
            }}
          >
            <span>
              <strong>{raceName}</strong>
              <small>
                {label} · {entries.toLocaleString('en-GB')}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
