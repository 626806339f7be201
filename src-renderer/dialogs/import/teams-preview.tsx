import type { Reply } from '../../../src-shared/contract/calls.ts';
import { importTexts } from '../../texts/import.ts';
import formStyles from '../form.module.css';
import { IgnoredColumns, PreviewProblems, PreviewRows } from './preview-parts.tsx';

/** What a start list would do: problems first, then new, changed, gone. */
export function TeamsPreview({ reply }: { readonly reply: Reply<'teams.preview'> }) {
  const { added, changed, gone, kept, same, problems, ignoredColumns } = reply;
  return (
    <>
      <PreviewProblems problems={problems} />
      <PreviewRows
        says={importTexts.added(added.length)}
        rows={added.map(({ bib, name, category }) => ({ bib, name, more: category ?? '' }))}
      />
      <PreviewRows
        says={importTexts.changed(changed.length)}
        rows={changed.map(({ bib, name, fields }) => ({ bib, name, more: fields.join(', ') }))}
      />
      <PreviewRows says={importTexts.gone(gone.length)} rows={gone} />
      <PreviewRows says={importTexts.kept(kept.length)} rows={kept} />
      {same === 0 ? null : <p className={formStyles['says']}>{importTexts.same(same)}</p>}
      <IgnoredColumns columns={ignoredColumns} />
    </>
  );
}
