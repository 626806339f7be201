/** Teams as the window mirrors them. */
import type { Question, TeamLine } from '../../../src-shared/domain/board.ts';
import type { Fold } from '../../../src-shared/domain/fold/fold.ts';
import type { TeamRow } from '../../../src-shared/contract/mirror.ts';
import type { NamesRecord } from '../../journal/names-record.ts';

/** Names of runners by the hash that the entries hold. */
export type Names = ReadonlyMap<string, NamesRecord>;

/** The row of a team; `undefined` where it is not in the start list. */
export function teamRow(fold: Fold, names: Names, teamId: string): TeamRow | undefined {
  const line = fold.team(teamId);
  return line === undefined ? undefined : rowOf(line, fold.teamQuestions(teamId), names);
}

function rowOf(line: TeamLine, questions: readonly Question[], names: Names): TeamRow {
  const { teamId, bib, name, category, wave, legs, penaltyUs, status, totalUs, namesHash } = line;
  const asked = new Set(questions.map(({ point }) => point));
  return {
    teamId,
    bib,
    name,
    category,
    wave,
    runners: (namesHash === null ? undefined : names.get(namesHash)?.names) ?? [],
    starts: legs.map(({ startUs }) => startUs),
    finishes: legs.map(({ finishUs }) => finishUs),
    times: legs.map(({ timeUs }) => timeUs),
    splits: legs.map(({ splitUs }) => splitUs),
    marks: legs.map((leg) => markOf(leg, asked.has(leg.leg))).join(''),
    penaltyUs,
    status,
    totalUs,
  };
}

const STATUS_MARKS = { DNS: 'S', DNF: 'F', DQ: 'Q' } as const;

function markOf({ status, given }: TeamLine['legs'][number], isAsked: boolean): string {
  if (status !== null) return STATUS_MARKS[status];
  if (isAsked) return '?';
  return given ? 'g' : '.';
}
