import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { readLeg } from '../../parts/typed-point.ts';
import { fieldTexts } from '../../texts/fields.ts';
import { teamsTexts } from '../../texts/teams.ts';
import formStyles from '../form.module.css';
import type { LegsForm } from './team-deeds.ts';

interface LegsFieldsProps {
  readonly deed: 'substitute' | 'swapRunners' | 'withdraw';
  readonly form: LegsForm;
  readonly onChange: (patch: Partial<LegsForm>) => void;
  readonly problem: (field: 'leg' | 'otherLeg' | 'runner') => string | null;
  /** By leg. */
  readonly runners: readonly string[];
}

/** The fields of what concerns single legs of a team: who runs them, and from which on. */
export function LegsFields({ deed, form, onChange, problem, runners }: LegsFieldsProps) {
  const reads = (typed: string): string | null => {
    const leg = readLeg(typed, runners.length);
    return leg === null ? null : teamsTexts.runs(runners[leg - 1] ?? '');
  };
  return (
    <>
      <div className={formStyles['row']}>
        <TextField
          label={deed === 'swapRunners' ? teamsTexts.leg : teamsTexts.fromLeg}
          value={form.leg}
          onChange={(leg) => {
            onChange({ leg });
          }}
          isFigures
          reads={reads(form.leg)}
          problem={problem('leg')}
        />
        {deed === 'swapRunners' ? (
          <TextField
            label={teamsTexts.otherLeg}
            value={form.otherLeg}
            onChange={(otherLeg) => {
              onChange({ otherLeg });
            }}
            isFigures
            reads={reads(form.otherLeg)}
            problem={problem('otherLeg')}
          />
        ) : null}
        {deed === 'substitute' ? (
          <TextField
            label={teamsTexts.runner}
            value={form.runner}
            onChange={(runner) => {
              onChange({ runner });
            }}
            problem={problem('runner')}
          />
        ) : null}
        {deed === 'withdraw' ? (
          <TextField
            label={fieldTexts.reason}
            value={form.reason}
            onChange={(reason) => {
              onChange({ reason });
            }}
            hint={fieldTexts.reasonHint}
          />
        ) : null}
      </div>
      {deed === 'substitute' ? (
        <ChoiceField
          label={teamsTexts.onward}
          choices={(['yes', 'no'] as const).map((value) => ({ value, says: teamsTexts.onwards[value] }))}
          value={form.isOnward ? 'yes' : 'no'}
          onChange={(value) => {
            onChange({ isOnward: value === 'yes' });
          }}
        />
      ) : null}
    </>
  );
}
