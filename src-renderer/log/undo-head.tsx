import { callAndTell } from '../app/station.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { Button } from '../parts/button.tsx';
import { logTexts } from '../texts/log.ts';
import styles from './log-panel.module.css';

interface UndoHeadProps {
  readonly isOnlyThis: boolean;
  readonly onOnlyThis: (isOnlyThis: boolean) => void;
}

/** What undo and redo would do, and whose entries are shown. */
export function UndoHead({ isOnlyThis, onOnlyThis }: UndoHeadProps) {
  const undo = useRace(({ status }) => status.undo);
  const redo = useRace(({ status }) => status.redo);
  return (
    <div className={styles['head']}>
      <h2 className={styles['title']}>{logTexts.title}</h2>
      <Button keys="Ctrl+Z" isDisabled={undo === null} onPress={() => void callAndTell('step.undo', {})}>
        {logTexts.undoDo}
      </Button>
      <span className={styles['says']}>{undo === null ? logTexts.nothingToUndo : logTexts.undo(undo)}</span>
      <Button
        keys="Ctrl+Shift+Z"
        isDisabled={redo === null}
        onPress={() => void callAndTell('step.redo', {})}
      >
        {logTexts.redoDo}
      </Button>
      <span className={styles['says']}>{redo === null ? logTexts.nothingToRedo : logTexts.redo(redo)}</span>
      <label className={styles['only']}>
        <input
          type="checkbox"
          checked={isOnlyThis}
          onChange={(event) => {
            onOnlyThis(event.target.checked);
          }}
        />{' '}
        {logTexts.onlyThis}
      </label>
    </div>
  );
}
