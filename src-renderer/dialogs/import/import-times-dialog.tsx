import { useState } from 'react';
import type { ChosenFile, Reply } from '../../../src-shared/contract/calls.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { importTexts } from '../../texts/import.ts';
import formStyles from '../form.module.css';
import { useSubmit } from '../use-submit.ts';
import { timesChoice } from './import-words.ts';
import { IgnoredColumns, PreviewProblems } from './preview-parts.tsx';
import { usePreview } from './use-preview.ts';

/** Reads a sheet of times that was kept on paper or by another program: shown before it is done. */
export function ImportTimesDialog() {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [sheet, setSheet] = useState('');
  const { preview, ask } = usePreview('times.preview');
  const { isBusy, problem, send } = useSubmit();
  const choice = preview.state === 'read' ? timesChoice(preview.reply) : null;
  const named = sheet.trim() === '' ? null : sheet.trim();
  return (
    <DialogFrame
      title={importTexts.timesTitle}
      submit={choice?.submit ?? importTexts.take}
      canSubmit={choice?.canTake ?? false}
      onSubmit={() => {
        if (file !== null && choice !== null) {
          send([{ name: 'times.import', args: { file, sheet: named, takeGood: choice.takeGood } }]);
        }
      }}
      isBusy={isBusy}
      outcome={choice?.says ?? null}
      problem={problem ?? (preview.state === 'refused' ? preview.why : null)}
    >
      <FileField
        label={importTexts.timesFile}
        types={['.csv', '.txt', '.tsv']}
        hint={importTexts.timesHint}
        onFile={(chosen) => {
          setFile(chosen);
          ask({ file: chosen, sheet: named });
        }}
        autoFocus
      />
      <TextField
        label={importTexts.sheet}
        value={sheet}
        onChange={(name) => {
          setSheet(name);
          // What is known already depends on the name: the preview must be of what will be done.
          if (file !== null) ask({ file, sheet: name.trim() === '' ? null : name.trim() });
        }}
        hint={importTexts.sheetHint}
      />
      {preview.state === 'reading' ? <p className={formStyles['says']}>{importTexts.reading}</p> : null}
      {preview.state === 'read' ? <TimesPreview reply={preview.reply} /> : null}
    </DialogFrame>
  );
}

function TimesPreview({ reply }: { readonly reply: Reply<'times.preview'> }) {
  const { added, same, differing, unknownBibs, problems, ignoredColumns } = reply;
  const says = [
    importTexts.timesRows(reply.rows, reply.sheet),
    importTexts.timesAdded(added),
    ...(same === 0 ? [] : [importTexts.timesSame(same)]),
    ...(differing === 0 ? [] : [importTexts.timesDiffering(differing)]),
  ];
  return (
    <>
      <p className={formStyles['says']}>{says.join(' · ')}</p>
      {unknownBibs.length === 0 ? null : (
        <p className={`${formStyles['says'] ?? ''} ${formStyles['doubt'] ?? ''}`}>
          {importTexts.unknownBibs(unknownBibs)}
        </p>
      )}
      <PreviewProblems problems={problems} />
      <IgnoredColumns columns={ignoredColumns} />
    </>
  );
}
