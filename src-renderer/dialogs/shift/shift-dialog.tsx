import { mirrorStore } from '../../mirror/mirror-store.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { shiftTexts } from '../../texts/shift.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import { useSubmit } from '../use-submit.ts';
import { readShift, shiftFormOf } from './shift-form.ts';

/** F2: who is on shift, and which points this station serves. */
export function ShiftDialog() {
  const legs = useRace(({ race }) => race.legs);
  const { form, change, isTried, markTried } = useForm(() => {
    const { seen } = mirrorStore.getState();
    return shiftFormOf(seen.mode === 'race' ? seen.desk : { shift: '', serves: null });
  });
  const { isBusy, problem, send } = useSubmit();
  const reading = readShift(form, legs);
  const submit = (): void => {
    if (reading.ok) send([{ name: 'desk.set', args: reading.sent }]);
    else markTried();
  };
  return (
    <DialogFrame
      title={shiftTexts.title}
      size="small"
      submit={shiftTexts.submit}
      onSubmit={submit}
      isBusy={isBusy}
      problem={problem}
    >
      <TextField
        label={shiftTexts.shift}
        value={form.shift}
        onChange={(shift) => {
          change({ shift });
        }}
        hint={shiftTexts.shiftHint}
        problem={problemOf(reading, 'shift', isTried)}
        autoFocus
      />
      <TextField
        label={shiftTexts.serves}
        value={form.serves}
        onChange={(serves) => {
          change({ serves });
        }}
        isFigures
        hint={shiftTexts.servesHint(legs)}
        problem={problemOf(reading, 'serves', isTried)}
      />
      <p className={`${formStyles['says'] ?? ''} ${formStyles['big'] ?? ''}`} aria-live="polite">
        {reading.ok ? reading.says : ''}
      </p>
    </DialogFrame>
  );
}
