/**
 * Random journals, for properties of the rules: small, dense and odd. A journal is drawn as a plan, a list of steps
 * that name earlier entries by how far back they lie, and then written; so any step can be left out of the plan
 * and the rest still makes sense, which is what lets a failing journal shrink to the few entries that matter.
 */
import fc from 'fast-check';
import type { SealedEntry } from '../../src-shared/domain/codec.ts';
import type { Draft, Entry, RaceFields, Ref } from '../../src-shared/domain/entry.ts';
import { refOf, RULES_VERSION } from '../../src-shared/domain/entry.ts';
import { assign, passing, refine, retime } from './passing-acts.ts';
import { clockSet, foreign, note, raceSet, resolve, start, status, teamSet, voiding } from './race-acts.ts';
import type { Act, AnyDraft } from './world.ts';
import { GUN_US, LEG_US, MAX_TEAMS, World } from './world.ts';

export interface JournalOptions {
  /** The most entries of a journal; 40 where absent. */
  readonly maxEntries?: number;
  /** How many teams there are (to `MAX_TEAMS`); 2 to 4 where absent. What asks for the field needs ten. */
  readonly teams?: { readonly min: number; readonly max: number };
}

/** What an act's entry supersedes: nothing, the last or all that were said of the same thing, or anything at all. */
type Supersedes = 'nothing' | 'last' | 'all' | 'anything';

interface Step {
  readonly act: Act;
  /** Seconds into the journal; not in step with the order of writing, as clocks of laptops are not. */
  readonly second: number;
  readonly device: number;
  readonly idSalt: number;
  readonly supersedes: Supersedes;
  /** Written, and perhaps named by others, but never arrived: left out of the journal. */
  readonly lost: boolean;
  /** Reuses the id of the entry so far back; `null` for an id of its own. */
  readonly twinOf: number | null;
}

interface Plan {
  readonly teams: number;
  readonly legs: number;
  readonly devices: number;
  /** What is known before the steps; `full` has race, teams and gun, `waves` and `massStart` a little more. */
  readonly setup: 'none' | 'noGun' | 'full' | 'waves' | 'massStart';
  readonly steps: readonly Step[];
}

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 24, arbitrary: passing },
  { weight: 4, arbitrary: assign },
  { weight: 4, arbitrary: retime },
  { weight: 4, arbitrary: refine },
  { weight: 6, arbitrary: voiding },
  { weight: 5, arbitrary: resolve },
  { weight: 5, arbitrary: status },
  { weight: 5, arbitrary: start },
  { weight: 5, arbitrary: raceSet },
  { weight: 4, arbitrary: teamSet },
  { weight: 2, arbitrary: clockSet },
  { weight: 2, arbitrary: note },
  { weight: 1, arbitrary: foreign },
);

const rarely = fc.nat(19).map((number) => number === 19);

const step: fc.Arbitrary<Step> = fc.record({
  act,
  second: fc.nat(15),
  device: fc.nat(2),
  idSalt: fc.nat(7),
  supersedes: fc.oneof(
    { weight: 5, arbitrary: fc.constant<Supersedes>('nothing') },
    { weight: 4, arbitrary: fc.constantFrom<Supersedes[]>('last', 'last', 'all', 'anything') },
  ),
  lost: rarely,
  twinOf: fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(8) }),
});

/** Random journals as sealed entries (see `journalArb`). */
export function sealedJournalArb(options: JournalOptions = {}): fc.Arbitrary<SealedEntry[]> {
  const { maxEntries = 40, teams = { min: 2, max: 4 } } = options;
  const plan: fc.Arbitrary<Plan> = fc.record({
    teams: fc.integer({ min: teams.min, max: Math.min(teams.max, MAX_TEAMS) }),
    legs: fc.integer({ min: 2, max: 5 }),
    devices: fc.integer({ min: 1, max: 3 }),
    // What comes first is what a failing journal shrinks to.
    setup: fc.constantFrom('none', 'noGun', 'full', 'full', 'waves', 'massStart'),
    steps: fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 9, arbitrary: fc.array(step, { maxLength: maxEntries, size: 'max' }) },
    ),
  });
  return plan.map((drawn) => enact(drawn, maxEntries));
}

/**
 * Random journals of 2–5 legs from 1–3 laptops, in causal order: an entry names only
 * entries before it, or such as never arrived. No two entries are the same; two may share an id.
 */
export function journalArb(options: JournalOptions = {}): fc.Arbitrary<Entry[]> {
  return sealedJournalArb(options).map((journal) => journal.map(({ entry }) => entry));
}

function enact(plan: Plan, maxEntries: number): SealedEntry[] {
  const world = new World(plan);
  const journal: SealedEntry[] = [];
  for (const draft of setupDrafts(plan, world)) {
    journal.push(world.write(draft, { at: GUN_US, device: 0, idSalt: 0, supersedes: [] }));
  }
  for (const one of plan.steps) {
    for (const draft of one.act(world)) {
      const written = world.write(draft, {
        at: GUN_US + one.second * 1_000_000,
        device: one.device,
        idSalt: one.idSalt,
        supersedes: superseded(world, draft, one.supersedes),
        reusedId: one.twinOf === null ? undefined : world.written.at(-1 - one.twinOf)?.entry.id,
      });
      if (!one.lost) journal.push(written);
    }
  }
  return journal.slice(0, maxEntries);
}

function setupDrafts(plan: Plan, world: World): Draft[] {
  if (plan.setup === 'none') return [];
  const race: Draft = {
    kind: 'race.set',
    body: { set: { name: 'Relay', rules: RULES_VERSION, legs: plan.legs, ...SETUP_FIELDS[plan.setup] } },
  };
  const teams = world.teamIds.map((teamId, index): Draft => {
    const wave = plan.setup === 'waves' ? { wave: index % 2 === 0 ? 'A' : 'B' } : {};
    return {
      kind: 'team.set',
      body: { teamId, set: { bib: world.bib(index), name: `Team ${index + 1}`, ...wave } },
    };
  });
  const gun: Draft = { kind: 'start', body: { what: 'gun', timeUs: GUN_US } };
  return plan.setup === 'noGun' ? [race, ...teams] : [race, ...teams, gun];
}

/** Small gaps, so that who leaves with whom is a matter of seconds. */
const SETUP_FIELDS: Record<Plan['setup'], RaceFields> = {
  none: {},
  noGun: {},
  full: {},
  waves: {
    waves: [
      { name: 'A', elapsedUs: 0 },
      { name: 'B', elapsedUs: 5_000_000 },
    ],
  },
  massStart: { massStarts: [{ leg: 2, kind: 'catchUp', elapsedUs: LEG_US + 1_000_000 }] },
};

function superseded(world: World, draft: AnyDraft, how: Supersedes): Ref[] {
  if (how === 'nothing' || 'foreign' in draft) return [];
  if (how === 'anything') return [world.ref(3)];
  const subject = subjectOf(draft);
  const sameSubject = world.latest(draft.kind).filter((entry) => subjectOf(entry.fact) === subject);
  return (how === 'last' ? sameSubject.slice(0, 1) : sameSubject).map(refOf);
}

/** What an entry sets, as far as its supersedings go: the passing, team, slot or start that it speaks of. */
function subjectOf(fact: Draft | Entry['fact']): string {
  switch (fact.kind) {
    case 'team.set':
    case 'status':
      return fact.body.teamId;
    case 'assign':
    case 'retime':
      return fact.body.passing.id;
    case 'refine':
      return fact.body.spans.map((span) => span.passing.id).join();
    case 'resolve':
      return fact.body.what === 'slot' ? `${fact.body.teamId} ${fact.body.point}` : 'order';
    case 'start':
      return [
        fact.body.what,
        'wave' in fact.body ? fact.body.wave : '',
        'leg' in fact.body ? fact.body.leg : '',
        'teamId' in fact.body ? fact.body.teamId : '',
      ].join();
    default:
      return fact.kind;
  }
}
