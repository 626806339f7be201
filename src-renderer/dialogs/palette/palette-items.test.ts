import { describe, expect, it } from 'vitest';
import type { Action } from '../../actions/actions.ts';
import { madeTeam } from '../testing/made-team.ts';
import { paletteItems } from './palette-items.ts';

const action = (id: string, title: string, more: Partial<Action> = {}): Action => ({
  id,
  title,
  keys: null,
  group: 'race',
  run: () => undefined,
  ...more,
});
const actions = [
  action('setup', 'Set up the race', { also: 'rounding zone legs' }),
  action('start', 'Record a start', { also: 'gun wave', keys: 'F9' }),
  action('sticks', 'Sticks', { keys: 'Alt+S' }),
  action('status', 'Status of a team', { also: 'dns dnf dq' }),
];
const idsFor = (query: string, teams = [] as Parameters<typeof paletteItems>[1]): string[] =>
  paletteItems(actions, teams, query).map(({ id }) => id);

describe('the palette', () => {
  it('shows every action in its order while nothing is typed', () => {
    expect(idsFor('')).toEqual(['setup', 'start', 'sticks', 'status']);
  });

  it('puts what begins with the words first, then what has them inside, then other words', () => {
    expect(idsFor('st')).toEqual(['sticks', 'status', 'start', 'setup']);
    expect(idsFor('gun')).toEqual(['start']);
    expect(idsFor('team status')).toEqual(['status']);
    expect(idsFor('f9')).toEqual(['start']);
  });

  it('takes initials and left-out letters, but no word that is not there', () => {
    expect(idsFor('stt')).toContain('status');
    expect(idsFor('zebra')).toEqual([]);
  });

  it('offers a team’s legs, status and changes; a bib comes before actions', () => {
    const hits = [
      { team: madeTeam('143', 'Holmen'), runner: null },
      { team: madeTeam('1430', 'Tjalve'), runner: null },
    ];
    expect(idsFor('143', hits)).toEqual(['143 legs', '143 status', '143 change', '1430 legs']);
    expect(idsFor('st', hits).slice(0, 1)).toEqual(['sticks']);
  });
});
