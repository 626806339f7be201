/** What the entry line records: passings and open times. */
import { v7 } from 'uuid';
import type { Args, Reply } from '../../../src-shared/contract/calls.ts';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { Body, Draft, EntryOf, Side } from '../../../src-shared/domain/entry.ts';
import { refOf } from '../../../src-shared/domain/entry.ts';
import { plainText } from '../../../src-shared/domain/canonical.ts';
import type { Stamp } from '../../clock/clock.ts';
import { MAX_BIB_LENGTH } from '../../import/bib-column.ts';
import { refuseUnknownPoint } from '../../station/race-limits.ts';
import { passingById } from '../../station/select-passing.ts';
import { voidDrafts } from '../../station/undo.ts';
import { definedOf } from '../defined-of.ts';
import { againKeyOf, sourceKeyOf } from '../press-id.ts';
import type { RaceSession } from '../race-session.ts';
import type { HandlersOf } from './handlers.ts';
import { recordAll } from './record-plan.ts';

/** A press is at most this old; an older one comes from another boot or a mapping gone wrong. */
const OLDEST_PRESS_NS = 12 * 3_600 * 1e9;

type RecordingCalls = 'passing.press' | 'openTime.assign' | 'openTime.insert' | 'passing.rebib' | 'mono.read';

export function recordingHandlers(session: () => RaceSession): HandlersOf<RecordingCalls> {
  return {
    'mono.read': () => {
      const { monoNs, timeUs, errorUs } = session().station.clock.stamp();
      return { monoNs, timeUs, errorUs };
    },
    'passing.press': (args) => press(session(), args),
    'openTime.assign': (args) => recordAll(session(), (race) => openTimeDrafts(race, args)),
    'openTime.insert': ({ id }) => recordAll(session(), (race) => [sameMoment(race, id)]),
    'passing.rebib': ({ id, bib }) =>
      recordAll(session(), (race) => rebibDrafts(race, passingById(race.station, id), { bib: bibOf(bib) })),
  };
}

/** A bib as typed, as it may stand in an entry. */
function bibOf(typed: string): string {
  return plainText(plainText(typed).trim().slice(0, MAX_BIB_LENGTH));
}

async function press(race: RaceSession, args: Args<'passing.press'>): Promise<Reply<'passing.press'>> {
  const entry = await race.presses.once(args.pressId, () => recordPress(race, args));
  const { timeUs, errorUs } = race.station.fold.observationOf(entry);
  return { id: entry.id, timeUs: timeUs ?? entry.at, errorUs };
}

function recordPress(race: RaceSession, args: Args<'passing.press'>): Promise<EntryOf<'passing'>> {
  const stamp = stampOf(race, args.monoNs);
  const bib = bibOf(args.bib);
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
    // A point that the race does not have is kept too, and asked about: a press has a time that cannot be taken again.
    ...definedOf({ point: args.point ?? pointServed(race, bib, args.side) }),
  };
  return race.recordPassing(body, stamp.timeUs);
}

/**
 * The time of a key press. A mapping that is a little ahead would stamp the future: a press is never later than its
 * arrival.
 *
 * @throws BatonError `badInput` for one that is too old to be of this run.
 */
export function stampOf({ station: { clock } }: RaceSession, monoNs: number): Stamp {
  const nowNs = clock.monoNs();
  if (nowNs - monoNs > OLDEST_PRESS_NS) {
    throw new BatonError(
      'badInput',
      'That key press is too old to have a time of its own. Record it with the time read off a watch.',
    );
  }
  return clock.stampAt(Math.min(Math.floor(monoNs), nowNs));
}

/** The point that is served; where it is a range, the first of it where the team has nothing yet. */
function pointServed(race: RaceSession, bib: string, side: Side): number | undefined {
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

function sameMoment({ station }: RaceSession, id: string): Draft {
  const passing = passingById(station, id);
  const { timeUs, errorUs, point } = station.fold.observationOf(passing);
  if (timeUs === null) {
    throw new BatonError(
      'badInput',
      'That passing has no time that another could share. Nothing was recorded.',
    );
  }
  const { monoNs, bootId } = passing.fact.body;
  const moment = { timeUs, errorUs, ...definedOf({ monoNs, bootId, point: point ?? undefined }) };
  const sourceKey = againKeyOf(v7());
  return { kind: 'passing', body: { bib: '', side: 'handoff', source: 'key', sourceKey, ...moment } };
}

function openTimeDrafts(race: RaceSession, args: Args<'openTime.assign'>): Draft[] {
  const passing = passingById(race.station, args.id);
  if (race.station.fold.ownerOf(passing) !== null) {
    throw new BatonError('badInput', 'That time has a bib already. Correct it where it stands in the list.');
  }
  if (args.point !== null) refuseUnknownPoint(race.station.fold.race(), args.point);
  const bib = bibOf(args.bib);
  const known = args.point ?? race.station.fold.observationOf(passing).point;
  const point = known ?? pointServed(race, bib, args.side);
  return rebibDrafts(race, passing, { bib, point, side: args.side, typed: plainText(args.typed) });
}

/** What a passing is to become. */
interface Rebib {
  readonly bib: string;
  readonly point?: number | undefined;
  readonly side?: Side;
  readonly typed?: string;
}

/**
 * Gives a passing to the team of a bib: by an assignment where that says it all; else (a bib that is nobody's,
 * or another side) by recording the same moment again as typed, and letting the first recording not count.
 */
function rebibDrafts(race: RaceSession, passing: EntryOf<'passing'>, to: Rebib): Draft[] {
  if (to.bib === '') throw new BatonError('badInput', 'Type the bib that the time belongs to.');
  const { body } = passing.fact;
  const { timeUs, errorUs, point } = race.station.fold.observationOf(passing);
  const [teamId, second] = race.station.fold.teamsOfBib(to.bib);
  const side = to.side ?? body.side;
  if (teamId !== undefined && second === undefined && side === body.side) {
    const other = to.point === undefined || to.point === point ? {} : { point: to.point };
    return [{ kind: 'assign', body: { passing: refOf(passing), teamId, ...other } }];
  }
  const again: Body<'passing'> = {
    ...body,
    sourceKey: againKeyOf(v7()),
    ...definedOf({
      timeUs: timeUs ?? undefined,
      errorUs,
      point: to.point ?? point ?? undefined,
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
