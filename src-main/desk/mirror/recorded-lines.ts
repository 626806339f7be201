/** Passings as strips of "just handed over". */
import type { OpenTime, RecordedLine, Serves, TeamRow } from '../../../src-shared/contract/mirror.ts';
import type { EntryOf } from '../../../src-shared/domain/entry.ts';
import type { Station } from '../../station/station.ts';
import { isTyped, pressIdOf } from '../press-id.ts';
import { stationWord } from '../station-word.ts';
import type { Places } from './places.ts';

/** What a line is worked out from. */
export interface LineSource {
  readonly station: Station;
  readonly teams: ReadonlyMap<string, TeamRow>;
  readonly places: Places;
}

/** The line of a passing as things stand now. `position` is its index in the station's journal. */
export function recordedLine(
  source: LineSource,
  passing: EntryOf<'passing'>,
  position: number,
): RecordedLine {
  const { station, teams } = source;
  const { fold } = station;
  const found = fold.find(passing.id);
  const isLive = found?.live === true && found.entry === passing;
  const { body } = passing.fact;
  const teamId = isLive ? fold.ownerOf(passing) : null;
  const observation = fold.observationOf(passing);
  const point = teamId === null ? observation.point : pointOf(source, teamId, passing.id, observation.point);
  const row = teamId === null ? undefined : teams.get(teamId);
  const isOwn = passing.deviceId === station.journal.deviceId;
  return {
    id: passing.id,
    pressId: pressIdOf(body),
    position,
    ownSeq: isOwn ? passing.deviceSeq : null,
    timeUs: observation.timeUs,
    errorUs: observation.errorUs,
    bib: body.bib,
    typed: body.typed ?? null,
    teamId,
    point,
    side: body.side,
    ...legFigures(source, row, point, observation.timeUs),
    asks: isLive && (teamId === null || raisesQuestion(source, teamId, passing.id)),
    voided: !isLive,
    station: isOwn ? null : stationWord(passing.deviceId),
    by: passing.by,
    at: passing.at,
  };
}

/** A time that nobody has given a bib yet. */
export function openTime(station: Station, passing: EntryOf<'passing'>, position: number): OpenTime | null {
  const { timeUs, errorUs, point } = station.fold.observationOf(passing);
  if (timeUs === null) return null;
  return { id: passing.id, pressId: pressIdOf(passing.fact.body), timeUs, errorUs, point, position };
}

/**
 * Whether a passing belongs among the lines of a station that serves these points: what was typed at its window,
 * wherever it was for, and what came to its points from elsewhere.
 */
export function isOfInterest(station: Station, passing: EntryOf<'passing'>, serves: Serves): boolean {
  const { body } = passing.fact;
  const isTypedHere = passing.deviceId === station.journal.deviceId && isTyped(body);
  if (isTypedHere || serves === null || body.point === undefined) return true;
  return body.point >= serves.from && body.point <= serves.to;
}

function pointOf({ station }: LineSource, teamId: string, id: string, written: number | null): number | null {
  if (written !== null) return written;
  const placed = station.fold
    .placed(teamId)
    .find(({ observation, doubles }) => observation.id === id || doubles.some((double) => double.id === id));
  return placed?.point ?? null;
}

function raisesQuestion({ station }: LineSource, teamId: string, id: string): boolean {
  return station.fold.teamQuestions(teamId).some(({ entries }) => entries.includes(id));
}

/** Leg time and place at the point, where this passing's time is the one that counts there. */
function legFigures(
  { places }: LineSource,
  row: TeamRow | undefined,
  point: number | null,
  timeUs: number | null,
): Pick<RecordedLine, 'legTimeUs' | 'place' | 'gained'> {
  const nothing = { legTimeUs: null, place: null, gained: null };
  if (row === undefined || timeUs === null || point === null || point === 0) return nothing;
  if (row.finishes[point - 1] !== timeUs) return nothing;
  const place = placeAt(places, row, point);
  const before = point === 1 ? null : placeAt(places, row, point - 1);
  return {
    legTimeUs: row.times[point - 1] ?? null,
    place,
    gained: place === null || before === null ? null : before - place,
  };
}

function placeAt(places: Places, row: TeamRow, point: number): number | null {
  const splitUs = row.splits[point - 1] ?? null;
  return splitUs === null ? null : places.placeOf(point, splitUs);
}
