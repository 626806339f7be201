import { useEffect, useState } from 'react';
import type { ChosenFile } from '../../../src-shared/contract/calls.ts';
import { callAndTell } from '../../app/station.ts';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { useMirror } from '../../mirror/use-mirror.ts';
import { Button } from '../../parts/button.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { newRaceTexts } from '../../texts/new-race.ts';
import { setUpTexts } from '../../texts/set-up.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { PreviewProblems } from '../import/preview-parts.tsx';
import { usePreview } from '../import/use-preview.ts';
import { useForm } from '../use-form.ts';
import { useSubmit } from '../use-submit.ts';
import type { NewRaceField, NewRaceForm } from './new-race-form.ts';
import { legsOf, readNewRace } from './new-race-form.ts';

/** Makes a race, from a race.json or typed in, with or without its start list, and opens it. */
export function NewRaceDialog() {
  const [nowUs] = useState(() => stationTimeUs());
  const known = useMirror(({ seen }) => (seen.mode === 'race' ? seen.desk.stationName : ''));
  const { form, change, isTried, markTried } = useForm((): NewRaceForm => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const empty = { raceFile: null, teamsFile: null, name: '', legs: '', start: '', folder: null };
    return { ...empty, from: 'typed', timeZone, stationName: known };
  });
  const teams = useTeamsPreview(form.teamsFile, legsOf(form));
  const { isBusy, problem, send } = useSubmit();
  const bad = teams.state === 'read' ? teams.reply.problems.length : 0;
  const reading = readNewRace(form, nowUs, bad);
  const fieldProblem = (field: NewRaceField): string | null => problemOf(reading, field, isTried);
  return (
    <DialogFrame
      title={newRaceTexts.title}
      submit={newRaceTexts.submit}
      onSubmit={() => {
        if (reading.ok) send([{ name: 'race.create', args: reading.sent }]);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading.ok ? reading.says : newRaceTexts.more}
      problem={problem ?? fieldProblem('raceFile') ?? (teams.state === 'refused' ? teams.why : null)}
    >
      <ChoiceField
        label={newRaceTexts.from}
        choices={(['typed', 'file'] as const).map((value) => ({ value, says: newRaceTexts.froms[value] }))}
        value={form.from}
        onChange={(from) => {
          change({ from });
        }}
      />
      {form.from === 'file' ? (
        <FileField
          label={newRaceTexts.raceFile}
          types={['.json']}
          hint={newRaceTexts.raceFileHint}
          onFile={(raceFile) => {
            change({ raceFile });
          }}
        />
      ) : (
        <TypedSettings form={form} change={change} nowUs={nowUs} problem={fieldProblem} />
      )}
      <FileField
        label={newRaceTexts.teamsFile}
        types={['.csv', '.txt', '.tsv']}
        hint={newRaceTexts.teamsHint}
        onFile={(teamsFile) => {
          change({ teamsFile });
        }}
      />
      {teams.state === 'read' ? (
        <>
          <p className={formStyles['says']}>{newRaceTexts.teamsGood(teams.reply.added.length, bad)}</p>
          <PreviewProblems problems={teams.reply.problems} />
        </>
      ) : null}
      <TextField
        label={newRaceTexts.station}
        value={form.stationName}
        onChange={(stationName) => {
          change({ stationName });
        }}
        hint={newRaceTexts.stationHint}
        problem={fieldProblem('stationName')}
      />
      <Folder
        folder={form.folder}
        onChange={(folder) => {
          change({ folder });
        }}
      />
    </DialogFrame>
  );
}

interface TypedSettingsProps {
  readonly form: NewRaceForm;
  readonly change: (patch: Partial<NewRaceForm>) => void;
  readonly nowUs: number;
  readonly problem: (field: 'name' | 'legs' | 'start' | 'timeZone') => string | null;
}

function TypedSettings({ form, change, nowUs, problem }: TypedSettingsProps) {
  return (
    <>
      <div className={formStyles['row']}>
        <TextField
          label={newRaceTexts.name}
          value={form.name}
          onChange={(name) => {
            change({ name });
          }}
          problem={problem('name')}
          autoFocus
        />
        <TextField
          label={setUpTexts.legs}
          value={form.legs}
          onChange={(legs) => {
            change({ legs });
          }}
          isFigures
          problem={problem('legs')}
        />
      </div>
      <div className={formStyles['row']}>
        <TimeField
          label={setUpTexts.start}
          text={form.start}
          onChange={(start) => {
            change({ start });
          }}
          nearUs={nowUs}
          timeZone={form.timeZone.trim() === '' || problem('timeZone') !== null ? null : form.timeZone.trim()}
          hint={setUpTexts.startHint}
          problem={problem('start')}
        />
        <TextField
          label={setUpTexts.timeZone}
          value={form.timeZone}
          onChange={(timeZone) => {
            change({ timeZone });
          }}
          hint={setUpTexts.timeZoneHint}
          problem={problem('timeZone')}
        />
      </div>
    </>
  );
}

/** Reads the start list again whenever it, or the number of legs that it is read for, is another. */
function useTeamsPreview(file: ChosenFile | null, legs: number | null) {
  const { preview, ask } = usePreview('teams.preview');
  useEffect(() => {
    // How many columns of runners a list has to have is known with the legs alone.
    if (file !== null && legs !== null) ask({ file, legs });
  }, [ask, file, legs]);
  return preview;
}

interface FolderProps {
  readonly folder: string | null;
  readonly onChange: (folder: string | null) => void;
}

function Folder({ folder, onChange }: FolderProps) {
  const home = useMirror(({ seen }) => (seen.mode === 'nothing' ? '' : seen.program.home));
  const isElectron = useMirror(({ seen }) => seen.mode !== 'nothing' && seen.program.shell === 'electron');
  return (
    <div className={formStyles['beside']}>
      <span className={formStyles['says']}>{newRaceTexts.folder(folder ?? home)}</span>
      {isElectron ? (
        <Button
          onPress={() => {
            void callAndTell('file.choose', { what: 'newFolder' }).then((reply) => {
              if (reply?.path != null) onChange(reply.path);
            });
          }}
        >
          {newRaceTexts.chooseFolder}
        </Button>
      ) : null}
    </div>
  );
}
