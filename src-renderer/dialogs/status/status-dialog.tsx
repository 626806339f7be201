import { useRace } from '../../mirror/use-mirror.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TeamField } from '../../parts/team-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { fieldTexts } from '../../texts/fields.ts';
import { statusTexts } from '../../texts/status.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import { useSubmit } from '../use-submit.ts';
import type { DnfWhy, StatusForm, StatusKind } from './status-form.ts';
import { emptyStatus, readStatus, STATUS_ASKS } from './status-form.ts';

const KINDS: readonly StatusKind[] = ['DNS', 'DNF', 'DQ', 'withdrawn', 'penalty', 'given'];
const WHYS: readonly DnfWhy[] = ['withdrew', 'medical', 'timeout'];

interface StatusDialogProps {
  readonly teamId: string | null;
  readonly leg: number | null;
}

/** F6: DNS, DNF, DQ, withdrawn, a penalty or a given time, for a team or one of its legs. */
export function StatusDialog({ teamId, leg }: StatusDialogProps) {
  const { form, change, isTried, markTried } = useForm(() => emptyStatus(teamId, leg));
  const legs = useRace(({ race }) => race.legs);
  const team = useRace(({ teams }) => (form.teamId === null ? undefined : teams.get(form.teamId)));
  const { isBusy, problem, send } = useSubmit();
  const reading = readStatus(form, team, legs);
  return (
    <DialogFrame
      title={statusTexts.title}
      submit={statusTexts.submit}
      onSubmit={() => {
        if (reading.ok) send([{ name: 'status.set', args: reading.sent }]);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading.ok ? reading.says : null}
      problem={problem ?? problemOf(reading, 'status', isTried)}
    >
      <TeamField
        teamId={form.teamId}
        onChange={(chosen) => {
          change({ teamId: chosen });
        }}
        problem={problemOf(reading, 'team', isTried)}
        autoFocus={teamId === null}
      />
      <ChoiceField
        label={statusTexts.status}
        choices={KINDS.map((value) => ({ value, says: statusTexts.choices[value] }))}
        value={form.status}
        onChange={(status) => {
          change({ status });
        }}
        hint={form.status === null ? statusTexts.statusWanted : statusTexts.hints[form.status]}
        autoFocus={teamId !== null}
      />
      {form.status === null ? null : (
        <Details
          form={form}
          status={form.status}
          change={change}
          problem={(field) => problemOf(reading, field, isTried)}
        />
      )}
    </DialogFrame>
  );
}

interface DetailsProps {
  readonly form: StatusForm;
  readonly status: StatusKind;
  readonly change: (patch: Partial<StatusForm>) => void;
  readonly problem: (field: 'leg' | 'amount' | 'reason') => string | null;
}

function Details({ form, status, change, problem }: DetailsProps) {
  const asks = STATUS_ASKS[status];
  return (
    <>
      <div className={formStyles['row']}>
        <TextField
          label={legLabel(status)}
          value={form.leg}
          onChange={(leg) => {
            change({ leg });
          }}
          isFigures
          problem={problem('leg')}
        />
        {asks.amount ? (
          <TextField
            label={status === 'given' ? statusTexts.givenAmount : statusTexts.penaltyAmount}
            value={form.amount}
            onChange={(amount) => {
              change({ amount });
            }}
            isFigures
            hint={fieldTexts.durationHint}
            problem={problem('amount')}
          />
        ) : null}
      </div>
      {status === 'DNF' ? (
        <ChoiceField
          label={statusTexts.why}
          choices={WHYS.map((value) => ({ value, says: statusTexts.whys[value] }))}
          value={form.why}
          onChange={(why) => {
            change({ why });
          }}
        />
      ) : null}
      <TextField
        label={fieldTexts.reason}
        value={form.reason}
        onChange={(reason) => {
          change({ reason });
        }}
        hint={fieldTexts.reasonHint}
        problem={problem('reason')}
        maxLength={2_000}
      />
    </>
  );
}

function legLabel(status: StatusKind): string {
  if (status === 'withdrawn') return statusTexts.legFrom;
  return STATUS_ASKS[status].leg === 'needed' ? statusTexts.leg : statusTexts.legOptional;
}
