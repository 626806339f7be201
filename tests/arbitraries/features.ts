/** What occurs in a journal, so that a test can count that the random ones are not blind to a rule. */
import type { Entry, EntryOf, Kind, RaceFields, Ref } from '../../src-shared/domain/entry.ts';
import { bodySchemas, isKind } from '../../src-shared/domain/entry.ts';
import { GUN_US } from './world.ts';

type Journal = readonly Entry[];
type Feature = (journal: Journal) => boolean;

function of<K extends Kind>(journal: Journal, kind: K): EntryOf<K>[] {
  return journal.filter((entry) => isKind(entry, kind));
}

function someOf<K extends Kind>(kind: K, holds: (entry: EntryOf<K>) => boolean): Feature {
  return (journal) => of(journal, kind).some(holds);
}

function somePair<K extends Kind>(kind: K, holds: (one: EntryOf<K>, other: EntryOf<K>) => boolean): Feature {
  return (journal) => {
    const entries = of(journal, kind);
    return entries.some((one, index) => entries.slice(index + 1).some((other) => holds(one, other)));
  };
}

const raceSets = (holds: (set: RaceFields) => boolean): Feature =>
  someOf(
    'race.set',
    ({
      fact: {
        body: { set },
      },
    }) => holds(set),
  );

/** The entries that an entry speaks of, its superseded ones aside. */
export const targetsOf = (entry: Entry): readonly Ref[] => {
  const { fact } = entry;
  if (fact.kind === 'void') return fact.body.targets;
  if (fact.kind === 'assign' || fact.kind === 'retime') return [fact.body.passing];
  if (fact.kind === 'refine') return fact.body.spans.map((span) => span.passing);
  if (fact.kind === 'resolve' && fact.body.what === 'slot') return [fact.body.choice, ...fact.body.against];
  return [];
};

/** Whether a journal voids an entry of which this holds. */
export const voids = (holds: (target: Entry) => boolean): Feature => {
  return (journal) => {
    const named = new Set(
      of(journal, 'void').flatMap(({ fact }) => fact.body.targets.map((target) => target.hash)),
    );
    return journal.some((entry) => named.has(entry.hash) && holds(entry));
  };
};

/** Times between two passings of one bib at one point, µs; NaN where they are not that. */
const apartUs = (one: EntryOf<'passing'>, other: EntryOf<'passing'>): number => {
  const [a, b] = [one.fact.body, other.fact.body];
  if (a.bib !== b.bib || a.point !== b.point || a.side !== b.side) return NaN;
  return Math.abs((a.timeUs ?? NaN) - (b.timeUs ?? NaN));
};
const pointed = (entry: EntryOf<'passing'>): boolean => entry.fact.body.point !== undefined;

const passingById = (journal: Journal, id: string): EntryOf<'passing'> | undefined =>
  of(journal, 'passing').find((entry) => entry.id === id);

const refineWhere = (holds: (offUs: number, boundUs: number) => boolean): Feature => {
  return (journal) =>
    of(journal, 'refine').some(({ fact }) =>
      fact.body.spans.some((span) => {
        const body = passingById(journal, span.passing.id)?.fact.body;
        const recordedUs = body?.timeUs ?? GUN_US + (body?.elapsedUs ?? NaN);
        return holds(Math.abs(span.timeUs - recordedUs), body?.errorUs ?? 0);
      }),
    );
};

const slotRulingWhere = (holds: (known: number, rivals: number) => boolean): Feature => {
  return (journal) =>
    of(journal, 'resolve').some(({ fact: { body } }) => {
      if (body.what !== 'slot') return false;
      const choice = passingById(journal, body.choice.id);
      if (choice?.fact.body.point !== body.point) return false;
      const rivals = of(journal, 'passing').filter(
        ({ id, fact }) =>
          id !== choice.id && fact.body.bib === choice.fact.body.bib && fact.body.point === body.point,
      );
      return holds(body.against.length, rivals.length);
    });
};

const contested = (kind: Kind, subject: (entry: Entry) => string): Feature => {
  return (journal) => {
    const superseded = new Set(journal.flatMap((entry) => entry.supersedes.map((ref) => ref.hash)));
    const standing = journal.filter((entry) => entry.fact.kind === kind && !superseded.has(entry.hash));
    return new Set(standing.map(subject)).size < standing.length;
  };
};

const statusIs = (status: string): Feature =>
  someOf('status', ({ fact: { body } }) => body.status === status);
const startOf = (what: string): Feature => someOf('start', ({ fact: { body } }) => body.what === what);
const massStart = (holds: (one: NonNullable<RaceFields['massStarts']>[number]) => boolean): Feature =>
  raceSets(({ massStarts }) => massStarts?.some(holds) === true);

/** What a random journal can hold that the rules have a word on, each by its name. */
export const FEATURES: Readonly<Record<string, Feature>> = {
  'an empty journal': (journal) => journal.length === 0,
  'forty entries': (journal) => journal.length === 40,
  'three laptops': (journal) => new Set(journal.map((entry) => entry.deviceId)).size === 3,
  'equal at': (journal) => new Set(journal.map((entry) => entry.at)).size < journal.length,
  'ids in another order than the writing': (journal) =>
    journal.some((entry, index) => (journal[index - 1]?.id ?? '') > entry.id),
  'one id with two contents': (journal) => new Set(journal.map((entry) => entry.id)).size < journal.length,
  'an unknown kind': (journal) =>
    journal.some(({ fact }) => fact.kind === 'opaque' && fact.why.includes('weather.set')),
  'an invalid body': (journal) =>
    journal.some(({ fact }) => fact.kind === 'opaque' && !fact.why.includes('weather.set')),
  'a target that is not there': (journal) => {
    const hashes = new Set(journal.map((entry) => entry.hash));
    return journal.some((entry) => targetsOf(entry).some((target) => !hashes.has(target.hash)));
  },
  'a target whose id is there with another content': (journal) => {
    const hashes = new Set(journal.map((entry) => entry.hash));
    const ids = new Set(journal.map((entry) => entry.id));
    return journal.some((entry) => targetsOf(entry).some(({ id, hash }) => ids.has(id) && !hashes.has(hash)));
  },

  'pointed passing': someOf('passing', (entry) => pointed(entry)),
  'pointless handoff': someOf(
    'passing',
    ({
      fact: {
        body: { point, side },
      },
    }) => point === undefined && side === 'handoff',
  ),
  'side without a point': someOf(
    'passing',
    ({
      fact: {
        body: { point, side },
      },
    }) => point === undefined && side !== 'handoff',
  ),
  'point 0': someOf(
    'passing',
    ({
      fact: {
        body: { point },
      },
    }) => point === 0,
  ),
  'point outside the race': someOf(
    'passing',
    ({
      fact: {
        body: { point },
      },
    }) => point !== undefined && (point < 0 || point > 5),
  ),
  'in and out at one point': somePair(
    'passing',
    ({ fact: { body: one } }, { fact: { body: other } }) =>
      one.bib === other.bib && one.point === other.point && `${one.side}${other.side}` === 'inout',
  ),
  'empty bib': someOf(
    'passing',
    ({
      fact: {
        body: { bib },
      },
    }) => bib === '',
  ),
  'partial bib': someOf(
    'passing',
    ({
      fact: {
        body: { bib },
      },
    }) => bib === '1?',
  ),
  'unknown bib': someOf(
    'passing',
    ({
      fact: {
        body: { bib },
      },
    }) => bib === '99',
  ),
  'time since the gun': someOf(
    'passing',
    ({
      fact: {
        body: { elapsedUs },
      },
    }) => elapsedUs !== undefined,
  ),
  'untimed after a row': someOf('passing', ({ fact: { body } }) => body.afterUs !== undefined),
  'untimed after a row since the gun': someOf(
    'passing',
    ({ fact: { body } }) => body.afterElapsedUs !== undefined,
  ),
  'untimed anywhere': someOf('passing', ({ fact: { body } }) =>
    [body.timeUs, body.elapsedUs, body.afterUs, body.afterElapsedUs].every((us) => us === undefined),
  ),
  'pointless double': somePair('passing', (one, other) => !pointed(one) && apartUs(one, other) <= 10_000_000),
  'pointless just no double': somePair(
    'passing',
    (one, other) => !pointed(one) && apartUs(one, other) > 10_000_000,
  ),
  confirmation: somePair('passing', (one, other) => pointed(one) && apartUs(one, other) <= 3_000_000),
  conflict: somePair('passing', (one, other) => pointed(one) && apartUs(one, other) > 7_000_000),
  'same source, same content': somePair('passing', ({ fact: one }, { fact: other }) => {
    return one.body.sourceKey !== undefined && JSON.stringify(one.body) === JSON.stringify(other.body);
  }),
  'same source, other content': somePair('passing', ({ fact: one }, { fact: other }) => {
    const { sourceKey, source } = one.body;
    const same =
      sourceKey !== undefined && other.body.sourceKey === sourceKey && other.body.source === source;
    return same && JSON.stringify(one.body) !== JSON.stringify(other.body);
  }),
  'a sheet with a row left out': (journal) => {
    const rows = of(journal, 'passing').filter(
      ({ fact }) => fact.body.sourceKey?.startsWith('sheet ') === true,
    );
    const ofBib = [...Map.groupBy(rows, ({ fact }) => fact.body.bib).values()].map((list) => list.length);
    return ofBib.some((count) => count === Math.max(...ofBib) - 1);
  },

  'assigned team': someOf(
    'assign',
    ({
      fact: {
        body: { teamId },
      },
    }) => teamId !== undefined,
  ),
  'assigned point': someOf(
    'assign',
    ({
      fact: {
        body: { point },
      },
    }) => point !== undefined,
  ),
  'contested assignment': contested('assign', ({ fact }) =>
    fact.kind === 'assign' ? fact.body.passing.id : '',
  ),
  'retime on the clock': someOf(
    'retime',
    ({
      fact: {
        body: { timeUs },
      },
    }) => timeUs !== undefined,
  ),
  'retime since the gun': someOf(
    'retime',
    ({
      fact: {
        body: { elapsedUs },
      },
    }) => elapsedUs !== undefined,
  ),
  'contested retime': contested('retime', ({ fact }) => (fact.kind === 'retime' ? fact.body.passing.id : '')),
  'refine within the bound': refineWhere((offUs, boundUs) => offUs < boundUs),
  'refine on the bound': refineWhere((offUs, boundUs) => offUs === boundUs && boundUs > 0),
  'refine beyond the bound': refineWhere((offUs, boundUs) => offUs > boundUs),

  ...Object.fromEntries(
    (Object.keys(bodySchemas) as Kind[]).flatMap((kind) => [
      [kind, (journal: Journal) => journal.some((entry) => entry.fact.kind === kind)],
      [`void of a ${kind}`, voids((entry) => entry.fact.kind === kind)],
    ]),
  ),
  'void of an opaque entry': voids((entry) => entry.fact.kind === 'opaque'),
  'void of a void of a void': (journal) => {
    const byHash = new Map(of(journal, 'void').map((entry) => [entry.hash, entry]));
    const below = (entry: EntryOf<'void'>): EntryOf<'void'>[] =>
      entry.fact.body.targets.flatMap(({ hash }) => byHash.get(hash) ?? []);
    return [...byHash.values()].some((entry) => below(entry).some((voided) => below(voided).length > 0));
  },

  'ruling that knew all': slotRulingWhere((known, rivals) => known > 0 && known === rivals),
  'ruling that did not know all': slotRulingWhere((known, rivals) => known < rivals),
  'ruling with a choice that is no candidate': (journal) =>
    of(journal, 'resolve').some(({ fact: { body } }) => {
      const choice = body.what === 'slot' ? passingById(journal, body.choice.id) : undefined;
      return body.what === 'slot' && choice !== undefined && choice.fact.body.point !== body.point;
    }),
  'ruling on a passing that is not there': (journal) =>
    of(journal, 'resolve').some(
      ({ fact: { body } }) => body.what === 'slot' && passingById(journal, body.choice.id) === undefined,
    ),
  'contested ruling': contested('resolve', ({ fact }) =>
    fact.kind === 'resolve' && fact.body.what === 'slot' ? `${fact.body.teamId} ${fact.body.point}` : '',
  ),
  'finish order': someOf(
    'resolve',
    ({
      fact: {
        body: { what },
      },
    }) => what === 'finishOrder',
  ),
  'dead heat': someOf(
    'resolve',
    ({
      fact: {
        body: { what },
      },
    }) => what === 'deadHeat',
  ),

  DNS: statusIs('DNS'),
  DNF: statusIs('DNF'),
  DQ: statusIs('DQ'),
  withdrawn: statusIs('withdrawn'),
  penalty: statusIs('penalty'),
  'given time': statusIs('given'),
  'status of the team': someOf(
    'status',
    ({ fact: { body } }) => body.status === 'DNS' && body.leg === undefined,
  ),
  'status of a leg': someOf(
    'status',
    ({ fact: { body } }) => body.status === 'DNF' && body.leg !== undefined,
  ),
  'status of an unknown team': (journal) => {
    const known = new Set(of(journal, 'team.set').map(({ fact }) => fact.body.teamId));
    return of(journal, 'status').some(({ fact }) => !known.has(fact.body.teamId));
  },

  gun: startOf('gun'),
  'wave start': startOf('wave'),
  'mass start': startOf('mass'),
  'leg start': startOf('leg'),
  'no gun': (journal) => journal.length > 10 && !startOf('gun')(journal),
  'gun superseded': someOf(
    'start',
    ({
      fact: {
        body: { what },
      },
      supersedes,
    }) => what === 'gun' && supersedes.length > 0,
  ),
  'gun contested': contested('start', ({ id, fact }) => {
    return fact.kind === 'start' && fact.body.what === 'gun' ? 'gun' : id;
  }),

  legs: raceSets(({ legs, rules }) => legs !== undefined && rules === undefined),
  'planned gun': raceSets(({ startUs }) => typeof startUs === 'number'),
  'planned gun cleared': raceSets(({ startUs }) => startUs === null),
  waves: raceSets((set) => (set.waves?.length ?? 0) > 0),
  rounding: raceSets((set) => set.rounding !== undefined),
  'missing legs open': raceSets(({ missing }) => missing === 'open'),
  'total by the clock': raceSets(({ total }) => total === 'clock'),
  'neutral waiting': raceSets(({ waiting }) => waiting === 'neutral'),
  'no doubles': raceSets(({ doubleMs }) => doubleMs === 0),
  agreement: raceSets(({ agreeMs }) => agreeMs !== undefined),
  'catch-up': massStart(({ kind }) => kind === 'catchUp'),
  restart: massStart(({ kind }) => kind === 'restart'),
  'closes on the clock': massStart(({ closesAtUs }) => closesAtUs !== undefined),
  'closes since the gun': massStart(({ closesAtElapsedUs }) => closesAtElapsedUs !== undefined),
  'excluded teams': massStart(({ exclude }) => (exclude?.length ?? 0) > 0),

  'bib changed': (journal) => {
    const ofTeam = Map.groupBy(of(journal, 'team.set'), ({ fact }) => fact.body.teamId);
    return [...ofTeam.values()].some(
      (sets) => new Set(sets.flatMap(({ fact }) => fact.body.set.bib ?? [])).size > 1,
    );
  },
  'bib of two teams': (journal) => {
    const ofBib = Map.groupBy(of(journal, 'team.set'), ({ fact }) => fact.body.set.bib);
    ofBib.delete(undefined);
    return [...ofBib.values()].some((sets) => new Set(sets.map(({ fact }) => fact.body.teamId)).size > 1);
  },
  'bibs swapped': somePair('team.set', ({ deviceId, deviceSeq }, other) => {
    return deviceId === other.deviceId && deviceSeq + 1 === other.deviceSeq;
  }),
  'wave of a team': someOf(
    'team.set',
    ({
      fact: {
        body: { set },
      },
    }) => typeof set.wave === 'string',
  ),
  'wave cleared': someOf(
    'team.set',
    ({
      fact: {
        body: { set },
      },
    }) => set.wave === null,
  ),
};
