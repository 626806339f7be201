/** Entries in words, for histories and for what undo would take back. */
import type { Entry } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import { bound, duration, timeOfDay } from '../../src-shared/format/times.ts';
import type { Station } from '../station/station.ts';

/** What an entry says, as a short sentence without a full stop. */
export function wordsOf(station: Station, entry: Entry): string {
  const { fact } = entry;
  const time = (at: { timeUs?: number | undefined; elapsedUs?: number | undefined }): string =>
    timeWords(station, at);
  switch (fact.kind) {
    case 'passing': {
      const { bib, point, side } = fact.body;
      const who = bib === '' ? 'open time' : `bib ${bib}`;
      const where = point === undefined ? '' : ` at ${pointWords(station, point)}`;
      return `${who}${SIDE_WORDS[side]}${where} ${time(fact.body)}`.trimEnd();
    }
    case 'assign': {
      const { teamId, point, passing } = fact.body;
      const whose = teamId === undefined ? '' : ` belongs to ${teamWords(station, teamId)}`;
      const where = point === undefined ? '' : ` stands for ${pointWords(station, point)}`;
      return `${passingWords(station, passing.id)}${whose}${where}`;
    }
    case 'retime':
      return `${passingWords(station, fact.body.passing.id)} was at ${time(fact.body)}${why(fact.body.reason)}`;
    case 'refine':
      return `the clock’s own correction of ${counted(fact.body.spans.length, 'time')}`;
    case 'void':
      return voidWords(station, fact.body);
    case 'resolve':
      return fact.body.what === 'slot'
        ? `ruling: ${passingWords(station, fact.body.choice.id)} counts for ${teamWords(station, fact.body.teamId)} at ${pointWords(station, fact.body.point)}`
        : `ruling: ${fact.body.what === 'deadHeat' ? 'dead heat of' : 'finish order'} ${fact.body.teamIds.map((teamId) => teamWords(station, teamId)).join(', ')}`;
    case 'status':
      return statusWords(station, fact.body);
    case 'start':
      return startWords(station, fact.body);
    case 'race.set':
      return `race set: ${Object.keys(fact.body.set).join(', ')}`;
    case 'team.set':
      return `${teamWords(station, fact.body.teamId)}: ${teamFieldWords(fact.body.set)}`;
    case 'clock.set':
      return `clock set by hand, ${bound(fact.body.errorUs)}`;
    case 'note':
      return `note: ${fact.body.text}`;
    case 'opaque':
      return `not understood by this version: ${fact.why}`;
  }
}

const SIDE_WORDS = { handoff: '', in: ' in', out: ' out' } as const;

/** `exchange 12`, `the start`, `the finish`. */
export function pointWords(station: Station, point: number): string {
  if (point === 0) return 'the start';
  return point === station.fold.race().legs ? 'the finish' : `exchange ${point}`;
}

/** `143 Holmen IL 2`, as far as the team is known. */
export function teamWords(station: Station, teamId: string): string {
  const team = station.fold.team(teamId);
  return team === undefined ? 'a team that is not in the start list' : `${team.bib} ${team.name}`.trim();
}

function passingWords(station: Station, id: string): string {
  const entry = station.fold.find(id)?.entry;
  if (entry === undefined || !isKind(entry, 'passing')) return 'a passing that is not here';
  const { bib } = entry.fact.body;
  return `${bib === '' ? 'the open time' : `the time of ${bib}`} ${timeWords(station, entry.fact.body)}`.trimEnd();
}

function timeWords(
  station: Station,
  { timeUs, elapsedUs }: { timeUs?: number | undefined; elapsedUs?: number | undefined },
): string {
  if (timeUs !== undefined) return timeOfDay(timeUs, station.fold.race().timeZone, 2);
  return elapsedUs === undefined ? 'without a time' : `${duration(elapsedUs)} after the gun`;
}

function voidWords(
  station: Station,
  {
    targets,
    as,
    reason,
  }: { targets: readonly { id: string }[]; as?: 'undo' | 'redo' | undefined; reason: string },
): string {
  const [first] = targets;
  const entry = first === undefined ? undefined : station.fold.find(first.id)?.entry;
  const rest = targets.length > 1 ? ` and ${targets.length - 1} more` : '';
  const what = entry === undefined ? 'an entry that is not here' : `${targetWords(station, entry)}${rest}`;
  if (as === 'undo') return `undone: ${what}`;
  if (as === 'redo') return `redone: ${what}`;
  return `voided: ${what}${why(reason)}`;
}

/** A void of a void is told by what the inner one had taken back; deeper ones are not followed. */
function targetWords(station: Station, entry: Entry): string {
  if (!isKind(entry, 'void')) return wordsOf(station, entry);
  const [first] = entry.fact.body.targets;
  const inner = first === undefined ? undefined : station.fold.find(first.id)?.entry;
  return inner === undefined || isKind(inner, 'void') ? 'a step taken back' : wordsOf(station, inner);
}

type StatusBody = Extract<Entry['fact'], { kind: 'status' }>['body'];

function statusWords(station: Station, body: StatusBody): string {
  const team = teamWords(station, body.teamId);
  switch (body.status) {
    case 'DNS':
    case 'DQ':
      return `${team} ${body.status}${legWords(body.leg)}${why(body.reason)}`;
    case 'DNF':
      return `${team} DNF${legWords(body.leg)}${body.why === undefined ? '' : ` (${body.why})`}${why(body.reason)}`;
    case 'withdrawn':
      return `${team} withdrawn from leg ${body.fromLeg} on${why(body.reason)}`;
    case 'penalty':
      return `${team} penalty ${duration(body.penaltyUs)}${legWords(body.leg)}${why(body.reason)}`;
    case 'given':
      return `${team} given ${duration(body.timeUs)} for leg ${body.leg}${why(body.reason)}`;
  }
}

type StartBody = Extract<Entry['fact'], { kind: 'start' }>['body'];

function startWords(station: Station, body: StartBody): string {
  switch (body.what) {
    case 'gun':
      return `gun at ${timeWords(station, body)}`;
    case 'wave':
      return `start of ${body.wave} at ${timeWords(station, body)}`;
    case 'mass':
      return `mass start of leg ${body.leg} at ${timeWords(station, body)}`;
    case 'leg':
      return `${teamWords(station, body.teamId)} started leg ${body.leg} at ${timeWords(station, body)}`;
  }
}

function teamFieldWords(set: Record<string, unknown>): string {
  return Object.entries(set)
    .map(([field, value]) =>
      field === 'namesHash' ? 'runners' : `${field} ${typeof value === 'string' ? `“${value}”` : 'none'}`,
    )
    .join(', ');
}

function legWords(leg: number | undefined): string {
  return leg === undefined ? '' : ` on leg ${leg}`;
}

function why(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : `: ${reason}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
