/** What Enter will do, in words, before it is pressed: whose the bib is, where it is due, and what speaks against it. */
import type { ExpectedRow, RaceMirror, Serves, TeamRow } from '../../src-shared/contract/mirror.ts';
import type { TypedLine } from '../../src-shared/domain/typed-line.ts';
import { readTypedLines } from '../../src-shared/domain/typed-line.ts';
import { duration, minuteOfDay, timeOfDay } from '../../src-shared/format/times.ts';
import { entryTexts as texts } from '../texts/entry.ts';
import { fittingBibs, isPartial, nearBibs } from './near-bibs.ts';

/** The part of the mirror that says who a bib is. */
export interface OutlookSource {
  readonly race: Pick<RaceMirror, 'legs' | 'timeZone'>;
  readonly serves: Serves;
  readonly teams: ReadonlyMap<string, TeamRow>;
  readonly byBib: ReadonlyMap<string, readonly string[]>;
  readonly expected: readonly ExpectedRow[];
  readonly medianLegUs: readonly (number | null)[];
}

export interface Outlook {
  /** The team, or what is the matter. */
  readonly head: string;
  readonly detail: string;
  /** What Enter does, after the word "Enter"; empty where it does nothing. */
  readonly enter: string;
  /** What speaks against it. It is recorded all the same. */
  readonly warnings: readonly string[];
  /** A side can still be typed. */
  readonly asksSide: boolean;
}

/** Earlier than this before its window a team is more likely another one, mistyped. */
const NOT_DUE_US = 300_000_000;
/** So many likely bibs are named. */
const NAMED = 3;
/** Digits of the second for an open time: as many as tell two presses apart. */
const OPEN_TIME_DIGITS = 2;

/**
 * What the line says it will do.
 *
 * @param chosenUs - the open time that the bib is for; `null` = Enter takes the time.
 * @param nowUs - the station's time.
 */
export function outlookOf(
  line: string,
  chosenUs: number | null,
  nowUs: number,
  source: OutlookSource,
): Outlook {
  const { timeZone } = source.race;
  const chosen = chosenUs === null ? null : timeOfDay(chosenUs, timeZone, OPEN_TIME_DIGITS);
  if (line.trim() === '') return idle(chosen);
  const lines = readTypedLines(line, servedPoint(source.serves));
  const atUs = chosenUs ?? nowUs;
  const [first, ...others] = lines.map((one) => outlookOfOne(one, chosen, atUs, source));
  if (first === undefined) return idle(chosen);
  if (others.length === 0) return first;
  const unknown = lines.filter(({ bib }) => !source.byBib.has(bib)).map(({ bib }) => bib);
  return {
    head: [first, ...others].map(({ head }) => head).join(', '),
    detail: texts.several(lines.length),
    enter: chosen === null ? first.enter : texts.gives(chosen, lines.map(({ bib }) => bib).join(', ')),
    warnings: unknown.length > 0 ? [texts.severalUnknown(unknown.join(', '))] : first.warnings,
    asksSide: false,
  };
}

function idle(chosen: string | null): Outlook {
  const [head, detail] =
    chosen === null ? [texts.idle, texts.idleSays] : [texts.idleChosen(chosen), texts.idleChosenSays];
  return { head, detail, enter: '', warnings: [], asksSide: false };
}

function outlookOfOne(line: TypedLine, chosen: string | null, atUs: number, source: OutlookSource): Outlook {
  const { bib, problem } = line;
  if (problem !== null) {
    return {
      head: problem,
      detail: '',
      enter: chosen === null ? texts.takesOpen : '',
      warnings: [],
      asksSide: false,
    };
  }
  const enter = chosen === null ? verbOf(line, source) : texts.gives(chosen, bib);
  const asksSide = line.side === 'handoff';
  const teamIds = source.byBib.get(bib) ?? [];
  const [team, second] = teamIds.flatMap((teamId) => source.teams.get(teamId) ?? []);
  if (team === undefined) return { ...unknownBib(bib, source), enter, warnings: [], asksSide };
  if (second !== undefined) {
    const head = texts.ambiguous(bib, teamIds.length);
    return { head, detail: texts.ambiguousSays, enter, warnings: [], asksSide };
  }
  return { ...outlookOfTeam(team, line, atUs, source), enter, asksSide };
}

function verbOf({ point, side }: TypedLine, { race }: OutlookSource): string {
  if (side === 'in') return texts.inNow;
  if (side === 'out') return texts.outNow;
  return point === 0 ? texts.startsNow : point === race.legs ? texts.finishesNow : texts.handsOver;
}

function unknownBib(bib: string, source: OutlookSource): Pick<Outlook, 'head' | 'detail'> {
  if (isPartial(bib)) {
    const fits = dueFirst(fittingBibs(bib, source.byBib.keys()), source);
    const named = fits.slice(0, NAMED).join(texts.or);
    const words = fits.length > NAMED ? texts.partialMore(named, fits.length - NAMED) : named;
    return { head: texts.partial(bib), detail: texts.partialFits(fits.length, words) };
  }
  const near = dueFirst(
    nearBibs(bib, (other) => source.byBib.has(other)),
    source,
  );
  const named = near.slice(0, NAMED).join(texts.or);
  return { head: texts.unknown(bib), detail: named === '' ? texts.unknownSays : texts.likely(named) };
}

/** Who is expected next comes first; the rest stays as it is. */
function dueFirst(bibs: readonly string[], { expected, byBib }: OutlookSource): string[] {
  const place = new Map(expected.map(({ teamId }, at) => [teamId, at]));
  const placeOf = (bib: string): number => place.get(byBib.get(bib)?.[0] ?? '') ?? expected.length;
  return bibs.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function outlookOfTeam(
  team: TeamRow,
  line: TypedLine,
  atUs: number,
  source: OutlookSource,
): Pick<Outlook, 'head' | 'detail' | 'warnings'> {
  const { legs } = source.race;
  const point = line.point ?? nextPoint(team, source.serves, legs);
  if (point === null) return { head: team.name, detail: team.category ?? '', warnings: [texts.alreadyDone] };
  const due = dueWindow(team, point, source);
  const where = point === 0 ? texts.starting(legs) : texts.legOf(point, legs);
  return {
    head: team.name,
    detail: [where, team.category, due?.words].filter((part) => part != null && part !== '').join(' · '),
    warnings: warningsOf(team, line, point, due, atUs, source),
  };
}

/** The point that a station of several points would take this for: the first that the team was not seen at. */
function nextPoint(team: TeamRow, serves: Serves, legs: number): number | null {
  for (let point = Math.max(1, serves?.from ?? 1); point <= (serves?.to ?? legs); point++) {
    if ((team.finishes[point - 1] ?? null) === null) return point;
  }
  return null;
}

interface DueWindow {
  readonly words: string;
  readonly fromUs: number;
  readonly toUs: number;
}

function dueWindow(team: TeamRow, point: number, source: OutlookSource): DueWindow | null {
  const { timeZone } = source.race;
  if (point === 0 || (team.finishes[point - 1] ?? null) !== null) return null;
  const row = source.expected.find((one) => one.teamId === team.teamId && one.point === point);
  if (row !== undefined) {
    const { earliestUs: fromUs, latestUs: toUs } = row;
    return { words: texts.due(minuteOfDay(fromUs, timeZone), minuteOfDay(toUs, timeZone)), fromUs, toUs };
  }
  const [startUs, legUs] = [team.starts[point - 1] ?? null, source.medianLegUs[point - 1] ?? null];
  if (startUs === null || legUs === null) return null;
  const aboutUs = startUs + legUs;
  // Nine of ten legs are within a third of the field's middle.
  return {
    words: texts.dueAbout(minuteOfDay(aboutUs, timeZone)),
    fromUs: startUs + legUs * (2 / 3),
    toUs: startUs + legUs * (4 / 3),
  };
}

function warningsOf(
  team: TeamRow,
  { side }: TypedLine,
  point: number,
  due: DueWindow | null,
  atUs: number,
  { race }: OutlookSource,
): string[] {
  const warnings: string[] = [];
  const { legs, timeZone } = race;
  const finishUs = point === 0 ? null : (team.finishes[point - 1] ?? null);
  if (team.status !== null) warnings.push(texts.stopped(texts.status[team.status]));
  if (finishUs !== null && side !== 'out') {
    warnings.push(texts.already(texts.point(point, legs), timeOfDay(finishUs, timeZone)));
  }
  const isUnseen =
    point > 1 && (team.starts[point - 1] ?? null) === null && (team.finishes[point - 2] ?? null) === null;
  if (isUnseen && finishUs === null) warnings.push(texts.notSeenAt(texts.point(point - 1, legs)));
  if (due !== null && due.fromUs - atUs > NOT_DUE_US)
    warnings.push(texts.notDueFor(duration(due.fromUs - atUs)));
  if (due !== null && atUs > due.toUs) warnings.push(texts.overdue(duration(atUs - due.toUs)));
  return warnings;
}

function servedPoint(serves: Serves): number | null {
  return serves !== null && serves.from === serves.to ? serves.from : null;
}
