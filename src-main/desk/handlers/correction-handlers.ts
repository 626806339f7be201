/** What is decided after the fact: other times, points, statuses, rulings, starts, undo. */
import type { Args, Moment, Recorded } from '../../../src-shared/contract/calls.ts';
import { BatonError } from '../../../src-shared/contract/errors.ts';
import type { TeamLine } from '../../../src-shared/domain/board.ts';
import { plainText } from '../../../src-shared/domain/canonical.ts';
import type { Body, Draft, EntryOf } from '../../../src-shared/domain/entry.ts';
import { refOf } from '../../../src-shared/domain/entry.ts';
import {
  refuseBeforeGun,
  refuseUnknownLeg,
  refuseUnknownMassStart,
  refuseUnknownPoint,
  refuseUnknownWave,
} from '../../station/race-limits.ts';
import { liveEntry, passingById, teamOfBib } from '../../station/select-passing.ts';
import { slotRuling } from '../../station/slot-ruling.ts';
import { redoDrafts, undoDrafts, voidDrafts } from '../../station/undo.ts';
import { definedOf } from '../defined-of.ts';
import type { RaceSession } from '../race-session.ts';
import type { HandlersOf } from './handlers.ts';
import { recordAll } from './record-plan.ts';
import { stampOf } from './recording-handlers.ts';

/** A time read off a sheet or a watch. */
const HAND_ERROR_US = 1_000_000;

type CorrectionCalls =
  | 'passing.retime'
  | 'passing.assign'
  | 'passing.add'
  | 'passings.move'
  | 'entries.void'
  | 'slot.resolve'
  | 'order.resolve'
  | 'step.undo'
  | 'step.redo'
  | 'start.record'
  | 'status.set'
  | 'note.write';

export function correctionHandlers(session: () => RaceSession): HandlersOf<CorrectionCalls> {
  const record = (drafts: (race: RaceSession) => readonly Draft[]): Promise<Recorded> =>
    recordAll(session(), drafts);
  return {
    'passing.retime': (args) => record((race) => [retimeDraft(race, args)]),
    'passing.assign': (args) => record((race) => [assignDraft(race, args)]),
    'passing.add': (args) => record((race) => [addedPassing(race, args)]),
    'passings.move': (args) => record((race) => moveDrafts(race, args)),
    'entries.void': ({ ids, reason }) =>
      record(({ station }) => {
        const targets = [...new Set(ids)].map((id) => refOf(liveEntry(station, id)));
        return voidDrafts(targets, plainText(reason));
      }),
    'slot.resolve': ({ choice, ...place }) => record(({ station }) => [slotRuling(station, place, choice)]),
    'order.resolve': ({ what, teamIds }) => record((race) => [orderDraft(race, what, teamIds)]),
    'step.undo': () =>
      record(({ station }) => {
        const drafts = undoDrafts(station);
        if (drafts.length > 0) return drafts;
        throw new BatonError(
          'notFound',
          'There is nothing to undo: this station has recorded nothing that still stands.',
        );
      }),
    'step.redo': () =>
      record(({ station }) => {
        const drafts = redoDrafts(station);
        if (drafts.length > 0) return drafts;
        throw new BatonError('notFound', 'There is nothing to redo.');
      }),
    'start.record': (args) => record((race) => startDrafts(race, args)),
    'status.set': (args) => record((race) => [statusDraft(race, args)]),
    'note.write': ({ text, teamId }) =>
      record((race) => {
        if (teamId !== null) requireTeam(race, teamId);
        return [
          { kind: 'note', body: { text: plainText(text), ...definedOf({ teamId: teamId ?? undefined }) } },
        ];
      }),
  };
}

/** @throws BatonError `notFound` for a team that is not in the start list. */
export function requireTeam({ station }: RaceSession, teamId: string): TeamLine {
  const team = station.fold.team(teamId);
  if (team !== undefined) return team;
  throw new BatonError(
    'notFound',
    'That team is not in the start list any more. Nothing was recorded. Look it up again.',
  );
}

function retimeDraft({ station }: RaceSession, { id, timeUs, reason }: Args<'passing.retime'>): Draft {
  refuseBeforeGun(station.fold.race(), { timeUs });
  const passing = refOf(passingById(station, id));
  return { kind: 'retime', body: { passing, timeUs, errorUs: HAND_ERROR_US, reason: plainText(reason) } };
}

function orderDraft(
  race: RaceSession,
  what: Args<'order.resolve'>['what'],
  teamIds: readonly string[],
): Draft {
  for (const teamId of teamIds) requireTeam(race, teamId);
  if (new Set(teamIds).size === teamIds.length) {
    return { kind: 'resolve', body: { what, teamIds: [...teamIds] } };
  }
  throw new BatonError('badInput', 'A team is named twice. Nothing was recorded. Name each team once.');
}

function assignDraft(race: RaceSession, { id, teamId, point }: Args<'passing.assign'>): Draft {
  if (teamId === null && point === null) {
    throw new BatonError('badInput', 'Say which team or which point the time belongs to.');
  }
  if (teamId !== null) requireTeam(race, teamId);
  if (point !== null) refuseUnknownPoint(race.station.fold.race(), point);
  const passing = refOf(passingById(race.station, id));
  const to = definedOf({ teamId: teamId ?? undefined, point: point ?? undefined });
  return { kind: 'assign', body: { passing, ...to } };
}

function addedPassing(race: RaceSession, { bib, point, side, timeUs, reason }: Args<'passing.add'>): Draft {
  refuseUnknownPoint(race.station.fold.race(), point);
  const { bib: worn } = teamOfBib(race.station, plainText(bib).trim());
  const typed = plainText(reason);
  const common = { bib: worn, point, side, source: 'sheet', typed } as const;
  if (timeUs === null) return { kind: 'passing', body: common };
  refuseBeforeGun(race.station.fold.race(), { timeUs });
  return { kind: 'passing', body: { ...common, timeUs, errorUs: HAND_ERROR_US } };
}

function moveDrafts(race: RaceSession, { ids, toPoint, shiftUs, reason }: Args<'passings.move'>): Draft[] {
  if (toPoint === null && shiftUs === null) {
    throw new BatonError(
      'badInput',
      'Say to which point, or by how many seconds, these times are to be moved.',
    );
  }
  if (toPoint !== null) refuseUnknownPoint(race.station.fold.race(), toPoint);
  return [...new Set(ids)].flatMap((id) => {
    const passing = passingById(race.station, id);
    return [
      ...(toPoint === null ? [] : [pointDraft(passing, toPoint)]),
      ...(shiftUs === null ? [] : [shiftDraft(race, passing, shiftUs, plainText(reason))]),
    ];
  });
}

function pointDraft(passing: EntryOf<'passing'>, point: number): Draft {
  return { kind: 'assign', body: { passing: refOf(passing), point } };
}

function shiftDraft(race: RaceSession, passing: EntryOf<'passing'>, shiftUs: number, reason: string): Draft {
  const { fold } = race.station;
  const { timeUs, errorUs } = fold.observationOf(passing);
  if (timeUs === null) {
    throw new BatonError('badInput', 'One of these passings has no time to move. Nothing was recorded.');
  }
  refuseBeforeGun(fold.race(), { timeUs: timeUs + shiftUs });
  return { kind: 'retime', body: { passing: refOf(passing), timeUs: timeUs + shiftUs, errorUs, reason } };
}

function momentOf(race: RaceSession, at: Moment): { timeUs: number; errorUs: number } {
  if (at.by === 'time') return { timeUs: at.timeUs, errorUs: HAND_ERROR_US };
  const { timeUs, errorUs } = stampOf(race, at.monoNs);
  return { timeUs, errorUs };
}

function startDrafts(race: RaceSession, { start, at }: Args<'start.record'>): Draft[] {
  const line = race.station.fold.race();
  const moment = momentOf(race, at);
  switch (start.what) {
    case 'gun':
      return [{ kind: 'start', body: { what: 'gun', ...moment } }];
    case 'wave':
      refuseUnknownWave(line, start.wave);
      return [{ kind: 'start', body: { what: 'wave', wave: start.wave, ...moment } }];
    case 'mass':
      refuseUnknownMassStart(line, start.leg);
      return [{ kind: 'start', body: { what: 'mass', leg: start.leg, ...moment } }];
    case 'leg':
      refuseUnknownLeg(line, start.leg);
      return start.bibs.map((bib) => {
        const { teamId } = teamOfBib(race.station, plainText(bib).trim());
        return { kind: 'start', body: { what: 'leg', teamId, leg: start.leg, ...moment } };
      });
  }
}

function statusDraft(race: RaceSession, { teamId, set, reason }: Args<'status.set'>): Draft {
  requireTeam(race, teamId);
  const line = race.station.fold.race();
  const leg = set.status === 'withdrawn' ? set.fromLeg : set.leg;
  if (leg !== null) refuseUnknownLeg(line, leg);
  const why = plainText(reason);
  const maybeLeg = definedOf({ leg: leg ?? undefined });
  const body = ((): Body<'status'> => {
    switch (set.status) {
      case 'DNS':
      case 'DQ':
        return { status: set.status, teamId, ...maybeLeg, reason: why };
      case 'DNF':
        return { status: 'DNF', teamId, ...maybeLeg, why: set.why, reason: why };
      case 'withdrawn':
        return { status: 'withdrawn', teamId, fromLeg: set.fromLeg, reason: why };
      case 'penalty':
        return { status: 'penalty', teamId, ...maybeLeg, penaltyUs: set.penaltyUs, reason: why };
      case 'given':
        return { status: 'given', teamId, leg: set.leg, timeUs: set.timeUs, reason: why };
    }
  })();
  return { kind: 'status', body };
}
