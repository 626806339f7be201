import { useState } from 'react';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TeamField } from '../../parts/team-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { lookTexts } from '../../texts/look.ts';
import { useSubmit } from '../use-submit.ts';

/** A few words for the journal, about a team or about nobody. */
export function NoteDialog() {
  const [text, setText] = useState('');
  const [teamId, setTeamId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const { isBusy, problem, send } = useSubmit();
  const note = text.trim();
  return (
    <DialogFrame
      title={lookTexts.noteTitle}
      submit={lookTexts.noteSubmit}
      onSubmit={() => {
        setTried(true);
        if (note !== '') send([{ name: 'note.write', args: { text: note, teamId } }]);
      }}
      isBusy={isBusy}
      problem={problem}
    >
      <TextField
        label={lookTexts.note}
        value={text}
        onChange={setText}
        hint={lookTexts.noteHint}
        problem={isTried && note === '' ? lookTexts.noteWanted : null}
        maxLength={2_000}
        autoFocus
      />
      <TeamField label={lookTexts.noteTeam} teamId={teamId} onChange={setTeamId} />
    </DialogFrame>
  );
}
