import { useId, useState } from 'react';
import { callStation } from '../app/station.ts';
import { welcomeTexts as texts } from '../texts/welcome.ts';
import styles from './welcome.module.css';

interface PathFormProps {
  readonly what: 'raceFolder' | 'set';
  readonly label: string;
  readonly button: string;
  readonly asksStation?: boolean;
  /** Stands in the field from the start; then only the station's name is missing. */
  readonly startPath?: string;
  readonly onPath: (chosen: { readonly path: string; readonly stationName: string }) => void;
}

/** A path, typed or chosen in the system's own dialog where there is one. */
export function PathForm({
  what,
  label,
  button,
  asksStation = false,
  startPath = '',
  onPath,
}: PathFormProps) {
  const id = useId();
  const [path, setPath] = useState(startPath);
  const [stationName, setStationName] = useState('');
  const [hasDialog, setHasDialog] = useState(true);
  const choose = async (): Promise<void> => {
    const chosen = await callStation('file.choose', { what }).catch(() => ({ path: null, hasDialog: false }));
    setHasDialog(chosen.hasDialog);
    if (chosen.path !== null) setPath(chosen.path);
  };
  const isReady = path.trim() !== '' && (!asksStation || stationName.trim() !== '');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onPath({ path: path.trim(), stationName: stationName.trim() });
      }}
    >
      <label htmlFor={`${id}-path`}>{label}</label>
      <div className={styles['row']}>
        <input
          id={`${id}-path`}
          className={styles['field']}
          value={path}
          onChange={(event) => {
            setPath(event.target.value);
          }}
        />
        {hasDialog ? (
          <button type="button" className={styles['button']} onClick={() => void choose()}>
            {texts.choose}
          </button>
        ) : null}
      </div>
      {asksStation ? (
        <>
          <label htmlFor={`${id}-station`}>{texts.stationName}</label>
          <input
            id={`${id}-station`}
            autoFocus={startPath !== ''}
            className={styles['field']}
            placeholder={texts.stationHint}
            value={stationName}
            onChange={(event) => {
              setStationName(event.target.value);
            }}
          />
        </>
      ) : null}
      <button type="submit" className={styles['button']} disabled={!isReady}>
        {button}
      </button>
    </form>
  );
}
