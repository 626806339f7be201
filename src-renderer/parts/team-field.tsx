import { useId, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useRace } from '../mirror/use-mirror.ts';
import { fieldTexts } from '../texts/fields.ts';
import fieldStyles from './field.module.css';
import { Finder } from './finder.tsx';
import { TeamLine } from './team-line.tsx';
import { searchTeams, teamOfBib } from './team-search.ts';

/** More than anybody reads; typing one digit more is quicker than scrolling. */
const MOST_SHOWN = 50;

interface TeamFieldProps {
  readonly label?: string;
  readonly teamId: string | null;
  readonly onChange: (teamId: string | null) => void;
  readonly problem?: string | null;
  readonly autoFocus?: boolean;
}

/** Chooses one team by bib, name or runner. A bib typed out counts without Enter. */
export function TeamField({
  label = fieldTexts.team,
  teamId,
  onChange,
  problem = null,
  autoFocus = false,
}: TeamFieldProps) {
  const teams = useRace((race) => race.teams);
  /** What is typed; `null` while the field shows the chosen team. */
  const [query, setQuery] = useState<string | null>(null);
  const belowId = useId();
  const team = teamId === null ? undefined : teams.get(teamId);
  const { hits, more } = useMemo(() => {
    return query === null ? { hits: [], more: 0 } : searchTeams(teams.values(), query, MOST_SHOWN);
  }, [teams, query]);
  const settle = (): void => {
    const exact = query === null ? null : teamOfBib(teams.values(), query);
    if (exact === null) return;
    onChange(exact.teamId);
    setQuery(null);
  };
  return (
    <div className={fieldStyles['field']}>
      <Finder
        label={label}
        text={query ?? (team === undefined ? '' : `${team.bib} ${team.name}`)}
        onText={(text) => {
          setQuery(text);
          if (teamId !== null) onChange(null);
        }}
        items={hits}
        idOf={(hit) => hit.team.teamId}
        show={(hit) => <TeamLine {...hit} />}
        onPick={(hit, line) => {
          // Before the focus goes on: leaving the line would else settle what had been typed.
          flushSync(() => {
            onChange(hit.team.teamId);
            setQuery(null);
          });
          focusNext(line);
        }}
        note={noteOf(hits.length, more)}
        isOpen={query !== null && query !== ''}
        look="popup"
        describedBy={belowId}
        isInvalid={problem !== null}
        autoFocus={autoFocus}
        onBlur={settle}
      />
      <div id={belowId} className={problem === null ? fieldStyles['words'] : fieldStyles['problem']}>
        {problem ?? (team === undefined ? fieldTexts.teamHint : (team.category ?? ''))}
      </div>
    </div>
  );
}

/** The team is said: the hand goes on with the next field, whose keys may be digits, too. */
function focusNext(line: HTMLInputElement | null): void {
  const fields = [...(line?.form?.elements ?? [])].filter(
    (field) => field instanceof HTMLElement && field.tabIndex >= 0 && !field.matches(':disabled'),
  );
  const next = fields[fields.findIndex((field) => field === line) + 1];
  if (next instanceof HTMLElement) next.focus();
}

function noteOf(shown: number, more: number): string | null {
  if (shown === 0) return fieldTexts.teamNone;
  return more > 0 ? fieldTexts.teamMore(more) : null;
}
