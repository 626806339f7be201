/**
 * What the window mirrors of the station: a snapshot, then numbered changes. The window never works out what is
 * true; it shows this. All times are µs since 1970 UTC (`…Us`), durations µs, unless the name says otherwise.
 */
import { z } from 'zod';
import { raceFieldsSchema } from '../domain/entry.ts';

const int = z.int();
const us = z.int();
const maybeUs = us.nullable();
const text = z.string();
const maybeText = text.nullable();
const count = z.int().nonnegative();

/** What a station serves: one point, a range, or every point ("the next of each team"). */
const servesSchema = z.strictObject({ from: count, to: count }).nullable();
export type Serves = z.infer<typeof servesSchema>;

const waveSchema = z.strictObject({ name: text, plannedUs: maybeUs, startedUs: maybeUs });
const massStartSchema = z.strictObject({
  leg: count,
  kind: z.enum(['catchUp', 'restart']),
  plannedUs: maybeUs,
  startedUs: maybeUs,
});

/** The race as the window shows it; start times are those that count now. */
const raceSchema = z.strictObject({
  name: text,
  legs: count,
  gunUs: maybeUs,
  /** An entry says when the gun was; otherwise `gunUs` is the plan. */
  gunRecorded: z.boolean(),
  timeZone: maybeText,
  waves: z.array(waveSchema),
  massStarts: z.array(massStartSchema),
  /** Waves and mass starts as they were set, for who changes them: each list is set as a whole. */
  asSet: raceFieldsSchema.pick({ waves: true, massStarts: true }).required(),
  rounding: z.strictObject({ unitUs: int, mode: z.enum(['up', 'down', 'nearest']) }),
  missing: z.enum(['dnf', 'open']),
  total: z.enum(['sum', 'clock']),
  waiting: z.enum(['counts', 'neutral']),
  doubleMs: count,
  agreeMs: count,
  /** When the results were declared official, if they were. */
  officialUs: maybeUs,
});
export type RaceMirror = z.infer<typeof raceSchema>;

/**
 * One team, its legs column by column (index 0 = leg 1): as objects, 43,200 legs would be five times as long.
 *
 * `marks` has one letter a leg: `.` nothing to say, `S` DNS, `F` DNF, `Q` DQ, `g` a given time, `?` a question.
 */
const teamRowSchema = z.strictObject({
  teamId: text,
  bib: text,
  name: text,
  category: maybeText,
  wave: maybeText,
  /** By leg, `''` where unknown; empty where none is known. */
  runners: z.array(text),
  starts: z.array(maybeUs),
  finishes: z.array(maybeUs),
  times: z.array(maybeUs),
  splits: z.array(maybeUs),
  marks: text,
  penaltyUs: us,
  status: z.enum(['DNS', 'DNF', 'DQ']).nullable(),
  totalUs: maybeUs,
});
export type TeamRow = z.infer<typeof teamRowSchema>;

/** One recorded passing, as a strip of "just handed over". */
const recordedLineSchema = z.strictObject({
  /** Id of the passing. */
  id: text,
  /** The id that the window gave the key press; `null` for those of other stations, sheets and chips. */
  pressId: maybeText,
  /** Where it stands in this station's journal: a stick that holds entries up to there holds it. */
  position: count,
  /** The device's own count, against which the cloud says what it holds; `null` for other devices' entries. */
  ownSeq: count.nullable(),
  timeUs: maybeUs,
  errorUs: us,
  /** As typed. */
  bib: text,
  typed: maybeText,
  teamId: maybeText,
  point: count.nullable(),
  side: z.enum(['handoff', 'in', 'out']),
  /** The time of the leg that it ends, and the place that it gives at this point with what was won since the last. */
  legTimeUs: maybeUs,
  place: count.nullable(),
  gained: int.nullable(),
  /** It raises a question. */
  asks: z.boolean(),
  /** It was taken back or stands for nothing any more. */
  voided: z.boolean(),
  /** `null` = this station. */
  station: maybeText,
  by: text,
  at: us,
});
export type RecordedLine = z.infer<typeof recordedLineSchema>;

/** A time that was taken before anybody knew whose it is. */
const openTimeSchema = z.strictObject({
  id: text,
  pressId: maybeText,
  timeUs: us,
  errorUs: us,
  point: count.nullable(),
  position: count,
});
export type OpenTime = z.infer<typeof openTimeSchema>;

/**
 * What settles a question, under a key. Where it `asks`, the window asks for that first and puts it into the
 * call's arguments: `bib` as `bib`, `time` as `timeUs`, `point` as `point`, `reason` as `reason`. A call of
 * `null` opens the correction of the passing `times[0]`.
 */
const answerSchema = z.strictObject({
  key: text,
  says: text,
  call: z.strictObject({ name: text, args: z.record(text, z.unknown()) }).nullable(),
  asks: z.enum(['bib', 'time', 'point', 'reason']).nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Something that a person should decide or know, as a card with its answers. */
const questionCardSchema = z.strictObject({
  /** Names the question as long as it is the same one. */
  key: text,
  kind: text,
  /** `alarm` stays until acknowledged; `ask` needs a person; `doubt` could wait. */
  weight: z.enum(['alarm', 'ask', 'doubt']),
  title: text,
  says: text,
  /** The times that it is about, oldest first. */
  times: z.array(
    z.strictObject({
      id: text,
      timeUs: maybeUs,
      errorUs: us,
      station: maybeText,
      typed: text,
      by: text,
    }),
  ),
  teamId: maybeText,
  point: count.nullable(),
  /** When it arose, as far as that is known: for the order. */
  atUs: maybeUs,
  answers: z.array(answerSchema),
});
export type QuestionCard = z.infer<typeof questionCardSchema>;

const questionsSchema = z.strictObject({
  /** The most urgent first, at most `QUESTIONS_SHOWN`. */
  cards: z.array(questionCardSchema),
  total: count,
  /** Bib, unknown: how many of each kind there are. */
  byKind: z.record(text, count),
});
export type Questions = z.infer<typeof questionsSchema>;

const expectedRowSchema = z.strictObject({
  teamId: text,
  point: count,
  startedUs: us,
  expectedUs: us,
  earliestUs: us,
  latestUs: us,
  overdueUs: maybeUs,
});
export type ExpectedRow = z.infer<typeof expectedRowSchema>;

const expectedSchema = z.strictObject({
  state: z.enum(['beforeStart', 'running', 'nobodyLeft', 'noPoint']),
  rows: z.array(expectedRowSchema),
  dueIn5Min: count,
  handedOver: count,
  stillToCome: count,
  /** Handoffs in bins of ten minutes around now. */
  rates: z.array(z.strictObject({ fromUs: us, recorded: count, expected: z.number().nonnegative() })),
});
export type Expected = z.infer<typeof expectedSchema>;

/** How the field takes each leg, by which the window predicts the cells of legs to come. µs. */
const fieldSchema = z.strictObject({ medianLegUs: z.array(maybeUs) });
export type FieldMirror = z.infer<typeof fieldSchema>;

/** One item of the status line: `tone` beside words, never alone. */
const statusItemSchema = z.strictObject({
  tone: z.enum(['good', 'doubt', 'bad', 'off']),
  says: text,
  /** More, for who looks closer. */
  detail: text,
});
export type StatusItem = z.infer<typeof statusItemSchema>;

const statusSchema = z.strictObject({
  clock: statusItemSchema,
  disk: statusItemSchema,
  cloud: statusItemSchema,
  stick: statusItemSchema,
  battery: statusItemSchema.nullable(),
  peers: statusItemSchema.nullable(),
  /** Entries that are on no other medium than this disk. */
  unsafeElsewhere: count,
  /** What undo and redo would do, `null` where there is nothing. */
  undo: maybeText,
  redo: maybeText,
});
export type Status = z.infer<typeof statusSchema>;

/** How far the other copies are: a line before `stick` (its position) and up to `cloud` (its own count) is held. */
const holdsSchema = z.strictObject({ stick: count, cloud: count });
export type Holds = z.infer<typeof holdsSchema>;

const stickSchema = z.strictObject({
  id: text,
  label: text,
  path: text,
  state: text,
  says: text,
  /** It waits for a yes or no. */
  offered: z.boolean(),
  /** Races on it that could be taken up here. */
  sets: z.array(z.strictObject({ path: text, raceName: text, entries: count, atUs: us })),
});
export type StickMirror = z.infer<typeof stickSchema>;

/** Who sits at this station and what it serves. */
const deskSchema = z.strictObject({
  stationName: text,
  deviceId: text,
  folder: text,
  /** Initials. */
  shift: text,
  serves: servesSchema,
  /** What stood in the entry line, kept for a window that was lost. */
  draft: text,
});

/** The parts of the mirror that a change can replace or extend. */
const parts = {
  race: raceSchema,
  desk: deskSchema,
  teams: z.array(teamRowSchema),
  lines: z.array(recordedLineSchema),
  openTimes: z.array(openTimeSchema),
  questions: questionsSchema,
  expected: expectedSchema,
  field: fieldSchema,
  status: statusSchema,
  holds: holdsSchema,
  sticks: z.array(stickSchema),
};

const programSchema = z.strictObject({
  version: text,
  shell: z.enum(['electron', 'browser']),
  /** Where races are kept unless a person says otherwise. */
  home: text,
});

/** A race that could be opened. */
export const knownRaceSchema = z.strictObject({
  folder: text,
  name: text,
  teams: count,
  entries: count,
  lastUs: maybeUs,
  /** It cannot be opened: why. */
  problem: maybeText,
});
export type KnownRace = z.infer<typeof knownRaceSchema>;

/** Everything the window shows, under the number of the last change that is in it. */
export const snapshotSchema = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('welcome'),
    seq: count,
    program: programSchema,
    races: z.array(knownRaceSchema),
    sticks: z.array(stickSchema),
  }),
  z.strictObject({ mode: z.literal('race'), seq: count, program: programSchema, ...parts }),
]);
export type Snapshot = z.infer<typeof snapshotSchema>;
export type RaceSnapshot = Extract<Snapshot, { mode: 'race' }>;

/**
 * What changed. `teams` and `lines` hold only those that did (by `teamId`, by `id`); every other part that is
 * there replaces the one before. `reset`: a race was opened or closed, ask for a snapshot.
 */
export const changeSchema = z.strictObject({
  seq: count,
  reset: z.literal(true).optional(),
  goneTeams: z.array(text).optional(),
  ...z.strictObject(parts).partial().shape,
});
export type Change = z.infer<typeof changeSchema>;
