/**
 * Ten small races, computed by hand. Each shows a rule of docs/rules.md, or a rule that relay organisers use,
 * and is written as a crew would: what was recorded, and the result list that must come of it.
 *
 * A result line reads: place, bib, then leg and split of each leg, then the total.
 */
import { describe, expect, it } from 'vitest';
import type { HandJournal, PassingWords } from '../../tests/kit/hand-journal.ts';
import { handJournal, teamId, us } from '../../tests/kit/hand-journal.ts';
import type { Draft, RaceFields, TeamFields } from './entry.ts';
import { results } from './results.ts';

interface HandRace {
  shows: string;
  race: RaceFields;
  teams: Record<string, TeamFields>;
  passings: [bib: string, words: PassingWords][];
  rulings?: Draft[];
  results: string[];
  open?: string[];
}

/** `1:40` is 0:01:40, to keep the tables readable. */
const minutes = (text: string): string => `0:${text}`;
const at = (text: string): PassingWords => ({ at: minutes(text) });

function handoffs(times: Record<string, string[]>): [string, PassingWords][] {
  return Object.entries(times).flatMap(([bib, list]) =>
    list.map((time): [string, PassingWords] => [bib, at(time)]),
  );
}

const RACES: HandRace[] = [
  {
    shows: 'catch-up mass start: who waits leaves with it while the incoming runner is still out (rule 11)',
    race: { legs: 3, massStarts: [{ leg: 3, kind: 'catchUp', elapsedUs: us('0:50:00') }] },
    teams: { 1: {}, 2: {}, 3: {} },
    // 1 hands over before the mass start, 2 at that second, 3 after it: 3's leg 3 overlaps its leg 2.
    passings: handoffs({
      1: ['20:00', '45:00', '59:00'],
      2: ['22:00', '50:00', '59:30'],
      3: ['30:00', '55:00', '59:59'],
    }),
    results: [
      '1 1 00:20:00 00:20:00 00:25:00 00:45:00 00:14:00 00:59:00 00:59:00',
      '2 2 00:22:00 00:22:00 00:28:00 00:50:00 00:09:30 00:59:30 00:59:30',
      '3 3 00:30:00 00:30:00 00:25:00 00:55:00 00:09:59 01:04:59 01:04:59',
    ],
  },
  {
    shows: 'restart for all: everybody leaves at the restart, however early they handed over (rule 11)',
    race: { legs: 2, massStarts: [{ leg: 2, kind: 'restart', elapsedUs: us('0:40:00') }] },
    teams: { 1: {}, 2: {} },
    passings: handoffs({ 1: ['20:00', '55:00'], 2: ['41:00', '54:00'] }),
    results: [
      '1 1 00:20:00 00:20:00 00:15:00 00:35:00 00:35:00',
      '2 2 00:41:00 00:41:00 00:14:00 00:55:00 00:55:00',
    ],
  },
  {
    shows:
      'closing time with restart: before it at the handoff, the others at the restart; 3 is let through (rule 11)',
    race: {
      legs: 2,
      massStarts: [
        {
          leg: 2,
          kind: 'restart',
          elapsedUs: us('0:40:00'),
          closesAtElapsedUs: us('0:30:00'),
          exclude: [teamId('3')],
        },
      ],
    },
    teams: { 1: {}, 2: {}, 3: {} },
    passings: handoffs({ 1: ['29:59', '50:00'], 2: ['30:00', '50:00'], 3: ['35:00', '50:00'] }),
    results: [
      '1 2 00:30:00 00:30:00 00:10:00 00:40:00 00:40:00',
      '2= 1 00:29:59 00:29:59 00:20:01 00:50:00 00:50:00',
      '2= 3 00:35:00 00:35:00 00:15:00 00:50:00 00:50:00',
    ],
  },
  {
    shows: 'waves: each team’s time runs from the start of its wave (rule 11)',
    race: {
      legs: 2,
      waves: [
        { name: 'A', elapsedUs: 0 },
        { name: 'B', elapsedUs: us('0:10:00') },
      ],
    },
    teams: { 1: { wave: 'A' }, 2: { wave: 'B' } },
    passings: handoffs({ 1: ['20:00', '45:00'], 2: ['28:00', '50:00'] }),
    results: [
      '1 2 00:18:00 00:18:00 00:22:00 00:40:00 00:40:00',
      '2 1 00:20:00 00:20:00 00:25:00 00:45:00 00:45:00',
    ],
  },
  {
    shows:
      'runner without a successor: in, then out when the next one has come; the wait counts (rules 11, 12)',
    race: { legs: 2 },
    teams: { 1: {}, 2: {} },
    passings: [
      ['1', { point: 1, side: 'in', at: '0:20:00' }],
      ['1', { point: 1, side: 'out', at: '0:23:00' }],
      ['1', { point: 2, at: '0:41:00' }],
      ['2', { point: 1, at: '0:21:00' }],
      ['2', { point: 2, at: '0:41:30' }],
    ],
    results: [
      '1 1 00:20:00 00:20:00 00:18:00 00:41:00 00:41:00',
      '2 2 00:21:00 00:21:00 00:20:30 00:41:30 00:41:30',
    ],
  },
  {
    shows:
      'missing read: a chip point that was not read leaves two legs without a time, and is asked (rules 9, 13)',
    race: { legs: 3 },
    teams: { 1: {}, 2: {} },
    passings: [
      ['1', { point: 1, at: '0:20:00' }],
      ['1', { point: 3, at: '0:59:00' }],
      ['2', { point: 1, at: '0:21:00' }],
      ['2', { point: 2, at: '0:42:00' }],
      ['2', { point: 3, at: '0:59:30' }],
    ],
    results: [
      '1 2 00:21:00 00:21:00 00:21:00 00:42:00 00:17:30 00:59:30 00:59:30',
      '- 1 00:20:00 00:20:00 DNF DNF DNF DNF DNF',
    ],
    open: ['legWithoutTime', 'legWithoutTime'],
  },
  {
    shows:
      'absent runner with a given leg time: nobody ran leg 2, leg 3 left with the mass start (rules 11, 12)',
    race: { legs: 3, massStarts: [{ leg: 3, kind: 'catchUp', elapsedUs: us('0:50:00') }] },
    teams: { 1: {}, 2: {} },
    passings: [
      ['1', { point: 1, at: '0:20:00' }],
      ['1', { point: 3, at: '0:59:00' }],
      ['2', { point: 1, at: '0:21:00' }],
      ['2', { point: 2, at: '0:42:00' }],
      ['2', { point: 3, at: '0:59:30' }],
    ],
    rulings: [
      {
        kind: 'status',
        body: {
          status: 'given',
          teamId: teamId('1'),
          leg: 2,
          timeUs: us('0:45:00'),
          reason: 'slowest + 3 min',
        },
      },
    ],
    results: [
      '1 2 00:21:00 00:21:00 00:21:00 00:42:00 00:17:30 00:59:30 00:59:30',
      '2 1 00:20:00 00:20:00 00:45:00 01:05:00 00:09:00 01:14:00 01:14:00',
    ],
  },
  {
    shows: 'penalty: added to the total and to no leg; it can cost the place (rule 12)',
    race: { legs: 2 },
    teams: { 1: {}, 2: {} },
    passings: handoffs({ 1: ['20:00', '40:00'], 2: ['20:30', '40:30'] }),
    rulings: [
      {
        kind: 'status',
        body: {
          status: 'penalty',
          teamId: teamId('1'),
          leg: 1,
          penaltyUs: us('0:01:00'),
          reason: 'short cut',
        },
      },
    ],
    results: [
      '1 2 00:20:30 00:20:30 00:20:00 00:40:30 00:40:30',
      '2 1 00:20:00 00:20:00 00:20:00 00:40:00 00:41:00',
    ],
  },
  {
    shows:
      'tie under rounding: 0.2 s apart, the same published second, one place for both, the next is 3 (rule 14)',
    race: { legs: 2 },
    teams: { 1: {}, 2: {}, 3: {} },
    passings: handoffs({ 1: ['20:00', '40:00.7'], 2: ['20:10', '40:00.9'], 3: ['20:20', '40:01.1'] }),
    results: [
      '1= 1 00:20:00 00:20:00 00:20:01 00:40:01 00:40:01',
      '1= 2 00:20:10 00:20:10 00:19:51 00:40:01 00:40:01',
      '3 3 00:20:20 00:20:20 00:19:42 00:40:02 00:40:02',
    ],
  },
  {
    shows: 'withdrawn team: DNS from the leg it gave up, its run leg stands, and it ranks behind (rule 13)',
    race: { legs: 3 },
    teams: { 1: {}, 2: {}, 3: {} },
    passings: handoffs({ 1: ['20:00'], 2: ['25:00', '45:00', '59:00'], 3: ['19:00', '44:00'] }),
    rulings: [{ kind: 'status', body: { status: 'withdrawn', teamId: teamId('1'), fromLeg: 2 } }],
    results: [
      '1 2 00:25:00 00:25:00 00:20:00 00:45:00 00:14:00 00:59:00 00:59:00',
      '- 3 00:19:00 00:19:00 00:25:00 00:44:00 DNF DNF DNF',
      '- 1 00:20:00 00:20:00 DNS DNS DNS DNS DNS',
    ],
  },
];

function play({ race, teams, passings, rulings = [] }: HandRace): HandJournal {
  const journal = handJournal({ name: 'Hand race', ...race });
  for (const [bib, fields] of Object.entries(teams)) journal.team(bib, fields);
  for (const [bib, words] of passings) journal.passing(bib, words);
  for (const ruling of rulings) journal.add(ruling);
  return journal;
}

describe('ten races computed by hand', () => {
  it.each(RACES)('$shows', (race) => {
    const board = play(race).board();
    const lines = results(board, 'final').map((row) =>
      [
        row.place,
        row.bib,
        ...row.legs.flatMap(({ leg, split }) => [leg.text, split.text]),
        row.total.text,
      ].join(' '),
    );
    expect(lines).toEqual(race.results);
    expect(board.open.map((one) => one.kind)).toEqual(race.open ?? []);
  });
});
