/** What an entry changed on the board, team by team: for the person who has just made it. */
import type { Board, Question } from './board.ts';
import { canonicalText } from './canonical.ts';
import type { Mode } from './published.ts';
import type { ResultRow } from './results.ts';
import { results } from './results.ts';

/** One printed figure that changed. */
interface FigureChange {
  /** `leg 2`, `split 2`, `total`, `place`, `bib` … */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export interface TeamChange {
  readonly teamId: string;
  readonly bib: string;
  readonly team: string;
  readonly figures: readonly FigureChange[];
}

export interface BoardChange {
  /** The teams whose printed line differs, in the order of the results after. */
  readonly teams: readonly TeamChange[];
  readonly opened: readonly Question[];
  readonly closed: readonly Question[];
  /** The race's own settings differ. */
  readonly race: boolean;
}

/** Compares two boards as they are printed. */
export function diffBoards(before: Board, after: Board, mode: Mode): BoardChange {
  const rowsBefore = new Map(results(before, mode).map((row) => [row.teamId, row]));
  const rowsAfter = results(after, mode);
  const teams = rowsAfter.flatMap((row) => {
    const figures = changedFigures(rowsBefore.get(row.teamId), row);
    rowsBefore.delete(row.teamId);
    return figures.length === 0 ? [] : [{ ...named(row), figures }];
  });
  const gone = [...rowsBefore.values()].map((row) => ({
    ...named(row),
    figures: [{ what: 'team', before: row.team, after: '' }],
  }));
  return {
    teams: [...teams, ...gone],
    ...diffQuestions(before.open, after.open),
    race: canonicalText(before.race) !== canonicalText(after.race),
  };
}

function named({ teamId, bib, team }: ResultRow): Omit<TeamChange, 'figures'> {
  return { teamId, bib, team };
}

function changedFigures(before: ResultRow | undefined, after: ResultRow): FigureChange[] {
  const old = before === undefined ? new Map<string, string>() : figuresOf(before);
  return [...figuresOf(after)].flatMap(([what, text]) => {
    const was = old.get(what) ?? '';
    return was === text ? [] : [{ what, before: was, after: text }];
  });
}

/** Everything that a result line prints, by name. */
function figuresOf(row: ResultRow): Map<string, string> {
  return new Map([
    ['bib', row.bib],
    ['team', row.team],
    ['category', row.category ?? ''],
    ['wave', row.wave ?? ''],
    ...row.legs.flatMap(({ leg, split }, index): [string, string][] => [
      [`leg ${index + 1}`, leg.text],
      [`split ${index + 1}`, split.text],
    ]),
    ['penalty', row.penalty.text],
    ['total', row.total.text],
    ['place', row.place],
  ]);
}

function diffQuestions(
  before: readonly Question[],
  after: readonly Question[],
): Pick<BoardChange, 'opened' | 'closed'> {
  const old = new Map(before.map((one) => [canonicalText(one), one]));
  const opened = after.filter((one) => !old.delete(canonicalText(one)));
  return { opened, closed: [...old.values()] };
}
