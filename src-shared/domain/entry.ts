/**
 * The journal's entries: what one line of it may say.
 *
 * One Zod definition gives the type, the check at every boundary and the words of the contract. All numbers
 * are integers below 2^53, all times microseconds since 1970 UTC (`…Us`), or microseconds since the gun
 * (`elapsedUs`). See `docs/rules.md` for what each kind does to the board.
 */
import { z } from 'zod';
import { compareText } from './compare-text.ts';

export { compareText };

/** The protocol version written into every new entry. */
export const PROTO = 1;

/** The version of the rules (`docs/rules.md`) that this program folds by. */
export const RULES_VERSION = 1;

/** The most legs a race may have. Relays have 3 to 36; the room above is for stage races. */
export const MAX_LEGS = 200;

/** A clock set by hand is never better than this (`clock.set`). */
const MIN_HAND_CLOCK_BOUND_US = 300_000;

const int = z.int();
const positiveInt = z.int().positive();
const countOrZero = z.int().nonnegative();
const uuid = z.uuid();
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex');
const words = z.string().max(2_000);
const label = z.string().max(200);
const leg = z.int().min(1).max(MAX_LEGS);
const errorBound = countOrZero;

/** Names an entry by id and content, so that a reference can never form a cycle or point at a twin. */
const refSchema = z.strictObject({ id: uuid, hash: sha256Hex });
export type Ref = z.infer<typeof refSchema>;

const eitherTime = (value: { timeUs?: unknown; elapsedUs?: unknown }): boolean =>
  (value.timeUs === undefined) !== (value.elapsedUs === undefined);
const EITHER_TIME = 'needs either timeUs or elapsedUs';

const waveSchema = z
  .strictObject({ name: label, timeUs: int.optional(), elapsedUs: int.optional() })
  .refine(eitherTime, EITHER_TIME);

const massStartSchema = z
  .strictObject({
    leg,
    kind: z.enum(['catchUp', 'restart']),
    timeUs: int.optional(),
    elapsedUs: int.optional(),
    closesAtUs: int.optional(),
    closesAtElapsedUs: int.optional(),
    /** Teams to which this mass start does not apply. */
    exclude: z.array(uuid).optional(),
  })
  .refine(eitherTime, EITHER_TIME);

const roundingSchema = z.strictObject({ unitUs: positiveInt, mode: z.enum(['up', 'down', 'nearest']) });

/** What a race is set to; an entry carries any subset of it. `null` clears a field. */
export const raceFieldsSchema = z
  .strictObject({
    name: label,
    rules: positiveInt,
    legs: leg,
    /** The planned gun; a `start` entry of the gun overrides it. */
    startUs: int.nullable(),
    /** IANA name, for times of day on paper and screen. */
    timeZone: label.nullable(),
    waves: z.array(waveSchema),
    massStarts: z.array(massStartSchema),
    rounding: roundingSchema,
    missing: z.enum(['dnf', 'open']),
    total: z.enum(['sum', 'clock']),
    waiting: z.enum(['counts', 'neutral']),
    doubleMs: countOrZero,
    agreeMs: countOrZero,
  })
  .partial();
export type RaceFields = z.infer<typeof raceFieldsSchema>;
export type Wave = z.infer<typeof waveSchema>;
export type MassStart = z.infer<typeof massStartSchema>;
export type Rounding = z.infer<typeof roundingSchema>;

/** What a team is set to; an entry carries any subset of it. `null` clears a field. */
export const teamFieldsSchema = z
  .strictObject({
    bib: z
      .string()
      .max(40)
      .regex(/^\S(.*\S)?$/, 'is empty or has blanks around it'),
    name: label,
    category: label.nullable(),
    wave: label.nullable(),
    /** Salted hash of the runners' names, which travel beside the entry and can be erased. */
    namesHash: sha256Hex.nullable(),
  })
  .partial();
export type TeamFields = z.infer<typeof teamFieldsSchema>;

const sideSchema = z.enum(['handoff', 'in', 'out']);
export type Side = z.infer<typeof sideSchema>;

const passingSchema = z
  .strictObject({
    /** As typed: may be empty, partial or unknown. */
    bib: z.string().max(40),
    /** 0 = start, k = exchange after leg k, N = finish; absent = "the next one of this team". */
    point: int.optional(),
    side: sideSchema,
    timeUs: int.optional(),
    /** Since the gun: moves with a corrected gun. */
    elapsedUs: int.optional(),
    errorUs: errorBound.optional(),
    monoNs: countOrZero.optional(),
    bootId: label.optional(),
    source: z.enum(['key', 'sheet', 'chip', 'phone']),
    /** Names the same observation in its source (sheet and row, chip and read): counts once. */
    sourceKey: label.optional(),
    /** Time of the row before, for a row without one, so that it keeps its place in the order. */
    afterUs: int.optional(),
    /** As `afterUs`, since the gun. */
    afterElapsedUs: int.optional(),
    typed: words.optional(),
  })
  .refine((body) => body.timeUs === undefined || body.elapsedUs === undefined, 'has two times');

const assignSchema = z
  .strictObject({ passing: refSchema, teamId: uuid.optional(), point: int.optional() })
  .refine(
    (body) => body.teamId !== undefined || body.point !== undefined,
    'assigns neither a team nor a point',
  );

const retimeSchema = z
  .strictObject({
    passing: refSchema,
    timeUs: int.optional(),
    elapsedUs: int.optional(),
    errorUs: errorBound.optional(),
    reason: words,
  })
  .refine(eitherTime, EITHER_TIME);

const refineSchema = z.strictObject({
  spans: z.array(z.strictObject({ passing: refSchema, timeUs: int, errorUs: errorBound })).min(1),
});

const voidSchema = z.strictObject({
  targets: z.array(refSchema).min(1),
  reason: words,
  /** Set when the entry was made by undo or redo, so that the next undo knows what it was. */
  as: z.enum(['undo', 'redo']).optional(),
});

const slotRulingSchema = z.strictObject({
  what: z.literal('slot'),
  teamId: uuid,
  point: countOrZero,
  side: sideSchema,
  choice: refSchema,
  /** The passings that the ruling knew of besides its choice. */
  against: z.array(refSchema),
});
const orderRulingSchema = z.strictObject({
  what: z.enum(['finishOrder', 'deadHeat']),
  teamIds: z.array(uuid).min(2),
});
const resolveSchema = z.discriminatedUnion('what', [slotRulingSchema, orderRulingSchema]);

const statusSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.enum(['DNS', 'DQ']),
    teamId: uuid,
    leg: leg.optional(),
    reason: words.optional(),
  }),
  z.strictObject({
    status: z.literal('DNF'),
    teamId: uuid,
    leg: leg.optional(),
    why: z.enum(['withdrew', 'medical', 'timeout']).optional(),
    reason: words.optional(),
  }),
  z.strictObject({
    status: z.literal('withdrawn'),
    teamId: uuid,
    fromLeg: leg,
    reason: words.optional(),
  }),
  z.strictObject({
    status: z.literal('penalty'),
    teamId: uuid,
    leg: leg.optional(),
    penaltyUs: int,
    reason: words,
  }),
  z.strictObject({ status: z.literal('given'), teamId: uuid, leg, timeUs: countOrZero, reason: words }),
]);

const startAt = { timeUs: int.optional(), elapsedUs: int.optional(), errorUs: errorBound.optional() };
const startSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('gun'), timeUs: int, errorUs: errorBound.optional() }),
  z.strictObject({ what: z.literal('wave'), wave: label, ...startAt }).refine(eitherTime, EITHER_TIME),
  z.strictObject({ what: z.literal('mass'), leg, ...startAt }).refine(eitherTime, EITHER_TIME),
  z.strictObject({ what: z.literal('leg'), teamId: uuid, leg, ...startAt }).refine(eitherTime, EITHER_TIME),
]);

const clockSetSchema = z.strictObject({
  timeUs: int,
  errorUs: z.int().min(MIN_HAND_CLOCK_BOUND_US),
  monoNs: countOrZero,
  bootId: label,
  presses: positiveInt,
});

const noteSchema = z.strictObject({
  text: words.min(1),
  teamId: uuid.optional(),
  about: refSchema.optional(),
});

/** The schema of every kind's body. A kind that is not here has no effect and is listed (rule 2). */
export const bodySchemas = {
  'race.set': z.strictObject({ set: raceFieldsSchema }),
  'team.set': z.strictObject({ teamId: uuid, set: teamFieldsSchema }),
  passing: passingSchema,
  assign: assignSchema,
  retime: retimeSchema,
  refine: refineSchema,
  void: voidSchema,
  resolve: resolveSchema,
  status: statusSchema,
  start: startSchema,
  'clock.set': clockSetSchema,
  note: noteSchema,
} as const;

export type Kind = keyof typeof bodySchemas;
export type Body<K extends Kind> = z.infer<(typeof bodySchemas)[K]>;

/** What an entry says, by kind: a body that fits its schema, or the reason why it has no effect. */
export type Fact = { [K in Kind]: { kind: K; body: Body<K> } }[Kind] | { kind: 'opaque'; why: string };
type FactOf<K extends Kind> = Extract<Fact, { kind: K }>;

/** A kind with a body, before it becomes an entry. */
export type Draft = { [K in Kind]: { kind: K; body: Body<K>; supersedes?: Ref[] } }[Kind];

/** The envelope as it stands in the journal's canonical text, less the hash. */
export const envelopeSchema = z.strictObject({
  id: uuid,
  raceId: uuid,
  deviceId: uuid,
  deviceSeq: positiveInt,
  /** Hash of the device's entry before it; `null` for its first. */
  prevHash: sha256Hex.nullable(),
  /** The device's synchronized time, µs: for display and as a tie-break only. */
  at: int,
  /** Initials of the person on shift. */
  by: z.string().max(40),
  kind: z.string().min(1).max(40),
  supersedes: z.array(refSchema),
  body: z.record(z.string(), z.unknown()),
  proto: positiveInt,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** An entry in memory: the envelope's fields that anything reads, and what the body says. */
export interface Entry {
  readonly id: string;
  readonly hash: string;
  readonly raceId: string;
  readonly deviceId: string;
  readonly deviceSeq: number;
  readonly prevHash: string | null;
  readonly at: number;
  readonly by: string;
  readonly supersedes: readonly Ref[];
  readonly fact: Fact;
}

/** An entry of one known kind. */
export type EntryOf<K extends Kind> = Entry & { readonly fact: FactOf<K> };

/** Whether an entry is of this kind and its body can be read. */
export function isKind<K extends Kind>(entry: Entry, kind: K): entry is EntryOf<K> {
  return entry.fact.kind === kind;
}

/** The reference by which other entries name this one. */
export function refOf(entry: { id: string; hash: string }): Ref {
  return { id: entry.id, hash: entry.hash };
}

/** The order of entries wherever one is needed: (`at`, `id`), ids compared as ASCII. */
export function compareEntries(a: Entry, b: Entry): number {
  return a.at - b.at || compareText(a.id, b.id);
}
