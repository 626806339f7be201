import { useState } from 'react';
import type { StickMirror } from '../../../src-shared/contract/mirror.ts';
import { minuteOfDay } from '../../../src-shared/format/times.ts';
import { callAndTell } from '../../app/station.ts';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { useMirror } from '../../mirror/use-mirror.ts';
import { Button } from '../../parts/button.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { dayWords } from '../../parts/time-of-day.ts';
import { sticksTexts } from '../../texts/sticks.ts';
import formStyles from '../form.module.css';
import { useSubmit } from '../use-submit.ts';

const NO_STICKS: readonly StickMirror[] = [];

/** Alt+S: sticks that are offered or in use, races on them, and folders that are kept as sticks are. */
export function SticksDialog() {
  const sticks = useMirror(({ seen }) => (seen.mode === 'nothing' ? NO_STICKS : seen.sticks));
  const known = useMirror(({ seen }) => (seen.mode === 'race' ? seen.desk.stationName : ''));
  const [stationName, setStationName] = useState(known);
  const [folder, setFolder] = useState('');
  const { isBusy, problem, send } = useSubmit();
  const hasSets = sticks.some((stick) => stick.sets.length > 0);
  const takeUp = (path: string): void => {
    send([{ name: 'race.takeUp', args: { path, folder: null, stationName: stationName.trim() } }]);
  };
  return (
    <DialogFrame
      title={sticksTexts.title}
      submit={sticksTexts.addFolder}
      canSubmit={folder.trim() !== ''}
      onSubmit={() => {
        send([{ name: 'stick.addFolder', args: { path: folder.trim() } }], () => {
          setFolder('');
        });
      }}
      isBusy={isBusy}
      problem={problem}
      more={
        <ChooseFolder
          onPath={(path) => {
            setFolder(path);
          }}
        />
      }
    >
      <p className={formStyles['says']}>{sticks.length === 0 ? sticksTexts.none : sticksTexts.lead}</p>
      {hasSets ? (
        <TextField
          label={sticksTexts.stationName}
          value={stationName}
          onChange={setStationName}
          problem={stationName.trim() === '' ? sticksTexts.stationWanted : null}
        />
      ) : null}
      {sticks.map((stick, index) => (
        <Stick
          key={stick.id}
          stick={stick}
          isFirst={index === 0}
          onTakeUp={stationName.trim() === '' || isBusy ? null : takeUp}
        />
      ))}
      <TextField
        label={sticksTexts.folder}
        value={folder}
        onChange={setFolder}
        hint={sticksTexts.folderHint}
        maxLength={4_096}
        autoFocus={sticks.length === 0}
      />
    </DialogFrame>
  );
}

interface StickProps {
  readonly stick: StickMirror;
  readonly isFirst: boolean;
  /** `null` while nothing can be taken up. */
  readonly onTakeUp: ((path: string) => void) | null;
}

function Stick({ stick, isFirst, onTakeUp }: StickProps) {
  const { id } = stick;
  return (
    <section className={formStyles['item']} aria-label={stick.label}>
      <div className={formStyles['beside']}>
        <span className={formStyles['name']}>{stick.label}</span>
        <div className={formStyles['buttons']}>
          {stick.offered ? (
            <>
              <Button
                look="main"
                autoFocus={isFirst}
                onPress={() => void callAndTell('stick.accept', { id })}
              >
                {sticksTexts.accept}
              </Button>
              <Button onPress={() => void callAndTell('stick.decline', { id })}>{sticksTexts.decline}</Button>
            </>
          ) : (
            <Button autoFocus={isFirst} onPress={() => void callAndTell('stick.writeNow', { id })}>
              {sticksTexts.writeNow}
            </Button>
          )}
        </div>
      </div>
      <span className={formStyles['says']}>
        {stick.says} · {stick.path}
      </span>
      <Sets sets={stick.sets} onTakeUp={onTakeUp} />
    </section>
  );
}

interface SetsProps {
  readonly sets: StickMirror['sets'];
  readonly onTakeUp: ((path: string) => void) | null;
}

function Sets({ sets, onTakeUp }: SetsProps) {
  const [nowUs] = useState(() => stationTimeUs());
  if (sets.length === 0) return null;
  return (
    <>
      <h3 className={formStyles['heading']}>{sticksTexts.sets}</h3>
      {sets.map(({ path, raceName, entries, atUs }) => (
        <div key={path} className={formStyles['beside']}>
          <span className={formStyles['says']}>
            {sticksTexts.set(raceName, entries, `${dayWords(atUs, nowUs, null)} ${minuteOfDay(atUs, null)}`)}
          </span>
          <Button
            isDisabled={onTakeUp === null}
            onPress={() => {
              onTakeUp?.(path);
            }}
          >
            {sticksTexts.takeUp}
          </Button>
        </div>
      ))}
    </>
  );
}

function ChooseFolder({ onPath }: { readonly onPath: (path: string) => void }) {
  const isElectron = useMirror(({ seen }) => seen.mode !== 'nothing' && seen.program.shell === 'electron');
  if (!isElectron) return null;
  return (
    <Button
      onPress={() => {
        void callAndTell('file.choose', { what: 'stickFolder' }).then((reply) => {
          if (reply?.path != null) onPath(reply.path);
        });
      }}
    >
      {sticksTexts.chooseFolder}
    </Button>
  );
}
