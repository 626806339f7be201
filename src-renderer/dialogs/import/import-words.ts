/** What a file would do, summed up, and what may be done with it. */
import type { Reply } from '../../../src-shared/contract/calls.ts';
import { importTexts } from '../../texts/import.ts';

/** What Enter may do with a file that was read. */
export interface ImportChoice {
  readonly canTake: boolean;
  /** Some rows are not good: only the others are taken. */
  readonly takeGood: boolean;
  readonly submit: string;
  readonly says: string;
}

/** For a start list of a race that is open. */
export function teamsChoice(reply: Reply<'teams.preview'>): ImportChoice {
  const { added, changed, gone, problems } = reply;
  const does = added.length + changed.length + gone.length;
  return choiceOf(does, problems.length, importTexts.teamsOutcome(added.length, changed.length, gone.length));
}

/** For a sheet of times. */
export function timesChoice(reply: Reply<'times.preview'>): ImportChoice {
  const { added, differing, problems } = reply;
  return choiceOf(added + differing, problems.length, importTexts.timesOutcome(added, differing));
}

function choiceOf(does: number, problems: number, says: string): ImportChoice {
  const takeGood = problems > 0;
  return {
    canTake: does > 0,
    takeGood,
    submit: takeGood ? importTexts.takeGood : importTexts.take,
    says: does > 0 ? says : takeGood ? importTexts.nothingGood : importTexts.nothing,
  };
}
