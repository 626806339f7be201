import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { setUpTexts } from '../../texts/set-up.ts';
import styles from './race-setup.module.css';
import type { RoundingUnit, SetUpForm } from './set-up-form.ts';

const UNITS: readonly RoundingUnit[] = ['1000000', '100000', '10000', '1000', '1'];

interface RulesFieldsProps {
  readonly form: SetUpForm;
  readonly change: (patch: Partial<SetUpForm>) => void;
  readonly problem: (field: 'double' | 'agree') => string | null;
}

/** How times become results: each choice with a line on what it does. */
export function RulesFields({ form, change, problem }: RulesFieldsProps) {
  return (
    <div className={styles['rules']}>
      <ChoiceField
        label={setUpTexts.unit}
        choices={UNITS.map((value) => ({ value, says: setUpTexts.units[value] }))}
        value={form.unit}
        onChange={(unit) => {
          change({ unit });
        }}
      />
      <ChoiceField
        label={setUpTexts.mode}
        choices={(['up', 'nearest', 'down'] as const).map((value) => ({
          value,
          says: setUpTexts.modes[value],
        }))}
        value={form.mode}
        onChange={(mode) => {
          change({ mode });
        }}
        hint={setUpTexts.modeHint}
      />
      <ChoiceField
        label={setUpTexts.missing}
        choices={(['dnf', 'open'] as const).map((value) => ({ value, says: setUpTexts.missings[value] }))}
        value={form.missing}
        onChange={(missing) => {
          change({ missing });
        }}
        hint={setUpTexts.missingHints[form.missing]}
      />
      <ChoiceField
        label={setUpTexts.total}
        choices={(['sum', 'clock'] as const).map((value) => ({ value, says: setUpTexts.totals[value] }))}
        value={form.total}
        onChange={(total) => {
          change({ total });
        }}
        hint={setUpTexts.totalHints[form.total]}
      />
      <ChoiceField
        label={setUpTexts.waiting}
        choices={(['counts', 'neutral'] as const).map((value) => ({
          value,
          says: setUpTexts.waitings[value],
        }))}
        value={form.waiting}
        onChange={(waiting) => {
          change({ waiting });
        }}
        hint={setUpTexts.waitingHints[form.waiting]}
      />
      <div />
      <TextField
        label={setUpTexts.double}
        value={form.double}
        onChange={(double) => {
          change({ double });
        }}
        isFigures
        hint={setUpTexts.doubleHint}
        problem={problem('double')}
      />
      <TextField
        label={setUpTexts.agree}
        value={form.agree}
        onChange={(agree) => {
          change({ agree });
        }}
        isFigures
        hint={setUpTexts.agreeHint}
        problem={problem('agree')}
      />
    </div>
  );
}
