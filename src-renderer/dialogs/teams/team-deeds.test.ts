import { describe, expect, it } from 'vitest';
import { madeTeam } from '../testing/made-team.ts';
import {
  EMPTY_LEGS,
  fieldsOf,
  readFields,
  readSubstitute,
  readSwapBibs,
  readSwapRunners,
  readWithdraw,
  substituted,
} from './team-deeds.ts';

const team = madeTeam('143', 'Holmen', { runners: ['Kari', 'Ola', 'Kari', 'Per'], category: 'Men' });
const other = madeTeam('7', 'Tjalve');
const teams = [team, other];

describe('the fields of a team', () => {
  it('are sent where they differ; an emptied one is cleared', () => {
    const form = fieldsOf(team, 4);
    expect(readFields(form, team, teams, 4)).toMatchObject({ ok: false });
    expect(readFields({ ...form, bib: ' 144 ', category: '' }, team, teams, 4)).toEqual({
      ok: true,
      sent: [{ name: 'team.save', args: { teamId: '143', bib: '144', category: null } }],
      says: 'Changes: Bib, Category',
    });
  });

  it('refuse a bib that another team wears', () => {
    expect(readFields({ ...fieldsOf(team, 4), bib: '7' }, team, teams, 4)).toEqual({
      ok: false,
      problems: { bib: 'Tjalve wears bib 7. Choose another, or swap bibs (key 5).' },
    });
  });

  it('make a new team where there is none', () => {
    const form = { ...fieldsOf(undefined, 4), bib: '9', name: 'Vidar' };
    expect(readFields(form, undefined, teams, 4)).toEqual({
      ok: true,
      sent: [{ name: 'team.save', args: { teamId: null, bib: '9', name: 'Vidar' } }],
      says: 'New team: 9 Vidar',
    });
  });
});

describe('a substitution', () => {
  it('takes the leg and, if wanted, the later legs of that runner, never earlier ones', () => {
    expect(substituted(team.runners, 1, 'Åse', true)).toEqual(['Åse', 'Ola', 'Åse', 'Per']);
    expect(substituted(team.runners, 3, 'Åse', true)).toEqual(['Kari', 'Ola', 'Åse', 'Per']);
    expect(substituted(team.runners, 1, 'Åse', false)).toEqual(['Åse', 'Ola', 'Kari', 'Per']);
  });

  it('does not take every leg of nobody where no runner is known', () => {
    expect(substituted(['', '', ''], 2, 'Åse', true)).toEqual(['', 'Åse', '']);
  });

  it('is said in words', () => {
    const reading = readSubstitute({ ...EMPTY_LEGS, leg: '1', runner: 'Åse' }, team, 4);
    expect(reading).toMatchObject({ says: 'Legs 1, 3: Kari → Åse' });
    expect(readSubstitute({ ...EMPTY_LEGS, leg: '9' }, team, 4)).toEqual({
      ok: false,
      problems: { leg: 'There is no leg 9. Type a leg from 1 to 4.', runner: 'Type who runs instead.' },
    });
  });
});

it('two runners swap their legs', () => {
  expect(readSwapRunners({ ...EMPTY_LEGS, leg: '2', otherLeg: '4' }, team, 4)).toMatchObject({
    sent: [{ args: { runners: ['Kari', 'Per', 'Kari', 'Ola'] } }],
    says: 'Leg 2: Per, leg 4: Ola',
  });
  expect(readSwapRunners({ ...EMPTY_LEGS, leg: '1', otherLeg: '3' }, team, 4)).toMatchObject({
    problems: { otherLeg: 'The same person runs both.' },
  });
});

it('a team withdraws from a leg on', () => {
  expect(readWithdraw({ ...EMPTY_LEGS, leg: '3' }, team, 4)).toMatchObject({
    sent: [{ name: 'status.set', args: { set: { status: 'withdrawn', fromLeg: 3 } } }],
  });
});

it('two teams swap bibs', () => {
  expect(readSwapBibs(team, other)).toMatchObject({
    sent: [{ name: 'team.swap', args: { teamIds: ['143', '7'] } }],
    says: 'Holmen wears 7, Tjalve wears 143',
  });
  expect(readSwapBibs(team, team)).toMatchObject({ ok: false });
});
