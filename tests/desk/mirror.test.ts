/** Whatever is recorded in whatever order: the window that lays each change over its mirror sees what a new one sees. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, mirrorStore, takeSnapshot } from '../../src-renderer/mirror/mirror-store.ts';
import type { CallName } from '../../src-shared/contract/call-names.ts';
import type { Args } from '../../src-shared/contract/calls.ts';
import type { RaceSnapshot, TeamRow } from '../../src-shared/contract/mirror.ts';
import type { TestDesk } from '../kit/desk.ts';
import { GUN_US, makeRace, MINUTE_US, openDesk, Refused, SECOND_US } from '../kit/desk.ts';

const LEGS = 4;
const BIBS = ['7', '12', '103', '04'];
/** Worn, nobody's, partial, empty, and one that a later edit may give to a team. */
const TYPED = [...BIBS, '99', '1?', '', 'A1'];

/** One thing that somebody does; `pick` chooses among what is there by then. */
interface Deed {
  readonly what: (typeof DEEDS)[number];
  readonly pick: number;
  readonly other: number;
  readonly bib: string;
  readonly afterUs: number;
}

const DEEDS = [
  'press',
  'press',
  'press',
  'press',
  'openTime',
  'assign',
  'insert',
  'rebib',
  'toTeam',
  'toPoint',
  'retime',
  'move',
  'void',
  'undo',
  'undo',
  'redo',
  'status',
  'gun',
  'wave',
  'legStart',
  'teamBib',
  'teamNew',
  'teamWave',
  'swap',
  'resolve',
  'order',
  'raceSet',
  'raceLegs',
  'serves',
  'add',
  'declare',
  'sheet',
  'shrunkList',
] as const;

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom(...DEEDS),
  pick: fc.nat(1_000),
  other: fc.nat(1_000),
  bib: fc.constantFrom(...TYPED),
  afterUs: fc.constantFrom(0, 2 * SECOND_US, 20 * SECOND_US, 9 * MINUTE_US),
});

describe('the mirror kept by changes', () => {
  it('is what a fresh snapshot says, after any series of calls', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
        const ends: (() => Promise<void>)[] = [];
        const test = await openDesk({ reopenLast: false, onEnd: (end) => ends.push(end) });
        try {
          await play(test, deeds);
          expect(test.faults).toEqual([]);
        } finally {
          for (const end of ends) await end();
        }
      }),
      { numRuns: Number(process.env['BATON_PROPERTY_RUNS'] ?? 25) },
    );
  });
});

async function play(test: TestDesk, deeds: readonly Deed[]): Promise<void> {
  const waves = [
    { name: 'first', timeUs: GUN_US },
    { name: 'second', elapsedUs: 10 * MINUTE_US },
  ];
  takeSnapshot(
    await makeRace(test, {
      legs: LEGS,
      bibs: BIBS,
      set: { waves, massStarts: [{ leg: 3, kind: 'catchUp', elapsedUs: 30 * MINUTE_US }] },
      serves: { from: 1, to: 1 },
    }),
  );
  let next = test.changes.length;
  for (const one of deeds) {
    test.clock.pass(one.afterUs);
    const known = await test.snapshot();
    const made = callOf(one, known, test);
    if (made !== null) await test.send(...made).catch(onlyRefusals);
    for (; next < test.changes.length; next++) {
      const change = test.changes[next];
      if (change === undefined) throw new Error('a change is gone');
      const before = mirrorStore.getState().seen;
      const applied = applyChange(change);
      expect(applied).not.toBe('gap');
      if (applied === 'reset') takeSnapshot(await test.snapshot());
      else if (applied === 'applied' && before.mode === 'race') expect(change.seq).toBe(before.seq + 1);
    }
    compare(await test.snapshot(), `after ${JSON.stringify(one)}: ${JSON.stringify(made)}`);
  }
}

/** The kept mirror and a fresh one, in all that follows from the journal alone. */
function compare(fresh: RaceSnapshot, after: string): void {
  const { seen } = mirrorStore.getState();
  if (seen.mode !== 'race') throw new Error('the mirror lost its race');
  expect(seen.race, after).toEqual(fresh.race);
  expect(inOrder(seen.teams.values()), after).toEqual(inOrder(fresh.teams));
  expect(seen.openTimes, after).toEqual(fresh.openTimes);
  const kept = new Map(seen.lines.map((line) => [line.id, line]));
  const inBoth = fresh.lines.filter(({ id }) => kept.has(id));
  expect(
    inBoth.map(({ id }) => kept.get(id)),
    after,
  ).toEqual(inBoth);
  expect(kept.size, after).toBeGreaterThanOrEqual(fresh.lines.length);
}

function inOrder(teams: Iterable<TeamRow>): TeamRow[] {
  return [...teams].sort((a, b) => (a.teamId < b.teamId ? -1 : 1));
}

function onlyRefusals(error: unknown): void {
  if (!(error instanceof Refused) || error.code === 'fault') throw error;
}

type Made = readonly [name: CallName, args: unknown];

/** The call of a deed; `null` where there is nothing to do it with. */
function callOf({ what, pick, other, bib, afterUs }: Deed, known: RaceSnapshot, test: TestDesk): Made | null {
  const { clock } = test;
  const one = <T>(list: readonly T[], at = pick): T | undefined => list[at % Math.max(1, list.length)];
  const line = one(known.lines);
  const open = one(known.openTimes);
  const team = one(known.teams);
  const second = one(known.teams, other);
  const point = other % (LEGS + 2);
  const is = <N extends CallName>(name: N, args: Args<N>): Made => [name, args];
  const side = (['handoff', 'handoff', 'in', 'out'] as const)[other % 4] ?? 'handoff';
  const reason = 'so it was';
  switch (what) {
    case 'press':
    case 'openTime': {
      const typed = what === 'press' ? bib : '';
      const at = { pressId: crypto.randomUUID(), monoNs: clock.monoNs() };
      return is('passing.press', { ...at, bib: typed, typed, point: pick % 3 === 0 ? point : null, side });
    }
    case 'assign': {
      if (open === undefined) return null;
      const to = { bib: bib === '' ? '7' : bib, typed: bib, point: null, side };
      return is('openTime.assign', { id: open.id, ...to });
    }
    case 'insert':
      return open === undefined ? null : is('openTime.insert', { id: open.id });
    case 'rebib':
      return line === undefined ? null : is('passing.rebib', { id: line.id, bib: bib === '' ? '99' : bib });
    case 'toTeam':
      if (line === undefined || team === undefined) return null;
      return is('passing.assign', { id: line.id, teamId: second?.teamId ?? team.teamId, point: null });
    case 'toPoint':
      return line === undefined ? null : is('passing.assign', { id: line.id, teamId: null, point });
    case 'retime':
      if (line === undefined) return null;
      return is('passing.retime', { id: line.id, timeUs: clock.nowUs - afterUs, reason });
    case 'move': {
      const ids = known.lines.slice(0, 1 + (other % 3)).map(({ id }) => id);
      if (ids.length === 0) return null;
      return is('passings.move', { ids, toPoint: pick % 2 === 0 ? point : null, shiftUs: SECOND_US, reason });
    }
    case 'void':
      return line === undefined ? null : is('entries.void', { ids: [line.id], reason });
    case 'undo':
      return is('step.undo', {});
    case 'redo':
      return is('step.redo', {});
    case 'status': {
      if (team === undefined) return null;
      const leg = 1 + (other % LEGS);
      const set = one([
        { status: 'DNS', leg },
        { status: 'DNF', leg: null, why: 'medical' },
        { status: 'withdrawn', fromLeg: leg },
        { status: 'penalty', leg: null, penaltyUs: MINUTE_US },
        { status: 'given', leg, timeUs: 9 * MINUTE_US },
      ] as const);
      return set === undefined ? null : is('status.set', { teamId: team.teamId, set, reason });
    }
    case 'gun':
      return is('start.record', { start: { what: 'gun' }, at: { by: 'time', timeUs: GUN_US + afterUs } });
    case 'wave':
      return is('start.record', {
        start: { what: 'wave', wave: pick % 2 === 0 ? 'first' : 'second' },
        at: { by: 'time', timeUs: GUN_US + afterUs },
      });
    case 'legStart': {
      const start = { what: 'leg' as const, bibs: [team?.bib ?? '7'], leg: 1 + (other % LEGS) };
      return is('start.record', { start, at: { by: 'press', monoNs: clock.monoNs() } });
    }
    case 'teamBib':
      if (team === undefined) return null;
      return is('team.save', { teamId: team.teamId, bib: bib === '' ? '5' : bib, runners: ['Kari', 'Ola'] });
    case 'teamNew':
      return is('team.save', { teamId: null, bib: bib === '' ? '6' : bib, name: 'New' });
    case 'teamWave':
      if (team === undefined) return null;
      return is('team.save', {
        teamId: team.teamId,
        wave: pick % 3 === 0 ? null : 'second',
        category: 'Mixed',
      });
    case 'swap':
      if (team === undefined || second === undefined) return null;
      return is('team.swap', { teamIds: [team.teamId, second.teamId] });
    case 'resolve': {
      if (line?.teamId == null || line.point === null) return null;
      return is('slot.resolve', { teamId: line.teamId, point: line.point, side: 'handoff', choice: line.id });
    }
    case 'order':
      if (team === undefined || second === undefined || team === second) return null;
      return is('order.resolve', { what: 'finishOrder', teamIds: [team.teamId, second.teamId] });
    case 'raceSet':
      return is('race.set', { set: { doubleMs: 1_000 * (other % 30), name: `Relay ${pick}` } });
    case 'raceLegs':
      return is('race.set', { set: { legs: 3 + (other % 3) } });
    case 'serves': {
      const from = other % LEGS;
      const serves = pick % 3 === 0 ? null : { from, to: pick % 3 === 1 ? from : LEGS - 1 };
      return is('desk.set', { serves });
    }
    case 'add':
      return is('passing.add', { bib, point, side, timeUs: pick % 2 === 0 ? null : clock.nowUs, reason });
    case 'declare':
      return is('results.declare', { official: pick % 2 === 0 });
    case 'sheet': {
      const rows = ['bib,elapsed,leg', `${bib},0:${String(10 + (other % 40))}:00,`, ',0:55:00,2', '7,,'].join(
        '\n',
      );
      return is('times.import', {
        file: { name: `sheet ${pick}.csv`, text: rows },
        sheet: null,
        takeGood: true,
      });
    }
    case 'shrunkList': {
      const listed = known.teams.filter((_, index) => index !== pick % 5);
      const rows = ['bib,team', ...listed.map((row) => `${row.bib},${row.name} ${other % 2}`)].join('\n');
      return is('teams.import', { file: { name: 'teams.csv', text: rows }, takeGood: true });
    }
  }
}
