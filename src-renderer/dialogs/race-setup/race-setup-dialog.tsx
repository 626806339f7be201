import { useState } from 'react';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { teamOfBib } from '../../parts/team-search.ts';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { setUpTexts } from '../../texts/set-up.ts';
import { problemOf } from '../form-reading.ts';
import { useForm } from '../use-form.ts';
import { useSubmit } from '../use-submit.ts';
import styles from './race-setup.module.css';
import { RulesFields } from './rules-fields.tsx';
import type { SetUpContext, SetUpField } from './set-up-form.ts';
import { isTimeZone, readSetUp, setUpFormOf } from './set-up-form.ts';
import { MassStartsFields, WavesFields } from './starts-fields.tsx';

/** F10: name, legs, gun, waves, mass starts and how times become results. */
export function RaceSetupDialog() {
  const race = useRace((seen) => seen.race);
  const teams = useRace((seen) => seen.teams);
  const [context] = useState((): SetUpContext => {
    return {
      race,
      nowUs: stationTimeUs(),
      teamOfBib: (bib) => teamOfBib(teams.values(), bib)?.teamId ?? null,
      bibOfTeam: (teamId) => teams.get(teamId)?.bib ?? '',
    };
  });
  const [before] = useState(() => setUpFormOf(context));
  const { form, change, isTried, markTried } = useForm(() => before);
  const { isBusy, problem, send } = useSubmit();
  const reading = readSetUp(form, before, context);
  const fieldProblem = (field: SetUpField): string | null => problemOf(reading, field, isTried);
  return (
    <DialogFrame
      title={setUpTexts.title}
      size="large"
      submit={setUpTexts.submit}
      onSubmit={() => {
        if (reading.ok) send([{ name: 'race.set', args: { set: reading.sent } }]);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading.ok ? reading.says : null}
      problem={problem ?? fieldProblem('all')}
    >
      <div className={styles['basics']}>
        <TextField
          label={setUpTexts.name}
          value={form.name}
          onChange={(name) => {
            change({ name });
          }}
          autoFocus
        />
        <TextField
          label={setUpTexts.legs}
          value={form.legs}
          onChange={(legs) => {
            change({ legs });
          }}
          isFigures
          problem={fieldProblem('legs')}
        />
        <TimeField
          label={setUpTexts.start}
          text={form.start}
          onChange={(start) => {
            change({ start });
          }}
          nearUs={context.nowUs}
          // What nobody touched still stands in the zone in which it was written.
          timeZone={form.start === before.start ? race.timeZone : zoneOf(form.timeZone)}
          hint={race.gunRecorded ? setUpTexts.startRecorded : setUpTexts.startHint}
          isDisabled={race.gunRecorded}
          problem={fieldProblem('start')}
        />
        <TextField
          label={setUpTexts.timeZone}
          value={form.timeZone}
          onChange={(timeZone) => {
            change({ timeZone });
          }}
          hint={setUpTexts.timeZoneHint}
          problem={fieldProblem('timeZone')}
        />
      </div>
      <WavesFields
        rows={form.waves}
        onChange={(waves) => {
          change({ waves });
        }}
        problem={fieldProblem('waves')}
      />
      <MassStartsFields
        rows={form.massStarts}
        onChange={(massStarts) => {
          change({ massStarts });
        }}
        problem={fieldProblem('massStarts')}
      />
      <RulesFields form={form} change={change} problem={fieldProblem} />
    </DialogFrame>
  );
}

function zoneOf(typed: string): string | null {
  return isTimeZone(typed.trim()) ? typed.trim() : null;
}
