import { Button } from '../../parts/button.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { lookTexts } from '../../texts/look.ts';
import type { Tone } from '../../tones/tones.ts';
import { play } from '../../tones/tones.ts';
import type { Theme } from '../../view/view-store.ts';
import { closeDialog, useView, viewStore } from '../../view/view-store.ts';
import formStyles from '../form.module.css';

const THEMES: readonly Theme[] = ['dark', 'light', 'contrast'];
const TONES: readonly Tone[] = ['accepted', 'open', 'refused', 'alarm'];

/** Colours and tones of this window. What is chosen holds at once. */
export function LookDialog() {
  const theme = useView((view) => view.theme);
  const sound = useView((view) => view.sound);
  return (
    <DialogFrame title={lookTexts.title} submit={lookTexts.done} onSubmit={closeDialog}>
      <ChoiceField
        label={lookTexts.theme}
        choices={THEMES.map((value) => ({ value, says: lookTexts.themes[value] }))}
        value={theme}
        onChange={(chosen) => {
          viewStore.setState({ theme: chosen });
        }}
        autoFocus
      />
      <ChoiceField
        label={lookTexts.sound}
        choices={(['on', 'off'] as const).map((value) => ({ value, says: lookTexts.sounds[value] }))}
        value={sound ? 'on' : 'off'}
        onChange={(chosen) => {
          viewStore.setState({ sound: chosen === 'on' });
        }}
        hint={lookTexts.soundHint}
      />
      <div className={formStyles['stack']}>
        <h3 className={formStyles['heading']}>{lookTexts.test}</h3>
        <div className={formStyles['buttons']}>
          {TONES.map((tone) => (
            <Button
              key={tone}
              isDisabled={!sound}
              onPress={() => {
                play(tone);
              }}
            >
              {lookTexts.tones[tone]}
            </Button>
          ))}
        </div>
      </div>
    </DialogFrame>
  );
}
