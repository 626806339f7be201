/**
 * The calls of the window to the station: one definition gives the types on both sides, the check of every
 * call's arguments at the station, and what a reply must be. What was recorded is told by the mirror's changes;
 * replies say only what the caller cannot see there.
 *
 * Whatever a call's sentences say, an error of the set in `errors.ts` means: nothing of this call was recorded.
 */
import { z } from 'zod';
import { raceFieldsSchema } from '../domain/entry.ts';
import type { CallName } from './call-names.ts';
import { knownRaceSchema, snapshotSchema } from './mirror.ts';

const text = z.string();
const words = z.string().max(2_000);
const label = z.string().max(200);
const id = z.uuid();
const point = z.int().min(0).max(200);
const leg = z.int().min(1).max(200);
const us = z.int();
const path = z.string().min(1).max(4_096);
const initials = z.string().max(40);
const none = z.strictObject({});
const side = z.enum(['handoff', 'in', 'out']);
const bib = z.string().max(40);
/** The station's monotonic clock at the moment of a key press, ns: see `mono.read`. */
const monoNs = z.number().nonnegative();

/** A file that a person chose, by content: the same in both shells. At most 20 MB of text. */
const fileSchema = z.strictObject({ name: label, text: z.string().max(20_000_000) });

const recorded = z.strictObject({
  /** Ids of the new entries. */
  ids: z.array(id),
  /** What it did, in words. */
  says: text,
});

const rowProblem = z.strictObject({ line: z.int(), reason: text });

const statusChoice = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('DNS'), leg: leg.nullable() }),
  z.strictObject({ status: z.literal('DQ'), leg: leg.nullable() }),
  z.strictObject({
    status: z.literal('DNF'),
    leg: leg.nullable(),
    why: z.enum(['withdrew', 'medical', 'timeout']),
  }),
  z.strictObject({ status: z.literal('withdrawn'), fromLeg: leg }),
  z.strictObject({ status: z.literal('penalty'), leg: leg.nullable(), penaltyUs: us }),
  z.strictObject({ status: z.literal('given'), leg, timeUs: us.nonnegative() }),
]);

const whatStarts = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('gun') }),
  z.strictObject({ what: z.literal('wave'), wave: label }),
  z.strictObject({ what: z.literal('mass'), leg }),
  z.strictObject({ what: z.literal('leg'), bibs: z.array(bib).min(1).max(500), leg }),
]);

/** When something was: at a key press, or at a time that somebody says. */
const moment = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('press'), monoNs }),
  z.strictObject({ by: z.literal('time'), timeUs: us }),
]);

const historyEntry = z.strictObject({
  id,
  hash: text,
  kind: text,
  at: us,
  by: initials,
  /** `null` = this station. */
  station: text.nullable(),
  live: z.boolean(),
  /** The point that it is about, where it is about one. */
  point: z.int().nullable(),
  /** What it says, in words. */
  says: text,
  typed: text.nullable(),
  timeUs: us.nullable(),
  errorUs: us.nullable(),
});

const resultRow = z.strictObject({
  teamId: text,
  place: text,
  bib: text,
  team: text,
  category: text.nullable(),
  time: text,
  behind: text,
  note: text,
});

/** How the time is known, how far off it can be, and what may be expected of it. `…Ms` are fractional. */
const clockView = z.strictObject({
  /** As in the status line. */
  says: text,
  detail: text,
  state: z.enum([
    'unsynced',
    'acquiring',
    'synced',
    'holdover',
    'degraded',
    'conflict',
    'unverified',
    'byHand',
  ]),
  isSynced: z.boolean(),
  isOnline: z.boolean().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  errorMs: z.number(),
  /** When a server's answer was last believed, ms since 1970 UTC, and how long ago that is. */
  lastSync: z.number().nullable(),
  timeSinceLastSync: z.number().nullable(),
  /** Synchronized time less the machine's own clock. */
  offset: z.number(),
  /** How much faster true time runs than the machine's, ppm. */
  frequency: z.number().nullable(),
  trouble: text.nullable(),
  /** The time server's address. */
  server: text.nullable(),
  /** The checks of this run, oldest first. */
  history: z.array(
    z.strictObject({
      atMs: z.number(),
      /** What the check said less what had been thought. */
      offsetMs: z.number(),
      delayMs: z.number(),
      errorMs: z.number(),
      verdict: z.enum(['accepted', 'held', 'conflict', 'stepped']),
    }),
  ),
  /** What the bound would be after so long without a network from now on. */
  ahead: z.array(z.strictObject({ hours: z.number(), errorMs: z.number() })),
  /** What happened to the clock in this run, newest first, in words. */
  events: z.array(z.strictObject({ atUs: us, says: text })),
});

const define = <A extends z.ZodType, R extends z.ZodType>(args: A, reply: R): { args: A; reply: R } => ({
  args,
  reply,
});

/** Every call: the schema of its arguments and of its reply. */
export const calls = {
  /** The whole mirror; changes follow under the numbers after its `seq`. */
  'mirror.open': define(none, snapshotSchema),
  /** The station's monotonic clock now, and its time: the window maps its own clock to it. */
  'mono.read': define(none, z.strictObject({ monoNs, timeUs: us, errorUs: us })),
  'clock.read': define(none, clockView),
  /** Asks the time server now; `worked` says whether its answer is believed, `says` what came of it or why not. */
  'clock.syncNow': define(none, z.strictObject({ worked: z.boolean(), says: text })),
  /** The address of the time server, kept for the next start; `null` for none. Answers it in full. */
  'clock.setServer': define(
    z.strictObject({ url: z.string().max(2_000).nullable() }),
    z.strictObject({ server: text.nullable() }),
  ),
  /** Sets the clock by key presses at announced times, where nothing better is known. */
  'clock.byHand': define(
    z.strictObject({
      presses: z
        .array(z.strictObject({ monoNs, announcedUs: us }))
        .min(1)
        .max(100),
    }),
    recorded,
  ),
  /** What the window hears of the network: the station looks for itself. */
  'clock.hint': define(z.strictObject({ what: z.enum(['online', 'offline']) }), none),
  /** Keeps a half-typed line for a window that is lost. */
  'draft.keep': define(z.strictObject({ line: z.string().max(200) }), none),

  'race.list': define(none, z.strictObject({ races: z.array(knownRaceSchema) })),
  'race.open': define(z.strictObject({ folder: path }), none),
  /** A new race, from settings typed in or from a `race.json`, with or without a start list. */
  'race.create': define(
    z.strictObject({
      folder: path.nullable(),
      stationName: label.min(1),
      set: raceFieldsSchema.nullable(),
      raceFile: fileSchema.nullable(),
      teamsFile: fileSchema.nullable(),
      takeGood: z.boolean(),
    }),
    z.strictObject({ folder: path }),
  ),
  /** Restores a backup set or a bare text journal into a new data folder and opens it. */
  'race.takeUp': define(
    z.strictObject({ path, folder: path.nullable(), stationName: label.min(1) }),
    z.strictObject({ folder: path, says: text }),
  ),
  /** A made race under way, in a folder of its own, whose other exchanges go on by themselves. */
  'race.demo': define(
    z.strictObject({ teams: z.int().min(1).max(5_000), legs: leg, seed: z.int().nonnegative() }),
    z.strictObject({ folder: path }),
  ),
  'race.close': define(none, none),
  'race.set': define(z.strictObject({ set: raceFieldsSchema }), recorded),
  /** Who is on shift and what is served; kept for the next start. */
  'desk.set': define(
    z.strictObject({
      shift: initials.optional(),
      serves: z.strictObject({ from: point, to: point }).nullable().optional(),
    }),
    none,
  ),

  /**
   * A key press at the entry line: one time, with or without a bib. `pressId` makes it safe to send again: the
   * same press is recorded once.
   */
  'passing.press': define(
    z.strictObject({
      pressId: id,
      monoNs,
      bib,
      typed: z.string().max(200),
      point: point.nullable(),
      side,
    }),
    z.strictObject({ id, timeUs: us, errorUs: us }),
  ),
  /** Gives an open time to a bib, known or not, as one step. */
  'openTime.assign': define(
    z.strictObject({ id, bib: bib.min(1), typed: z.string().max(200), point: point.nullable(), side }),
    recorded,
  ),
  /** One more open time at the same moment as this one: two came together. */
  'openTime.insert': define(z.strictObject({ id }), recorded),
  'passing.retime': define(z.strictObject({ id, timeUs: us, reason: words }), recorded),
  'passing.assign': define(z.strictObject({ id, teamId: id.nullable(), point: point.nullable() }), recorded),
  /** Another bib for a passing: to its team where there is one, else as typed. */
  'passing.rebib': define(z.strictObject({ id, bib: bib.min(1) }), recorded),
  /** A passing that nobody pressed, with a time read off a sheet or a watch, or seen without one. */
  'passing.add': define(
    z.strictObject({ bib: bib.min(1), point, side, timeUs: us.nullable(), reason: words }),
    recorded,
  ),
  /** Moves passings to another point and/or by a time, as one step. */
  'passings.move': define(
    z.strictObject({
      ids: z.array(id).min(1).max(5_000),
      toPoint: point.nullable(),
      shiftUs: us.nullable(),
      reason: words,
    }),
    recorded,
  ),
  'entries.void': define(z.strictObject({ ids: z.array(id).min(1).max(5_000), reason: words }), recorded),
  /** An official's ruling: this of the times at that point counts. */
  'slot.resolve': define(z.strictObject({ teamId: id, point, side, choice: id }), recorded),
  'order.resolve': define(
    z.strictObject({ what: z.enum(['finishOrder', 'deadHeat']), teamIds: z.array(id).min(2) }),
    recorded,
  ),
  'step.undo': define(none, recorded),
  'step.redo': define(none, recorded),
  'start.record': define(z.strictObject({ start: whatStarts, at: moment }), recorded),
  'status.set': define(z.strictObject({ teamId: id, set: statusChoice, reason: words }), recorded),
  /** A new team (`teamId` null), or fields of one; `runners` by leg. */
  'team.save': define(
    z.strictObject({
      teamId: id.nullable(),
      bib: bib.min(1).optional(),
      name: label.optional(),
      category: label.nullable().optional(),
      wave: label.nullable().optional(),
      runners: z.array(label).max(200).optional(),
    }),
    recorded,
  ),
  /** Two teams wear each other's bibs. */
  'team.swap': define(z.strictObject({ teamIds: z.tuple([id, id]) }), recorded),

  /**
   * What reading this start list would do to the open race; with `legs`, to one of so many legs that is yet to be
   * made. Nothing is recorded.
   */
  'teams.preview': define(
    z.strictObject({ file: fileSchema, legs: leg.nullable() }),
    z.strictObject({
      added: z.array(z.strictObject({ bib: text, name: text, category: text.nullable() })),
      changed: z.array(z.strictObject({ bib: text, name: text, fields: z.array(text) })),
      gone: z.array(z.strictObject({ bib: text, name: text })),
      kept: z.array(z.strictObject({ bib: text, name: text })),
      same: z.int(),
      problems: z.array(rowProblem),
      ignoredColumns: z.array(text),
    }),
  ),
  'teams.import': define(z.strictObject({ file: fileSchema, takeGood: z.boolean() }), recorded),
  'times.preview': define(
    z.strictObject({ file: fileSchema, sheet: label.nullable() }),
    z.strictObject({
      sheet: text,
      rows: z.int(),
      added: z.int(),
      same: z.int(),
      differing: z.int(),
      unknownBibs: z.array(text),
      problems: z.array(rowProblem),
      ignoredColumns: z.array(text),
    }),
  ),
  'times.import': define(
    z.strictObject({ file: fileSchema, sheet: label.nullable(), takeGood: z.boolean() }),
    recorded,
  ),

  /** An alarm was seen; it comes back when it arises anew. */
  'question.see': define(z.strictObject({ key: z.string().max(500) }), none),
  'note.write': define(z.strictObject({ text: words.min(1), teamId: id.nullable() }), recorded),

  /** Every entry that was ever about a team, oldest first. */
  'team.history': define(
    z.strictObject({ teamId: id, leg: leg.nullable() }),
    z.strictObject({ entries: z.array(historyEntry) }),
  ),
  /** The journal backwards from a position (`null` = its end), this station's steps marked. */
  'journal.log': define(
    z.strictObject({ before: z.int().nonnegative().nullable(), limit: z.int().min(1).max(500) }),
    z.strictObject({ entries: z.array(historyEntry), before: z.int().nullable() }),
  ),
  /** The standing as the journal had it at a moment. */
  'board.asOf': define(z.strictObject({ atUs: us }), z.strictObject({ rows: z.array(resultRow) })),
  'results.read': define(
    z.strictObject({
      mode: z.enum(['provisional', 'final']),
      by: z.enum(['total', 'category', 'leg']),
    }),
    z.strictObject({
      lists: z.array(z.strictObject({ title: text, rows: z.array(resultRow) })),
      officialUs: us.nullable(),
      /** What changed on the board since the results were declared official. */
      changedSince: z.array(text),
      openQuestions: z.int(),
    }),
  ),
  'results.declare': define(z.strictObject({ official: z.boolean() }), recorded),
  /** A file for a person to keep: the window saves it. */
  'export.write': define(
    z.strictObject({
      what: z.enum(['results.csv', 'results.json', 'results.html', 'results.txt', 'journal.jsonl']),
    }),
    z.strictObject({ name: text, mediaType: text, text }),
  ),
  /** A page to print, as HTML that needs nothing else. */
  'print.page': define(
    z.strictObject({ what: z.enum(['results', 'tallySheets']) }),
    z.strictObject({ html: text }),
  ),

  'stick.accept': define(z.strictObject({ id: label }), none),
  'stick.decline': define(z.strictObject({ id: label }), none),
  'stick.writeNow': define(z.strictObject({ id: label }), none),
  'stick.addFolder': define(z.strictObject({ path }), none),
  /** The system's own dialog, where the shell has one (`null` path = none was chosen or there is no dialog). */
  'file.choose': define(
    z.strictObject({ what: z.enum(['raceFolder', 'newFolder', 'set', 'stickFolder']) }),
    z.strictObject({ path: path.nullable(), hasDialog: z.boolean() }),
  ),
  'job.cancel': define(z.strictObject({ job: text }), none),
} as const satisfies Record<CallName, { args: z.ZodType; reply: z.ZodType }>;

export type Args<N extends CallName> = z.infer<(typeof calls)[N]['args']>;
export type Reply<N extends CallName> = z.infer<(typeof calls)[N]['reply']>;
export type Moment = z.infer<typeof moment>;
export type StatusChoice = z.infer<typeof statusChoice>;
export type WhatStarts = z.infer<typeof whatStarts>;
export type HistoryEntry = z.infer<typeof historyEntry>;
export type ResultListRow = z.infer<typeof resultRow>;
export type ChosenFile = z.infer<typeof fileSchema>;
export type ClockView = z.infer<typeof clockView>;
export type Recorded = z.infer<typeof recorded>;
