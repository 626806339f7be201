import { TextField } from '../../parts/text-field.tsx';
import { teamsTexts } from '../../texts/teams.ts';
import type { TeamFieldsForm } from './team-deeds.ts';
import styles from './teams-dialog.module.css';

interface TeamFieldsProps {
  readonly form: TeamFieldsForm;
  readonly onChange: (patch: Partial<TeamFieldsForm>) => void;
  readonly bibProblem: string | null;
  readonly waves: readonly string[];
}

/** Bib, name, category, wave and the runner of each leg. */
export function TeamFields({ form, onChange, bibProblem, waves }: TeamFieldsProps) {
  const { fields } = teamsTexts;
  return (
    <>
      <div className={styles['team']}>
        <TextField
          label={fields.bib}
          value={form.bib}
          onChange={(bib) => {
            onChange({ bib });
          }}
          isFigures
          problem={bibProblem}
          maxLength={40}
        />
        <TextField
          label={fields.name}
          value={form.name}
          onChange={(name) => {
            onChange({ name });
          }}
        />
        <TextField
          label={fields.category}
          value={form.category}
          onChange={(category) => {
            onChange({ category });
          }}
        />
        <TextField
          label={fields.wave}
          value={form.wave}
          onChange={(wave) => {
            onChange({ wave });
          }}
          hint={waves.length === 0 ? teamsTexts.noWave : waves.join(', ')}
        />
      </div>
      <div className={styles['runners']}>
        {form.runners.map((runner, index) => (
          <TextField
            // A leg is its place.
            key={index}
            label={teamsTexts.runnerOf(index + 1)}
            value={runner}
            onChange={(name) => {
              onChange({ runners: form.runners.with(index, name) });
            }}
          />
        ))}
      </div>
    </>
  );
}
