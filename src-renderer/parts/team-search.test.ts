import { describe, expect, it } from 'vitest';
import type { TeamRow } from '../../src-shared/contract/mirror.ts';
import { searchTeams, teamOfBib } from './team-search.ts';

function team(bib: string, name: string, runners: string[] = []): TeamRow {
  return {
    teamId: bib,
    bib,
    name,
    category: null,
    wave: null,
    runners,
    starts: [],
    finishes: [],
    times: [],
    splits: [],
    marks: '',
    penaltyUs: 0,
    status: null,
    totalUs: null,
  };
}

const teams = [
  team('143', 'Holmen IL 2', ['Kari Bø', 'Åse Øvrebø']),
  team('14', 'Bækkelagets SK'),
  team('1043', 'Gjøvik 143'),
  team('007', 'Tjalve'),
  team('1430', 'Lillomarka'),
];
const bibsFor = (query: string): string[] =>
  searchTeams(teams, query, 9).hits.map(({ team: { bib } }) => bib);

describe('finding a team', () => {
  it('puts the bib itself before bibs that begin with it, and those before names', () => {
    expect(bibsFor('143')).toEqual(['143', '1430', '1043']);
    expect(bibsFor('14')).toEqual(['14', '143', '1430', '1043']);
  });

  it('finds a bib without its leading zeros', () => {
    expect(bibsFor('7')).toEqual(['007']);
  });

  it('finds names and runners without case and accents, and says which runner it was', () => {
    expect(bibsFor('baekke')).toEqual(['14']);
    expect(bibsFor('gjov')).toEqual(['1043']);
    expect(searchTeams(teams, 'ovre', 9).hits).toEqual([{ team: teams[0], runner: 'Åse Øvrebø' }]);
  });

  it('shows all by bib for an empty query, and counts what does not fit', () => {
    const { hits, more } = searchTeams(teams, '', 2);
    expect(hits.map(({ team: { bib } }) => bib)).toEqual(['007', '14']);
    expect(more).toBe(3);
  });

  it('takes a bib as it stands where it must be that one', () => {
    expect(teamOfBib(teams, '143')?.name).toBe('Holmen IL 2');
    expect(teamOfBib(teams, '7')).toBeNull();
  });
});
