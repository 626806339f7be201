/** Random passings, and what is later said about a passing's team, point and time. */
import fc from 'fast-check';
import type { Body, Draft, EntryOf } from '../../src-shared/domain/entry.ts';
import type { Act, World } from './world.ts';
import { GUN_US, LEG_US } from './world.ts';

/** Distances in time that lie on, just within and just beyond what the rules ask (3 s agree, 10 s double). */
const JITTERS_US = [
  0, 1, 500_000, 1_000_000, 2_999_999, 3_000_000, 3_000_001, 5_000_000, 9_999_999, 10_000_000, 10_000_001,
];

/** How far back a reference reaches, mostly a little; beyond what was written it names nothing. */
export const back = fc.oneof(
  { weight: 6, arbitrary: fc.nat(2) },
  { weight: 3, arbitrary: fc.nat(8) },
  { weight: 1, arbitrary: fc.nat(60) },
);
export const teamNumber = fc.oneof(
  { weight: 12, arbitrary: fc.nat(3) },
  { weight: 1, arbitrary: fc.constant(99) },
);
export const pointNumber = fc.nat(19);
export const sinceGunUs = fc
  .tuple(fc.nat(7), fc.constantFrom(...JITTERS_US))
  .map(([legs, jitterUs]) => legs * LEG_US + jitterUs);
/** A time, either on the clock or since the gun. */
export const someTime = fc.oneof(
  sinceGunUs.map((us) => ({ timeUs: GUN_US + us })),
  sinceGunUs.map((us) => ({ elapsedUs: us })),
);
export const someError = fc.oneof(
  fc.constant({}),
  fc.constantFrom(0, 1, 20_000, 500_000, 2_000_000).map((errorUs) => ({ errorUs })),
);

type BibAs = (world: World) => string;
const typedBib: fc.Arbitrary<BibAs> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.nat(3).map(
      (number): BibAs =>
        (world) =>
          world.bib(number),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', '?', '1?', '99', '7', 'A1', '007').map(
      (bib): BibAs =>
        () =>
          bib,
    ),
  },
);

type Timing = 'timeUs' | 'elapsedUs' | 'afterUs' | 'afterElapsedUs' | 'none';
const timing = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Timing>('timeUs') },
  { weight: 4, arbitrary: fc.constantFrom<Timing[]>('elapsedUs', 'afterUs', 'afterElapsedUs', 'none') },
);

function timed(how: Timing, us: number): Partial<Record<Timing, number>> {
  if (how === 'none') return {};
  return { [how]: how === 'timeUs' || how === 'afterUs' ? GUN_US + us : us };
}

const sideOf = fc.oneof(
  { weight: 7, arbitrary: fc.constant('handoff' as const) },
  { weight: 3, arbitrary: fc.constantFrom('in' as const, 'out' as const) },
);

/** Where the passing was seen: its source, and a few keys that come again. */
const seen = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ source: 'key' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      source: fc.constantFrom('sheet' as const, 'chip' as const, 'phone' as const),
      sourceKey: fc.constantFrom('a', 'b', 'c'),
    }),
  },
);

const extras = fc.record(
  {
    monoNs: fc.nat(1_000_000),
    bootId: fc.constant('boot'),
    typed: fc.constantFrom('12', '+12', '1*', 'Åse'),
  },
  { requiredKeys: [] },
);

/** A passing at a named point, mostly near the time at which the field comes by there. */
const pointedPassing: fc.Arbitrary<Act> = fc
  .record({
    bib: typedBib,
    at: pointNumber,
    legsOff: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -2, max: 2 }) },
    ),
    jitterUs: fc.constantFrom(...JITTERS_US),
    how: timing,
    side: sideOf,
    seen,
    error: someError,
    extras,
  })
  .map((it) => (world) => {
    const point = world.point(it.at);
    const times = timed(it.how, (point + it.legsOff) * LEG_US + it.jitterUs);
    const body = {
      bib: it.bib(world),
      point,
      side: it.side,
      ...times,
      ...it.seen,
      ...it.error,
      ...it.extras,
    };
    return [{ kind: 'passing', body }];
  });

/** The same team once more at the same point, or its other side: confirmation, conflict, or a wait (rule 10). */
const rivalPassing: fc.Arbitrary<Act> = fc
  .record({
    back,
    laterUs: fc.oneof(fc.constantFrom(...JITTERS_US), fc.constantFrom(15_000_000, 30_000_000, -20_000_000)),
    side: fc.oneof(fc.constant(null), fc.constantFrom('handoff' as const, 'in' as const, 'out' as const)),
    error: someError,
  })
  .map((it) => (world) => {
    const pointed = world.latest('passing').filter(({ fact }) => fact.body.point !== undefined);
    const rival = pointed[it.back]?.fact.body;
    if (rival === undefined) return [];
    const { bib, point, side } = rival;
    const timeUs = recordedUs(rival) + it.laterUs;
    return [
      { kind: 'passing', body: { bib, point, side: it.side ?? side, timeUs, ...it.error, source: 'key' } },
    ];
  });

/** A passing of "the next point of this team"; now and then wrongly with a side (rule 8). */
const pointlessPassing: fc.Arbitrary<Act> = fc
  .record({ bib: typedBib, us: sinceGunUs, how: timing, side: sideOf, seen, error: someError })
  .map((it) => (world) => {
    const body = { bib: it.bib(world), side: it.side, ...timed(it.how, it.us), ...it.seen, ...it.error };
    return [{ kind: 'passing', body }];
  });

/** A paper sheet of the whole field at an even pace, with one row or (point 0) one team left out: "one missed before here?" (rule 9). */
const sheetOfTheField: fc.Arbitrary<Act> = fc
  .record({
    missedTeam: fc.nat(4),
    missedPoint: fc.nat(4),
    jitterUs: fc.constantFrom(0, 700_000),
  })
  .map((it) => (world) => {
    const drafts: Draft[] = [];
    for (let point = 1; point <= world.legs; point++) {
      world.teamIds.forEach((_, team) => {
        if (team === it.missedTeam && (it.missedPoint === 0 || point === it.missedPoint)) return;
        const elapsedUs = point * LEG_US + team * it.jitterUs;
        const sourceKey = `sheet ${point} ${team}`;
        drafts.push({
          kind: 'passing',
          body: { bib: world.bib(team), side: 'handoff', elapsedUs, source: 'sheet', sourceKey },
        });
      });
    }
    return drafts;
  });

/** One team's whole race, handed over at every point: so that there are splits, totals and ranks to differ on. */
const wholeRun: fc.Arbitrary<Act> = fc
  .record({ team: fc.nat(3), jitterUs: fc.constantFrom(...JITTERS_US) })
  .map(
    (it) => (world) =>
      Array.from({ length: world.legs }, (_, index): Draft => {
        const timeUs = GUN_US + (index + 1) * LEG_US + it.jitterUs;
        const body = { bib: world.bib(it.team), point: index + 1, side: 'handoff' as const, timeUs };
        return { kind: 'passing', body: { ...body, source: 'key' } };
      }),
  );

/** The same observation once more under another id, as it was or with another content (rule 7). */
const sameSourceAgain: fc.Arbitrary<Act> = fc
  .record({ back: fc.nat(3), change: fc.constantFrom({}, {}, { bib: '2' }, { point: 2 }, { typed: '21' }) })
  .map((it) => (world) => {
    const keyed = world.latest('passing').filter(({ fact }) => fact.body.sourceKey !== undefined);
    const again = keyed[it.back % Math.max(1, keyed.length)];
    return again === undefined ? [] : [{ kind: 'passing', body: { ...again.fact.body, ...it.change } }];
  });

export const passing = fc.oneof(
  { weight: 10, arbitrary: pointedPassing },
  { weight: 5, arbitrary: rivalPassing },
  { weight: 6, arbitrary: pointlessPassing },
  { weight: 1, arbitrary: sheetOfTheField },
  { weight: 2, arbitrary: wholeRun },
  { weight: 2, arbitrary: sameSourceAgain },
);

export const assign: fc.Arbitrary<Act> = fc
  .record({ back, what: fc.constantFrom('team', 'point', 'both'), team: teamNumber, at: pointNumber })
  .map((it) => (world) => [
    {
      kind: 'assign',
      body: {
        passing: world.ref(it.back, 'passing'),
        ...(it.what === 'point' ? {} : { teamId: world.teamId(it.team) }),
        ...(it.what === 'team' ? {} : { point: world.point(it.at) }),
      },
    },
  ]);

export const retime: fc.Arbitrary<Act> = fc
  .record({ back, time: someTime, error: someError })
  .map((it) => (world) => [
    {
      kind: 'retime',
      body: { passing: world.ref(it.back, 'passing'), ...it.time, ...it.error, reason: 'Seen on the video' },
    },
  ]);

/** Another time from the clock, on the edge of the recorded bound, within it or beyond it. */
export const refine: fc.Arbitrary<Act> = fc
  .array(
    fc.record({
      back,
      bounds: fc.constantFrom(-1, -0.5, 0, 0.5, 1),
      beyondUs: fc.constantFrom(0, 0, 1, 4_000_000),
      errorUs: fc.constantFrom(0, 10_000),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((spans) => (world) => [
    {
      kind: 'refine',
      body: {
        spans: spans.map((span) => {
          const target = world.latest('passing')[span.back];
          const boundUs = target?.fact.body.errorUs ?? 0;
          const shiftUs =
            Math.trunc(span.bounds * boundUs) + (span.bounds < 0 ? -span.beyondUs : span.beyondUs);
          return {
            passing: world.ref(span.back, 'passing'),
            timeUs: recordedUs(target?.fact.body) + shiftUs,
            errorUs: span.errorUs,
          };
        }),
      },
    },
  ]);

function recordedUs(body: Body<'passing'> | undefined): number {
  return body?.timeUs ?? GUN_US + (body?.elapsedUs ?? 0);
}

/** Passings that stand at the same point under the same bib as this one: what a ruling is made among. */
function rivalsOf(world: World, one: EntryOf<'passing'>): EntryOf<'passing'>[] {
  const { bib, point } = one.fact.body;
  return world
    .latest('passing')
    .filter(({ hash, fact }) => hash !== one.hash && fact.body.bib === bib && fact.body.point === point);
}

/** An official's ruling on a slot: among all its candidates, some, or none of them. */
export const slotRuling: fc.Arbitrary<Act> = fc
  .record({
    back,
    knows: fc.constantFrom('all', 'first', 'none'),
    offSlot: fc.oneof(
      { weight: 5, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    contestedFirst: fc.boolean(),
  })
  .map((it) => (world) => {
    const passings = world.latest('passing');
    const contested = passings.filter((one) => rivalsOf(world, one).length > 0);
    const choosable = it.contestedFirst && contested.length > 0 ? contested : passings;
    const choice = it.back > 30 ? undefined : choosable[it.back % Math.max(1, choosable.length)];
    if (choice === undefined) return [slotDraft(world, world.ref(it.back, 'passing'), '1', 1, 'handoff', [])];
    const { bib, point, side } = choice.fact.body;
    const rivals = rivalsOf(world, choice).map(({ id, hash }) => ({ id, hash }));
    const known = it.knows === 'none' ? [] : it.knows === 'first' ? rivals.slice(0, 1) : rivals;
    const slot = Math.max(0, point ?? 1) + (it.offSlot ? 1 : 0);
    return [slotDraft(world, { id: choice.id, hash: choice.hash }, bib, slot, side, known)];
  });

type SlotRuling = Extract<Body<'resolve'>, { what: 'slot' }>;

function slotDraft(
  world: World,
  choice: SlotRuling['choice'],
  bib: string,
  point: number,
  side: SlotRuling['side'],
  against: SlotRuling['against'],
): Draft {
  const teamId = world.wearerOf(bib);
  return { kind: 'resolve', body: { what: 'slot', teamId, point, side, choice, against } };
}
