/** Every passing that was ever recorded, live or dead, for a person with a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { LegLine } from '../../src-shared/domain/board.ts';
import { formatDuration, US_PER_MS } from '../../src-shared/domain/duration.ts';
import type { Entry, EntryOf } from '../../src-shared/domain/entry.ts';
import { isKind } from '../../src-shared/domain/entry.ts';
import type { Fold } from '../../src-shared/domain/fold/fold.ts';
import type { Observation } from '../../src-shared/domain/fold/observation.ts';
import { observe } from '../../src-shared/domain/fold/observation.ts';
import type { Placed } from '../../src-shared/domain/fold/placing.ts';

const HEADING = [
  'team_bib',
  'typed_bib',
  'point',
  'side',
  'time',
  'elapsed',
  'error_ms',
  'source',
  'source_key',
  'device',
  'device_seq',
  'id',
  'counts',
  'voided',
];

/** Rows written at a time, so that no text of the whole is ever built. */
const ROWS_PER_CHUNK = 1_000;

/**
 * Writes the passings as CSV, in the order of the entries: a heading, LF line ends, no byte order mark. Times
 * are UTC with microseconds, as they stand after corrections; `elapsed` counts from the gun. Cells that a
 * spreadsheet would take for a formula get an apostrophe in front.
 *
 * @param fold - made of these entries.
 */
export function* passingsCsv(entries: Iterable<Entry>, fold: Fold): Generator<string> {
  const known = knownPassings(fold);
  let rows: string[][] = [HEADING];
  for (const entry of entries) {
    if (!isKind(entry, 'passing')) continue;
    rows.push(rowOf(entry, fold, known.get(entry.hash)));
    if (rows.length < ROWS_PER_CHUNK) continue;
    yield stringify(rows, { escape_formulas: true });
    rows = [];
  }
  yield stringify(rows, { escape_formulas: true });
}

/** What the board made of a passing. */
interface KnownPassing {
  readonly bib: string;
  readonly point: number | null;
  /** Absent where it found no point. */
  readonly observation: Observation | null;
  readonly counts: boolean;
}

function rowOf(entry: EntryOf<'passing'>, fold: Fold, known: KnownPassing | undefined): string[] {
  const { body } = entry.fact;
  const { gunUs } = fold.race();
  const found = fold.find(entry.id);
  const isLive = found?.live === true && found.entry.hash === entry.hash;
  const seen = known?.observation ?? observe(entry, undefined, fold.race());
  return [
    known?.bib ?? bibOf(body.bib, fold),
    body.bib,
    String(known?.point ?? seen.point ?? ''),
    body.side,
    seen.timeUs === null ? '' : isoUs(seen.timeUs),
    seen.timeUs === null || gunUs === null ? '' : formatDuration(seen.timeUs - gunUs, 1),
    seen.timeUs === null ? '' : String(seen.errorUs / US_PER_MS),
    body.source,
    body.sourceKey ?? '',
    entry.deviceId,
    String(entry.deviceSeq),
    entry.id,
    yesNo(known?.counts === true),
    yesNo(!isLive),
  ];
}

/** The passings that belong to teams, by the entries' hashes. */
function knownPassings(fold: Fold): Map<string, KnownPassing> {
  const known = new Map<string, KnownPassing>();
  const board = fold.board();
  for (const { teamId, bib, legs } of board.teams) {
    for (const placed of fold.placed(teamId)) {
      for (const observation of [placed.observation, ...placed.doubles]) {
        const counts = givesATime(observation, placed, legs);
        known.set(observation.hash, { bib, point: placed.point, observation, counts });
      }
    }
  }
  // Surplus passings and those at impossible points have no place, but the board asks about them by team.
  for (const { teamId, bib, entries } of board.open) {
    if (teamId === null || bib === null) continue;
    for (const id of entries) {
      const hash = fold.find(id)?.entry.hash;
      if (hash === undefined || known.has(hash)) continue;
      known.set(hash, { bib, point: null, observation: null, counts: false });
    }
  }
  return known;
}

/** Whether a leg finishes or starts with this passing. */
function givesATime({ id, timeUs }: Observation, { point, side }: Placed, legs: readonly LegLine[]): boolean {
  if (side !== 'out' && legs[point - 1]?.finishId === id) return true;
  const next = legs[point];
  if (next === undefined || side === 'in' || timeUs === null) return false;
  const { startFrom, startUs } = next;
  return startUs === timeUs && (startFrom === 'passing' || startFrom === 'out' || startFrom === 'handoff');
}

/** The bib that the team of a typed bib wears now; empty where that is no one team. */
function bibOf(typed: string, fold: Fold): string {
  const [teamId, second] = fold.teamsOfBib(typed);
  if (teamId === undefined || second !== undefined) return '';
  return fold.team(teamId)?.bib ?? '';
}

/** `2026-08-28T08:00:00.123456Z`. */
function isoUs(us: number): string {
  const ms = Math.floor(us / US_PER_MS);
  const belowMs = String(us - ms * US_PER_MS).padStart(3, '0');
  return new Date(ms).toISOString().replace('Z', `${belowMs}Z`);
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
