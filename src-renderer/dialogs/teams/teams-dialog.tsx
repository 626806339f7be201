import type { TeamRow } from '../../../src-shared/contract/mirror.ts';
import { useRace } from '../../mirror/use-mirror.ts';
import { Button } from '../../parts/button.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { TeamField } from '../../parts/team-field.tsx';
import { teamsTexts } from '../../texts/teams.ts';
import { openDialog } from '../../view/view-store.ts';
import type { FormReading } from '../form-reading.ts';
import { problemOf } from '../form-reading.ts';
import formStyles from '../form.module.css';
import { useForm } from '../use-form.ts';
import type { StationCall } from '../use-submit.ts';
import { useSubmit } from '../use-submit.ts';
import { LegsFields } from './legs-fields.tsx';
import type { LegsForm, TeamFieldsForm } from './team-deeds.ts';
import {
  EMPTY_LEGS,
  fieldsOf,
  readFields,
  readSubstitute,
  readSwapBibs,
  readSwapRunners,
  readWithdraw,
  runnersOf,
} from './team-deeds.ts';
import { TeamFields } from './team-fields.tsx';

const DEEDS = ['change', 'substitute', 'swapRunners', 'withdraw', 'swapBibs', 'add'] as const;
type Deed = (typeof DEEDS)[number];
type Field = 'bib' | 'all' | 'leg' | 'otherLeg' | 'runner' | 'other';

interface TeamsForm {
  readonly deed: Deed;
  readonly teamId: string | null;
  readonly otherId: string | null;
  readonly fields: TeamFieldsForm;
  readonly legs: LegsForm;
}

/** F3: find a team and change it, its runners or its bib; withdraw it; add one. */
export function TeamsDialog({ teamId }: { readonly teamId: string | null }) {
  const { legs, waves } = useRace(({ race }) => race);
  const teams = useRace((race) => race.teams);
  const teamOf = (id: string | null): TeamRow | undefined => (id === null ? undefined : teams.get(id));
  const { form, change, isTried, markTried } = useForm((): TeamsForm => {
    const fields = fieldsOf(teamOf(teamId), legs);
    return { deed: 'change', teamId, otherId: null, fields, legs: EMPTY_LEGS };
  });
  const { isBusy, problem, send } = useSubmit();
  const team = teamOf(form.teamId);
  const reading = readTeams(form, team, teamOf(form.otherId), teams, legs);
  const fieldProblem = (field: Field): string | null =>
    reading === null ? null : problemOf(reading, field, isTried);
  const isFields = form.deed === 'add' || form.deed === 'change';
  return (
    <DialogFrame
      title={teamsTexts.title}
      size="large"
      submit={teamsTexts.submits[form.deed]}
      onSubmit={() => {
        if (reading?.ok === true) send(reading.sent);
        else markTried();
      }}
      isBusy={isBusy}
      outcome={reading?.ok === true ? reading.says : null}
      problem={problem ?? (reading === null && isTried ? teamsTexts.choose : fieldProblem('all'))}
      more={<ImportButton />}
    >
      {form.deed === 'add' ? null : (
        <TeamField
          label={teamsTexts.find}
          teamId={form.teamId}
          onChange={(chosen) => {
            change({ teamId: chosen, fields: fieldsOf(teamOf(chosen), legs), legs: EMPTY_LEGS });
          }}
          autoFocus={teamId === null}
        />
      )}
      <ChoiceField
        label={teamsTexts.deed}
        choices={DEEDS.map((value) => ({ value, says: teamsTexts.deeds[value] }))}
        value={form.deed}
        onChange={(deed) => {
          const isNew = deed === 'add';
          if (isNew || form.deed === 'add') change({ fields: fieldsOf(isNew ? undefined : team, legs) });
          change({ deed });
        }}
        hint={teamsTexts.deedHints[form.deed]}
        autoFocus={teamId !== null}
      />
      {isFields && (team !== undefined || form.deed === 'add') ? (
        <TeamFields
          form={form.fields}
          onChange={(patch) => {
            change({ fields: { ...form.fields, ...patch } });
          }}
          bibProblem={fieldProblem('bib')}
          waves={waves.map(({ name }) => name)}
        />
      ) : null}
      {form.deed === 'swapBibs' ? (
        <TeamField
          label={teamsTexts.other}
          teamId={form.otherId}
          onChange={(otherId) => {
            change({ otherId });
          }}
          problem={fieldProblem('other')}
        />
      ) : null}
      {form.deed === 'substitute' || form.deed === 'swapRunners' || form.deed === 'withdraw' ? (
        <LegsFields
          deed={form.deed}
          form={form.legs}
          onChange={(patch) => {
            change({ legs: { ...form.legs, ...patch } });
          }}
          problem={fieldProblem}
          runners={runnersOf(team, legs)}
        />
      ) : null}
      {team === undefined && form.deed !== 'add' ? (
        <p className={formStyles['says']}>{teamsTexts.choose}</p>
      ) : null}
    </DialogFrame>
  );
}

/** `null` while no team is chosen that the deed could be done to. */
function readTeams(
  form: TeamsForm,
  team: TeamRow | undefined,
  other: TeamRow | undefined,
  teams: ReadonlyMap<string, TeamRow>,
  legs: number,
): FormReading<readonly StationCall[], Field> | null {
  if (form.deed === 'add') return readFields(form.fields, undefined, teams.values(), legs);
  if (team === undefined) return null;
  switch (form.deed) {
    case 'change':
      return readFields(form.fields, team, teams.values(), legs);
    case 'substitute':
      return readSubstitute(form.legs, team, legs);
    case 'swapRunners':
      return readSwapRunners(form.legs, team, legs);
    case 'withdraw':
      return readWithdraw(form.legs, team, legs);
    case 'swapBibs':
      return readSwapBibs(team, other);
  }
}

function ImportButton() {
  return (
    <Button
      onPress={() => {
        openDialog({ kind: 'importTeams' });
      }}
    >
      {teamsTexts.importList}
    </Button>
  );
}
