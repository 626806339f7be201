import { useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { ChosenFile } from '../../src-shared/contract/calls.ts';
import { fieldTexts } from '../texts/fields.ts';
import { Button } from './button.tsx';
import fieldStyles from './field.module.css';
import styles from './file-field.module.css';
import { decodeFile, MOST_FILE_MB, tooLargeMb } from './file-text.ts';

interface FileFieldProps {
  readonly label: string;
  /** Such as `.csv`. */
  readonly types: readonly string[];
  readonly hint: string;
  readonly onFile: (file: ChosenFile) => void;
  readonly autoFocus?: boolean;
}

interface Shown {
  readonly picked: string | null;
  readonly doubt: string | null;
  readonly problem: string | null;
}

/** A file, chosen or dropped, whose text is handed on; what is wrong with it is said here. */
export function FileField({ label, types, hint, onFile, autoFocus = false }: FileFieldProps) {
  const [shown, setShown] = useState<Shown>({ picked: null, doubt: null, problem: null });
  const take = (file: File | null | undefined): void => {
    if (file === null || file === undefined) return;
    setShown({ picked: fieldTexts.fileReading, doubt: null, problem: null });
    void read(file).then(({ chosen, ...rest }) => {
      setShown(rest);
      if (chosen !== null) onFile(chosen);
    });
  };
  return (
    <div className={fieldStyles['field']}>
      <span className={fieldStyles['label']}>{label}</span>
      <DropZone
        className={styles['drop'] ?? ''}
        aria-label={label}
        onDrop={(event) => {
          const [item] = event.items.filter((one) => one.kind === 'file');
          if (item !== undefined) void item.getFile().then(take);
        }}
      >
        <FileTrigger
          acceptedFileTypes={types}
          onSelect={(files) => {
            take(files?.[0]);
          }}
        >
          <Button autoFocus={autoFocus}>{fieldTexts.fileChoose}</Button>
        </FileTrigger>
        <span className={styles['picked']}>{shown.picked ?? fieldTexts.fileOr}</span>
      </DropZone>
      <div role="status" className={shown.problem === null ? fieldStyles['words'] : fieldStyles['problem']}>
        {shown.problem ?? shown.doubt ?? hint}
      </div>
    </div>
  );
}

async function read(file: File): Promise<Shown & { readonly chosen: ChosenFile | null }> {
  const refused = (problem: string) => ({ picked: null, doubt: null, problem, chosen: null });
  const mb = tooLargeMb(file.size);
  if (mb !== null) return refused(fieldTexts.fileLarge(file.name, mb, MOST_FILE_MB));
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused(fieldTexts.fileUnread(file.name));
  const decoded = decodeFile(new Uint8Array(bytes));
  if ('problem' in decoded) return refused(fieldTexts.fileWorkbook(file.name));
  return {
    picked: fieldTexts.filePicked(file.name, Math.ceil(file.size / 1_000)),
    doubt: decoded.isOldEncoding ? fieldTexts.fileOldEncoding(file.name) : null,
    problem: null,
    chosen: { name: file.name, text: decoded.text },
  };
}
