import { useState } from 'react';
import { stationTimeUs } from '../../entry/press-clock.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TeamField } from '../../parts/team-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { pointWords, readPoint } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { passingTexts } from '../../texts/passing.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import { useSubmit } from '../use-submit.ts';
import type { AddedForm } from './added-passing.ts';
import { readAdded } from './added-passing.ts';

const SIDES: readonly AddedForm['side'][] = ['handoff', 'in', 'out'];

interface AddPassingDialogProps {
  readonly teamId: string | null;
  readonly point: number | null;
}

/** Adds a passing that nobody pressed: off a sheet, a watch, a photo, or only seen. */
export function AddPassingDialog({ teamId, point }: AddPassingDialogProps) {
  const { legs, timeZone } = useRace(({ race }) => race);
  const serves = useRace(({ desk }) => desk.serves);
  const [nowUs] = useState(() => stationTimeUs());
  const { form, change, isTried, markTried } = useForm((): AddedForm => {
    const at = point ?? serves?.from ?? null;
    return { teamId, point: at === null ? '' : String(at), side: 'handoff', time: '', reason: '' };
  });
  const team = useRace(({ teams }) => (form.teamId === null ? undefined : teams.get(form.teamId)));
  const { isBusy, problem, send } = useSubmit();
  const reading = readAdded(form, { team, legs, timeZone, nowUs });
  const pointRead = readPoint(form.point, legs);
  return (
    <DialogFrame
      title={passingTexts.addTitle}
      submit={passingTexts.addSubmit}
      onSubmit={() => {
        if (reading.ok) send([{ name: 'passing.add', args: reading.sent }]);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading.ok ? reading.says : null}
      problem={problem}
    >
      <TeamField
        teamId={form.teamId}
        onChange={(chosen) => {
          change({ teamId: chosen });
        }}
        problem={problemOf(reading, 'team', isTried)}
        autoFocus
      />
      <div className={formStyles['row']}>
        <TextField
          label={fieldTexts.point}
          value={form.point}
          onChange={(typed) => {
            change({ point: typed });
          }}
          isFigures
          hint={fieldTexts.pointHint(legs)}
          reads={pointRead === null ? null : pointWords(pointRead, legs)}
          problem={problemOf(reading, 'point', isTried)}
        />
        <TimeField
          text={form.time}
          onChange={(time) => {
            change({ time });
          }}
          nearUs={nowUs}
          timeZone={timeZone}
          hint={passingTexts.addTimeHint}
          problem={problemOf(reading, 'time', isTried)}
        />
      </div>
      <ChoiceField
        label={passingTexts.side}
        choices={SIDES.map((value) => ({ value, says: passingTexts.sides[value] }))}
        value={form.side}
        onChange={(side) => {
          change({ side });
        }}
      />
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
    </DialogFrame>
  );
}
