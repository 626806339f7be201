import { useEffect, useState } from 'react';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { mirrorStore } from '../../mirror/mirror-store.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { teamOfBib } from '../../parts/team-search.ts';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { pointName, pointWords, readPoint } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { passingTexts } from '../../texts/passing.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import { sentenceOf, useSubmit } from '../use-submit.ts';
import type { CorrectionContext } from './correction.ts';
import { correctionOf, readCorrection } from './correction.ts';
import type { KnownPassing } from './known-passing.ts';
import { journalPassing, mirroredPassing } from './known-passing.ts';

/** Corrects one recorded passing: its time, bib or point, or voids it. */
export function PassingDialog({ id }: { readonly id: string }) {
  const found = usePassing(id);
  if (found.passing !== null) return <Correct passing={found.passing} />;
  return (
    <DialogFrame title={passingTexts.titlePlain} problem={found.problem}>
      <p className={formStyles['says']}>{found.problem === null ? passingTexts.loading : ''}</p>
    </DialogFrame>
  );
}

interface Found {
  readonly passing: KnownPassing | null;
  readonly problem: string | null;
}

/** The passing as it was when the dialog opened: what is typed over must not change under the hand. */
function usePassing(id: string): Found {
  const [found, setFound] = useState<Found>(() => {
    return { passing: mirroredPassing(mirrorStore.getState().seen, id), problem: null };
  });
  const isKnown = found.passing !== null;
  useEffect(() => {
    if (isKnown) return;
    journalPassing(id).then(
      (passing) => {
        setFound({ passing, problem: passing === null ? passingTexts.missing : null });
      },
      (error: unknown) => {
        setFound({ passing: null, problem: sentenceOf(error) });
      },
    );
  }, [id, isKnown]);
  return found;
}

function Correct({ passing }: { readonly passing: KnownPassing }) {
  const { legs, timeZone } = useRace(({ race }) => race);
  const teams = useRace((race) => race.teams);
  const [context] = useState((): CorrectionContext => {
    const team = passing.teamId === null ? undefined : teams.get(passing.teamId);
    return { passing, bib: team?.bib ?? passing.bib, legs, timeZone, nowUs: stationTimeUs() };
  });
  const { form, change, isTried, markTried } = useForm(() => correctionOf(context));
  const { isBusy, problem, send } = useSubmit();
  const reading = readCorrection(form, context);
  const team = teamOfBib(teams.values(), form.bib);
  const point = readPoint(form.point, legs);
  const isVoid = form.what === 'void';
  return (
    <DialogFrame
      title={
        passing.point === null
          ? passingTexts.titlePlain
          : passingTexts.title(context.bib, pointName(passing.point, legs))
      }
      submit={isVoid ? passingTexts.submitVoid : passingTexts.submit}
      onSubmit={() => {
        if (reading.ok) send(reading.sent);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading.ok ? reading.says : null}
      problem={problem ?? problemOf(reading, 'nothing', isTried)}
    >
      <p className={formStyles['says']}>
        {passing.voided ? passingTexts.voided : passingTexts.recordedBy(passing.by, passing.station)}
      </p>
      {isVoid ? null : (
        <div className={formStyles['row']}>
          <TimeField
            text={form.time}
            onChange={(time) => {
              change({ time });
            }}
            nearUs={passing.timeUs ?? context.nowUs}
            timeZone={timeZone}
            problem={problemOf(reading, 'time', isTried)}
            autoFocus
          />
          <TextField
            label={passingTexts.bib}
            value={form.bib}
            onChange={(bib) => {
              change({ bib });
            }}
            isFigures
            reads={team?.name ?? (form.bib.trim() === '' ? '' : passingTexts.bibUnknown)}
            problem={problemOf(reading, 'bib', isTried)}
            maxLength={40}
          />
          <TextField
            label={fieldTexts.point}
            value={form.point}
            onChange={(typed) => {
              change({ point: typed });
            }}
            isFigures
            hint={fieldTexts.pointHint(legs)}
            reads={point === null ? null : pointWords(point, legs)}
            problem={problemOf(reading, 'point', isTried)}
          />
        </div>
      )}
      <TextField
        label={fieldTexts.reason}
        value={form.reason}
        onChange={(reason) => {
          change({ reason });
        }}
        hint={fieldTexts.reasonHint}
        problem={problemOf(reading, 'reason', isTried)}
        maxLength={2_000}
      />
      <ChoiceField
        label={passingTexts.what}
        choices={(['correct', 'void'] as const).map((value) => ({ value, says: passingTexts.whats[value] }))}
        value={form.what}
        onChange={(what) => {
          change({ what });
        }}
      />
    </DialogFrame>
  );
}
