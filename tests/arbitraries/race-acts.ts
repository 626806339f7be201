/** Random settings, starts, statuses and rulings: all that is said about the race and its teams, not a passing. */
import fc from 'fast-check';
import type { RaceFields } from '../../src-shared/domain/entry.ts';
import {
  back,
  pointNumber,
  sinceGunUs,
  slotRuling,
  someError,
  someTime,
  teamNumber,
} from './passing-acts.ts';
import type { Act, World } from './world.ts';
import { GUN_US, LEG_US, sha256 } from './world.ts';

const legNumber = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 8 }) },
);
const waveName = fc.constantFrom('A', 'B', 'C');
const reason = { reason: 'As the referee saw it' };

/** Mass starts fall about when the field comes by, so that some teams are caught and others not. */
const massStart = fc
  .record({
    leg: legNumber,
    kind: fc.constantFrom('catchUp' as const, 'restart' as const),
    since: fc.boolean(),
    legs: fc.integer({ min: 0, max: 4 }),
    closes: fc.constantFrom('never', 'onTheClock', 'sinceTheGun'),
    excluded: fc.option(fc.array(teamNumber, { maxLength: 2 }), { nil: null }),
  })
  .map((it) => (world: World) => {
    const us = it.legs * LEG_US + LEG_US / 2;
    const closesUs = us - 20_000_000;
    return {
      leg: it.leg,
      kind: it.kind,
      ...(it.since ? { elapsedUs: us } : { timeUs: GUN_US + us }),
      ...(it.closes === 'onTheClock' ? { closesAtUs: GUN_US + closesUs } : {}),
      ...(it.closes === 'sinceTheGun' ? { closesAtElapsedUs: closesUs } : {}),
      ...(it.excluded === null ? {} : { exclude: it.excluded.map((team) => world.teamId(team)) }),
    };
  });

const massStarts = fc.array(massStart, { maxLength: 2 });
const waves = fc
  .uniqueArray(fc.record({ name: waveName, time: someTime }), { maxLength: 2, selector: ({ name }) => name })
  .map((list) => list.map(({ name, time }) => ({ name, ...time })));

const otherField: fc.Arbitrary<RaceFields> = fc.oneof(
  fc.constantFrom(1, 2, 3, 4, 5).map((legs) => ({ legs })),
  fc.constantFrom(null, GUN_US, GUN_US + 7_000_000).map((startUs) => ({ startUs })),
  waves.map((list) => ({ waves: list })),
  fc
    .record({
      unitUs: fc.constantFrom(1, 100_000, 1_000_000, 60_000_000),
      mode: fc.constantFrom('up' as const, 'down' as const, 'nearest' as const),
    })
    .map((rounding) => ({ rounding })),
  fc.constantFrom('dnf' as const, 'open' as const).map((missing) => ({ missing })),
  fc.constantFrom('sum' as const, 'clock' as const).map((total) => ({ total })),
  fc.constantFrom('counts' as const, 'neutral' as const).map((waiting) => ({ waiting })),
  fc.constantFrom(0, 10_000, 60_000).map((doubleMs) => ({ doubleMs })),
  fc.constantFrom(0, 3_000, 20_000).map((agreeMs) => ({ agreeMs })),
  fc.constantFrom(
    { name: 'Another name' },
    { timeZone: 'Europe/Oslo' },
    { timeZone: null },
    { rules: 2 },
    {},
  ),
);

export const raceSet: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: massStarts.map((list): Act => (world) => [
      { kind: 'race.set', body: { set: { massStarts: list.map((one) => one(world)) } } },
    ]),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(otherField, otherField)
      .map(([one, other]): Act => () => [{ kind: 'race.set', body: { set: { ...one, ...other } } }]),
  },
);

/** Two teams that were given each other's bibs. */
const bibSwap: fc.Arbitrary<Act> = fc.tuple(fc.nat(3), fc.nat(3)).map(([one, other]) => (world) => [
  { kind: 'team.set', body: { teamId: world.teamId(one), set: { bib: world.bib(other) } } },
  { kind: 'team.set', body: { teamId: world.teamId(other), set: { bib: world.bib(one) } } },
]);

const teamPatch: fc.Arbitrary<Act> = fc
  .tuple(
    teamNumber,
    fc.oneof(
      fc.constantFrom('1', '2', '12', '7', 'A1', '007').map((bib) => ({ bib })),
      fc.oneof(waveName, fc.constant(null)).map((wave) => ({ wave })),
      fc.constantFrom(
        { name: 'Bækkelia IL' },
        { category: 'Mixed' },
        { category: null },
        { namesHash: sha256('salt and names') },
        { namesHash: null },
      ),
    ),
  )
  .map(([team, set]) => (world) => [{ kind: 'team.set', body: { teamId: world.teamId(team), set } }]);

export const teamSet = fc.oneof({ weight: 3, arbitrary: teamPatch }, { weight: 1, arbitrary: bibSwap });

/** Undo of anything, and redo: the void of a void. */
export const voiding: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(back, { minLength: 1, maxLength: 2 }).map((targets): Act => (world) => [
      {
        kind: 'void',
        body: { targets: targets.map((one) => world.ref(one)), reason: 'Undone', as: 'undo' },
      },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .nat(1)
      .map((one): Act => (world) => [
        { kind: 'void', body: { targets: [world.ref(one, 'void')], reason: 'Redone', as: 'redo' } },
      ]),
  },
);

/** An official's order of two or more teams, or that they share the place. */
const orderRuling: fc.Arbitrary<Act> = fc
  .record({
    what: fc.constantFrom('finishOrder' as const, 'deadHeat' as const),
    teams: fc.array(teamNumber, { minLength: 2, maxLength: 4 }),
  })
  .map(({ what, teams }) => (world) => [
    { kind: 'resolve', body: { what, teamIds: teams.map((team) => world.teamId(team)) } },
  ]);

export const resolve = fc.oneof({ weight: 3, arbitrary: slotRuling }, { weight: 1, arbitrary: orderRuling });

const whole = fc.constant({});
const maybeLeg = fc.oneof(
  whole,
  legNumber.map((leg) => ({ leg })),
);

export const status: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(teamNumber, maybeLeg, fc.constantFrom('DNS' as const, 'DQ' as const))
    .map(([team, leg, what]): Act => (world) => [
      { kind: 'status', body: { status: what, teamId: world.teamId(team), ...leg } },
    ]),
  fc
    .tuple(
      teamNumber,
      maybeLeg,
      fc.constantFrom({}, ...(['withdrew', 'medical', 'timeout'] as const).map((why) => ({ why }))),
    )
    .map(([team, leg, why]): Act => (world) => [
      { kind: 'status', body: { status: 'DNF', teamId: world.teamId(team), ...leg, ...why } },
    ]),
  fc
    .tuple(teamNumber, legNumber)
    .map(([team, fromLeg]): Act => (world) => [
      { kind: 'status', body: { status: 'withdrawn', teamId: world.teamId(team), fromLeg, ...reason } },
    ]),
  fc
    .tuple(teamNumber, maybeLeg, fc.constantFrom(60_000_000, 1, -5_000_000))
    .map(([team, leg, penaltyUs]): Act => (world) => [
      {
        kind: 'status',
        body: { status: 'penalty', teamId: world.teamId(team), ...leg, penaltyUs, ...reason },
      },
    ]),
  fc
    .tuple(teamNumber, legNumber, fc.constantFrom(0, LEG_US, LEG_US + 1))
    .map(([team, leg, timeUs]): Act => (world) => [
      { kind: 'status', body: { status: 'given', teamId: world.teamId(team), leg, timeUs, ...reason } },
    ]),
);

export const start: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(fc.constantFrom(0, 1, -2_000_000, 30_000_000), someError)
    .map(([us, error]): Act => () => [
      { kind: 'start', body: { what: 'gun', timeUs: GUN_US + us, ...error } },
    ]),
  fc
    .tuple(waveName, someTime, someError)
    .map(([wave, time, error]): Act => () => [
      { kind: 'start', body: { what: 'wave', wave, ...time, ...error } },
    ]),
  fc
    .tuple(legNumber, someTime, someError)
    .map(([leg, time, error]): Act => () => [
      { kind: 'start', body: { what: 'mass', leg, ...time, ...error } },
    ]),
  fc
    .tuple(teamNumber, legNumber, someTime, someError)
    .map(([team, leg, time, error]): Act => (world) => [
      { kind: 'start', body: { what: 'leg', teamId: world.teamId(team), leg, ...time, ...error } },
    ]),
);

export const clockSet: fc.Arbitrary<Act> = sinceGunUs.map((us) => () => [
  {
    kind: 'clock.set',
    body: { timeUs: GUN_US + us, errorUs: 300_000, monoNs: us * 1000, bootId: 'boot', presses: 3 },
  },
]);

export const note: fc.Arbitrary<Act> = fc
  .record({ team: fc.option(teamNumber, { nil: null }), about: fc.option(back, { nil: null }) })
  .map((it) => (world) => [
    {
      kind: 'note',
      body: {
        text: 'The runner fell',
        ...(it.team === null ? {} : { teamId: world.teamId(it.team) }),
        ...(it.about === null ? {} : { about: world.ref(it.about) }),
      },
    },
  ]);

/** What this program cannot read: a kind of a newer one, or a body that does not fit. */
export const foreign: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom(
      { kind: 'weather.set', body: { rain: true } },
      { kind: 'passing', body: { bib: 12 } },
      { kind: 'status', body: { status: 'LATE' } },
      { kind: 'void', body: { targets: [], reason: '' } },
    ),
    pointNumber,
  )
  .map(([{ kind, body }, number]) => () => [{ foreign: true, kind, body: { ...body, number } }]);
