import type { TeamRow } from '../../../src-shared/contract/mirror.ts';

/** A team for tests, its id its bib; no leg run yet. */
export function madeTeam(bib: string, name: string, more: Partial<TeamRow> = {}): TeamRow {
  return {
    teamId: bib,
    bib,
    name,
    category: null,
    wave: null,
    runners: [],
    starts: [],
    finishes: [],
    times: [],
    splits: [],
    marks: '',
    penaltyUs: 0,
    status: null,
    totalUs: null,
    ...more,
  };
}
