import { useEffect, useState } from 'react';
import type { KnownRace } from '../../../src-shared/contract/mirror.ts';
import { minuteOfDay } from '../../../src-shared/format/times.ts';
import { callAndTell, callStation } from '../../app/station.ts';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { useMirror } from '../../mirror/use-mirror.ts';
import { Button } from '../../parts/button.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { dayWords } from '../../parts/time-of-day.ts';
import { newRaceTexts } from '../../texts/new-race.ts';
import formStyles from '../form.module.css';
import { sentenceOf, useSubmit } from '../use-submit.ts';

/** Opens a race that is kept on this laptop. */
export function OpenRaceDialog() {
  const { races, why } = useRaces();
  const [folder, setFolder] = useState('');
  const isElectron = useMirror(({ seen }) => seen.mode !== 'nothing' && seen.program.shell === 'electron');
  const { isBusy, problem, send } = useSubmit();
  const open = (path: string): void => {
    if (path !== '') send([{ name: 'race.open', args: { folder: path } }]);
  };
  return (
    <DialogFrame
      title={newRaceTexts.openTitle}
      submit={newRaceTexts.openSubmit}
      canSubmit={folder.trim() !== ''}
      onSubmit={() => {
        open(folder.trim());
      }}
      isBusy={isBusy}
      problem={problem ?? why}
      more={isElectron ? <ChooseFolder onPath={open} /> : null}
    >
      {races === null ? (
        <p className={formStyles['says']}>{why === null ? newRaceTexts.openReading : ''}</p>
      ) : (
        <Races races={races} onOpen={open} />
      )}
      <TextField
        label={newRaceTexts.openPath}
        value={folder}
        onChange={setFolder}
        hint={newRaceTexts.openPathHint}
        maxLength={4_096}
      />
    </DialogFrame>
  );
}

function useRaces(): { readonly races: readonly KnownRace[] | null; readonly why: string | null } {
  const [races, setRaces] = useState<readonly KnownRace[] | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    callStation('race.list', {}).then(
      (reply) => {
        setRaces(reply.races);
      },
      (error: unknown) => {
        setWhy(sentenceOf(error));
      },
    );
  }, []);
  return { races, why };
}

interface RacesProps {
  readonly races: readonly KnownRace[];
  readonly onOpen: (folder: string) => void;
}

function Races({ races, onOpen }: RacesProps) {
  const [nowUs] = useState(() => stationTimeUs());
  if (races.length === 0) return <p className={formStyles['says']}>{newRaceTexts.openNone}</p>;
  return races.map((race, index) => (
    <div key={race.folder} className={formStyles['item']}>
      <div className={formStyles['beside']}>
        <span className={formStyles['name']}>{race.name === '' ? race.folder : race.name}</span>
        {race.problem === null ? (
          <Button
            look={index === 0 ? 'main' : 'plain'}
            autoFocus={index === 0}
            onPress={() => {
              onOpen(race.folder);
            }}
          >
            {newRaceTexts.openSubmit}
          </Button>
        ) : null}
      </div>
      <span
        className={`${formStyles['says'] ?? ''} ${race.problem === null ? '' : (formStyles['doubt'] ?? '')}`}
      >
        {race.problem ?? wordsOf(race, nowUs)}
      </span>
    </div>
  ));
}

function wordsOf({ teams, entries, lastUs }: KnownRace, nowUs: number): string {
  const counts = newRaceTexts.openTeams(teams, entries);
  if (lastUs === null) return counts;
  const when = `${dayWords(lastUs, nowUs, null)} ${minuteOfDay(lastUs, null)}`;
  return `${counts}, ${newRaceTexts.openLast(when)}`;
}

function ChooseFolder({ onPath }: { readonly onPath: (path: string) => void }) {
  return (
    <Button
      onPress={() => {
        void callAndTell('file.choose', { what: 'raceFolder' }).then((reply) => {
          if (reply?.path != null) onPath(reply.path);
        });
      }}
    >
      {newRaceTexts.openFolder}
    </Button>
  );
}
