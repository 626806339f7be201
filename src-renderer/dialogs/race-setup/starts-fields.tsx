import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { setUpTexts } from '../../texts/set-up.ts';
import formStyles from '../form.module.css';
import styles from './race-setup.module.css';
import type { MassStartForm, WaveForm } from './set-up-form.ts';

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly problem: string | null;
}

/** A row that was just added is this very object: its first field takes the focus. */
const EMPTY_WAVE: WaveForm = { name: '', at: '' };
const EMPTY_MASS_START: MassStartForm = { leg: '', kind: 'catchUp', at: '', closes: '', exclude: '' };

/** The race's waves, a row each. */
export function WavesFields({ rows, onChange, problem }: RowsProps<WaveForm>) {
  const change = (index: number, patch: Partial<WaveForm>): void => {
    onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  };
  return (
    <section className={styles['list']} aria-label={setUpTexts.waves}>
      <h3 className={formStyles['heading']}>{setUpTexts.waves}</h3>
      {rows.map((row, index) => (
        // Rows have no name of their own while they are typed.
        <div key={index} className={styles['wave']}>
          <TextField
            label={setUpTexts.wave}
            value={row.name}
            onChange={(name) => {
              change(index, { name });
            }}
            autoFocus={row === EMPTY_WAVE}
          />
          <TextField
            label={setUpTexts.at}
            value={row.at}
            onChange={(at) => {
              change(index, { at });
            }}
            isFigures
            hint={setUpTexts.atHint}
          />
          <RemoveButton
            onPress={() => {
              onChange(rows.toSpliced(index, 1));
            }}
          />
        </div>
      ))}
      {problem === null ? null : <p className={styles['problem']}>{problem}</p>}
      <div>
        <Button
          onPress={() => {
            onChange([...rows, EMPTY_WAVE]);
          }}
        >
          {setUpTexts.addWave}
        </Button>
      </div>
    </section>
  );
}

/** The race's mass starts, a row each. */
export function MassStartsFields({ rows, onChange, problem }: RowsProps<MassStartForm>) {
  return (
    <section className={styles['list']} aria-label={setUpTexts.massStarts}>
      <h3 className={formStyles['heading']}>{setUpTexts.massStarts}</h3>
      {rows.length === 0 ? null : <p className={formStyles['says']}>{setUpTexts.massHint}</p>}
      {rows.map((row, index) => (
        <MassStartRow
          key={index}
          row={row}
          onChange={(patch) => {
            onChange(rows.map((one, at) => (at === index ? { ...one, ...patch } : one)));
          }}
          onRemove={() => {
            onChange(rows.toSpliced(index, 1));
          }}
        />
      ))}
      {problem === null ? null : <p className={styles['problem']}>{problem}</p>}
      <div>
        <Button
          onPress={() => {
            onChange([...rows, EMPTY_MASS_START]);
          }}
        >
          {setUpTexts.addMassStart}
        </Button>
      </div>
    </section>
  );
}

interface MassStartRowProps {
  readonly row: MassStartForm;
  readonly onChange: (patch: Partial<MassStartForm>) => void;
  readonly onRemove: () => void;
}

function MassStartRow({ row, onChange, onRemove }: MassStartRowProps) {
  return (
    <div className={styles['mass']}>
      <TextField
        label={setUpTexts.leg}
        value={row.leg}
        onChange={(leg) => {
          onChange({ leg });
        }}
        isFigures
        autoFocus={row === EMPTY_MASS_START}
      />
      <SelectField
        label={setUpTexts.kind}
        choices={(['catchUp', 'restart'] as const).map((value) => ({ value, says: setUpTexts.kinds[value] }))}
        value={row.kind}
        onChange={(kind) => {
          onChange({ kind });
        }}
      />
      <TextField
        label={setUpTexts.at}
        value={row.at}
        onChange={(at) => {
          onChange({ at });
        }}
        isFigures
        hint={setUpTexts.atHint}
      />
      <TextField
        label={setUpTexts.closes}
        value={row.closes}
        onChange={(closes) => {
          onChange({ closes });
        }}
        isFigures
        hint={setUpTexts.closesHint}
      />
      <TextField
        label={setUpTexts.exclude}
        value={row.exclude}
        onChange={(exclude) => {
          onChange({ exclude });
        }}
        isFigures
      />
      <RemoveButton onPress={onRemove} />
    </div>
  );
}

function RemoveButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <div className={styles['remove']}>
      <Button onPress={onPress}>{setUpTexts.remove}</Button>
    </div>
  );
}
