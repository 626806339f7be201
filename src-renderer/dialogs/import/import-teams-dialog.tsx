import { useState } from 'react';
import type { ChosenFile } from '../../../src-shared/contract/calls.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { importTexts } from '../../texts/import.ts';
import formStyles from '../form.module.css';
import { useSubmit } from '../use-submit.ts';
import { teamsChoice } from './import-words.ts';
import { TeamsPreview } from './teams-preview.tsx';
import { usePreview } from './use-preview.ts';

/** Reads a start list, first or again: what it would do is shown before it is done. */
export function ImportTeamsDialog() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const { preview, ask } = usePreview('teams.preview');
  const { isBusy, problem, send } = useSubmit();
  const choice = preview.state === 'read' ? teamsChoice(preview.reply) : null;
  return (
    <DialogFrame
      title={importTexts.teamsTitle}
      submit={choice?.submit ?? importTexts.take}
      canSubmit={choice?.canTake ?? false}
      onSubmit={() => {
        if (file !== null && choice !== null) {
          send([{ name: 'teams.import', args: { file, takeGood: choice.takeGood } }]);
        }
      }}
      isBusy={isBusy}
      outcome={choice?.says ?? null}
      problem={problem ?? (preview.state === 'refused' ? preview.why : null)}
    >
      <FileField
        label={importTexts.teamsFile}
        types={['.csv', '.txt', '.tsv']}
        hint={importTexts.teamsHint}
        onFile={(chosen) => {
          setFile(chosen);
          ask({ file: chosen, legs: null });
        }}
        autoFocus
      />
      {preview.state === 'reading' ? <p className={formStyles['says']}>{importTexts.reading}</p> : null}
      {preview.state === 'read' ? <TeamsPreview reply={preview.reply} /> : null}
    </DialogFrame>
  );
}
