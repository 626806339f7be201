/** What the entry line records: passings and open times. */
import type { Args, Recorded } from '../../../src-shared/contract/calls.ts';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { Body, Draft, Entry, EntryOf } from '../../../src-shared/domain/entry.ts';
import { isKind, refOf } from '../../../src-shared/domain/entry.ts';
import { plainText } from '../../../src-shared/domain/canonical.ts';
import { passingById } from '../../station/select-passing.ts';
import { voidDrafts } from '../../station/undo.ts';
import { pointWords, wordsOf } from '../entry-words.ts';
import { sourceKeyOf } from '../press-id.ts';
import type { RaceSession } from '../race-session.ts';
import type { HandlersOf } from './handlers.ts';

/** A press is at most this old; an older one comes from another boot or a mapping gone wrong, µs. */
const OLDEST_PRESS_NS = 12 * 3_600 * 1e9;

type RecordingCalls = 'passing.press' | 'openTime.assign' | 'openTime.insert' | 'passing.rebib' | 'mono.read';

export function recordingHandlers(session: () => RaceSession): HandlersOf<RecordingCalls> {
  return {
    'mono.read': () => {
      const { monoNs, timeUs, errorUs } = session().station.clock.stamp();
      return { monoNs, timeUs, errorUs };
    },
    'passing.press': (args) => press(session(), args),
    'openTime.assign': async (args) => assignOpenTime(session(), args),
    'openTime.insert': async ({ id }) => {
      const race = session();
      const { timeUs, errorUs, monoNs, bootId, point } = passingById(race.station, id).fact.body;
      const moment = definedOf({ timeUs, errorUs, monoNs, bootId, point });
      return recordAll(race, [
        { kind: 'passing', body: { bib: '', side: 'handoff', source: 'key', ...moment } },
      ]);
    },
    'passing.rebib': async ({ id, bib }) => {
      const race = session();
      const passing = passingById(race.station, id);
      return recordAll(race, rebibDrafts(race, passing, { bib: plainText(bib).trim() }));
    },
  };
}

async function press(
  race: RaceSession,
  args: Args<'passing.press'>,
): Promise<{ id: string; timeUs: number; errorUs: number }> {
  const known = race.presses.get(args.pressId);
  if (known !== undefined && isKind(known, 'passing')) return pressReply(race, known);
  const { clock } = race.station;
  const ageNs = clock.monoNs() - args.monoNs;
  if (ageNs > OLDEST_PRESS_NS) {
    throw new BatonError(
      'badInput',
      'That key press is too old to have a time of its own. Record it with the time read off a watch.',
    );
  }
  // A mapping that is a little ahead would stamp the future: a press is never later than its arrival.
  const stamp = clock.stampAt(Math.min(args.monoNs, clock.monoNs()));
  const bib = plainText(args.bib).trim();
  const body: Body<'passing'> = {
    bib,
    side: args.side,
    timeUs: stamp.timeUs,
    errorUs: stamp.errorUs,
    monoNs: stamp.monoNs,
    bootId: stamp.bootId,
    source: 'key',
    sourceKey: sourceKeyOf(args.pressId),
    typed: plainText(args.typed),
    ...definedOf({ point: pointFor(race, bib, args.point, args.side) }),
  };
  const entry = await race.recordPassing(body, stamp.timeUs);
  if (!isKind(entry, 'passing')) throw new Error('A press was recorded as something else.');
  return pressReply(race, entry);
}

function pressReply(
  race: RaceSession,
  entry: EntryOf<'passing'>,
): { id: string; timeUs: number; errorUs: number } {
  const { timeUs, errorUs } = race.station.fold.observationOf(entry);
  return { id: entry.id, timeUs: timeUs ?? entry.at, errorUs };
}

/**
 * The point that a press stands for: the one that was said; else the one served; else, where a range is served,
 * the first of it where the team has nothing yet.
 */
function pointFor(
  race: RaceSession,
  bib: string,
  said: number | null,
  side: Body<'passing'>['side'],
): number | undefined {
  const { legs } = race.station.fold.race();
  if (said !== null) {
    if (said <= legs) return said;
    throw new BatonError(
      'badInput',
      `This race has the points 0 (start) to ${legs} (finish); there is no point ${said}. Type the bib again with the right point, or without one.`,
    );
  }
  const { serves } = race.settings;
  if (serves === null) return undefined;
  if (serves.from === serves.to) return serves.from;
  return nextOfRange(race, bib, serves, side === 'out' ? 'out' : 'in');
}

function nextOfRange(
  { station: { fold } }: RaceSession,
  bib: string,
  { from, to }: { from: number; to: number },
  side: 'in' | 'out',
): number | undefined {
  const [teamId, second] = fold.teamsOfBib(bib);
  if (teamId === undefined || second !== undefined) return undefined;
  for (let point = from; point <= to; point++) {
    if (fold.counting(teamId, point, side) === undefined) return point;
  }
  return to;
}

async function assignOpenTime(race: RaceSession, args: Args<'openTime.assign'>): Promise<Recorded> {
  const passing = passingById(race.station, args.id);
  const bib = plainText(args.bib).trim();
  if (race.station.fold.ownerOf(passing) !== null) {
    throw new BatonError('badInput', 'That time has a bib already. Correct it where it stands in the list.');
  }
  const said = args.point ?? passing.fact.body.point ?? null;
  const point = pointFor(race, bib, said, args.side);
  return recordAll(
    race,
    rebibDrafts(race, passing, { bib, point, side: args.side, typed: plainText(args.typed) }),
  );
}

/** What a passing is to become. */
interface Rebib {
  readonly bib: string;
  readonly point?: number | undefined;
  readonly side?: Body<'passing'>['side'];
  readonly typed?: string;
}

/**
 * Gives a passing to the team of a bib: by an assignment where that says it all; else (a bib that is nobody's,
 * or another side) by recording the same moment again as typed, and letting the first recording not count.
 */
function rebibDrafts(race: RaceSession, passing: EntryOf<'passing'>, to: Rebib): Draft[] {
  if (to.bib === '') throw new BatonError('badInput', 'Type the bib that the time belongs to.');
  const { body } = passing.fact;
  const [teamId, second] = race.station.fold.teamsOfBib(to.bib);
  const side = to.side ?? body.side;
  if (teamId !== undefined && second === undefined && side === body.side) {
    const point = to.point === undefined || to.point === body.point ? {} : { point: to.point };
    return [{ kind: 'assign', body: { passing: refOf(passing), teamId, ...point } }];
  }
  const { timeUs, errorUs } = race.station.fold.observationOf(passing);
  const { sourceKey: _once, ...rest } = body;
  const again: Body<'passing'> = {
    ...rest,
    ...definedOf({
      timeUs: timeUs ?? undefined,
      errorUs,
      point: to.point ?? body.point,
      typed: to.typed ?? body.typed,
    }),
    bib: to.bib,
    side,
  };
  return [
    { kind: 'passing', body: timeUs === null ? again : withoutElapsed(again) },
    ...voidDrafts([refOf(passing)], 'given to another bib'),
  ];
}

function withoutElapsed({ elapsedUs: _since, ...body }: Body<'passing'>): Body<'passing'> {
  return body;
}

/** The fields that are there: with `exactOptionalPropertyTypes` an absent one is not `undefined`. */
export function definedOf<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Those that are left are T's own, without the undefined ones.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Records drafts as one step and says what they did. */
export async function recordAll(
  race: RaceSession,
  drafts: readonly Draft[],
  names: Parameters<RaceSession['record']>[1] = [],
): Promise<Recorded> {
  if (drafts.length === 0) return { ids: [], says: 'Nothing to do: it is so already.' };
  return recordedReply(race, await race.record(drafts, names));
}

function recordedReply({ station }: RaceSession, entries: readonly Entry[]): Recorded {
  const [first] = entries;
  const more = entries.length > 1 ? ` (${entries.length} entries)` : '';
  const says = first === undefined ? '' : `${wordsOf(station, first)}${more}`;
  return { ids: entries.map(({ id }) => id), says: says.slice(0, 1).toUpperCase() + says.slice(1) };
}

/** @throws BatonError `badInput` for a point past the finish. */
export function refusePoint(race: RaceSession, point: number): void {
  const { legs } = race.station.fold.race();
  if (point <= legs) return;
  throw new BatonError(
    'badInput',
    `This race has the points 0 (start) to ${legs} (${pointWords(race.station, legs)}); there is no point ${point}. Nothing was recorded.`,
  );
}
