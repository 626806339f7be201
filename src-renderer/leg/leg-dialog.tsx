import { useState } from 'react';
import type { HistoryEntry } from '../../src-shared/contract/calls.ts';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import { useSubmit } from '../dialogs/use-submit.ts';
import { useRace } from '../mirror/use-mirror.ts';
import { Button } from '../parts/button.tsx';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { legTexts } from '../texts/leg.ts';
import { openDialog } from '../view/view-store.ts';
import type { Asking } from './asking.ts';
import { callsOf, nearUsOf, nothingAsked } from './asking.ts';
import { AskingFields } from './asking-fields.tsx';
import { FactsOfLeg, FactsOfTeam } from './facts.tsx';
import type { LegAction } from './history-keys.ts';
import { actionOf, candidatesAt, isPossible, LEG_KEYS, likelyMeant } from './history-keys.ts';
import { HistoryTable } from './history-table.tsx';
import type { History } from './use-history.ts';
import { useHistory } from './use-history.ts';

interface LegDialogProps {
  readonly teamId: string;
  /** `null` = the team as a whole. */
  readonly leg: number | null;
}

/** One leg, or one team: what counts now, every entry that ever was about it, and the keys to correct it. */
export function LegDialog({ teamId, leg }: LegDialogProps) {
  const team = useRace(({ teams }) => teams.get(teamId));
  const history = useHistory(teamId, leg);
  if (team === undefined) {
    return (
      <DialogFrame title={legTexts.gone} size="small">
        {null}
      </DialogFrame>
    );
  }
  return <TeamHistory key={`${teamId} ${leg ?? ''}`} team={team} leg={leg} history={history} />;
}

interface TeamHistoryProps {
  readonly team: TeamRow;
  readonly leg: number | null;
  readonly history: History;
}

function TeamHistory({ team, leg, history }: TeamHistoryProps) {
  const legs = team.times.length;
  const timeZone = useRace(({ race }) => race.timeZone);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking>(nothingAsked);
  const { isBusy, problem, send } = useSubmit();
  const entries = history.state === 'read' ? history.entries : [];
  const entry = entries.find(({ id }) => id === chosenId) ?? likelyMeant(entries, leg);
  const calls = callsOf(asking, { team, leg, timeZone });

  const act = (action: LegAction): void => {
    if (!isPossible(action, { entry, leg, entries })) return;
    // What was acted on stays chosen: after a void another passing would be the likely one, and V again its end.
    setChosenId(entry?.id ?? null);
    if (action === 'status') openDialog({ kind: 'status', teamId: team.teamId, leg });
    else if (action !== 'correct')
      setAsking({ what: action, entryId: entry?.id ?? null, words: '', time: '' });
    else if (entry !== null) openDialog({ kind: 'passing', id: entry.id });
  };
  const onKey = (key: string): boolean => {
    const action = actionOf(key);
    if (action !== null) act(action);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') goToLeg(team.teamId, legs, leg, key);
    else return false;
    return true;
  };
  const rule = (choice: HistoryEntry): void => {
    if (leg === null) return;
    const args = { teamId: team.teamId, point: leg, side: 'handoff', choice: choice.id } as const;
    send([{ name: 'slot.resolve', args }], endAsking);
  };
  const endAsking = (): void => {
    setAsking(nothingAsked);
  };
  const isForm = asking.what !== null && asking.what !== 'ruling';
  return (
    <DialogFrame
      title={legTexts.title(team.bib, team.name, leg)}
      size="large"
      isBusy={isBusy}
      problem={problem}
      {...(isForm ? { submit: SUBMIT[asking.what], canSubmit: calls !== null } : {})}
      onSubmit={() => {
        if (calls !== null) send(calls, endAsking);
      }}
      more={
        asking.what === null ? (
          <Actions isPossible={(action) => isPossible(action, { entry, leg, entries })} onAct={act} />
        ) : (
          <Button onPress={endAsking}>{legTexts.asks.cancel}</Button>
        )
      }
    >
      {leg === null ? <FactsOfTeam team={team} /> : <FactsOfLeg team={team} leg={leg} />}
      {asking.what === null ? (
        <HistoryTable
          history={history}
          firstId={entry?.id ?? null}
          onKey={onKey}
          onChoose={({ id }) => {
            setChosenId(id);
          }}
          onOpen={() => {
            act('correct');
          }}
        />
      ) : (
        <AskingFields
          asking={asking}
          leg={leg}
          legs={legs}
          nearUs={nearUsOf(team, leg)}
          candidates={leg === null ? [] : candidatesAt(entries, leg)}
          onChange={setAsking}
          onRule={rule}
        />
      )}
    </DialogFrame>
  );
}

const SUBMIT = {
  void: legTexts.asks.voidDo,
  missed: legTexts.asks.missedDo,
  note: legTexts.asks.noteDo,
} as const;

function goToLeg(teamId: string, legs: number, leg: number | null, key: 'ArrowLeft' | 'ArrowRight'): void {
  const to = (leg ?? 0) + (key === 'ArrowRight' ? 1 : -1);
  if (to >= 0 && to <= legs) openDialog({ kind: 'leg', teamId, leg: to === 0 ? null : to });
}

interface ActionsProps {
  readonly isPossible: (action: LegAction) => boolean;
  readonly onAct: (action: LegAction) => void;
}

const ACTIONS = ['correct', 'void', 'ruling', 'missed', 'status', 'note'] as const;

function Actions({ isPossible: can, onAct }: ActionsProps) {
  return ACTIONS.filter(can).map((action) => (
    <Button
      key={action}
      keys={LEG_KEYS[action][0] ?? ''}
      onPress={() => {
        onAct(action);
      }}
    >
      {legTexts.actions[action]}
    </Button>
  ));
}
