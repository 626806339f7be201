/**
 * The lines of "just handed over" as the window has them. Any entry can change any of them (a place is won by
 * another team's time, a void of an assignment takes a team away), so all of them are worked out again and those
 * that differ are told: they are few, however long the race is.
 */
import type { RecordedLine, Serves } from '../../../src-shared/contract/mirror.ts';
import type { Entry, EntryOf } from '../../../src-shared/domain/entry.ts';
import { isKind } from '../../../src-shared/domain/entry.ts';
import type { LineSource } from './recorded-lines.ts';
import { isOfInterest, recordedLine } from './recorded-lines.ts';

/** How many lines a new window gets; more are in the journal's log. */
const LINES_AT_FIRST = 300;
/** How many are kept up to date: as many as a window keeps. */
const LINES_KEPT = 400;

interface Shown {
  readonly passing: EntryOf<'passing'>;
  line: RecordedLine;
}

export class ShownLines {
  readonly #source: LineSource;
  readonly #shown = new Map<string, Shown>();

  constructor(source: LineSource) {
    this.#source = source;
  }

  /** The lines as a window has them that was told of every change, the newest first. */
  get lines(): RecordedLine[] {
    return Array.from(this.#shown.values(), ({ line }) => line).sort(newestFirst);
  }

  /** Chooses the newest passings anew: other points are served. */
  choose(serves: Serves): void {
    this.#shown.clear();
    const { station } = this.#source;
    const times = new Float64Array(station.entries.length);
    const found: { passing: EntryOf<'passing'>; position: number; timeUs: number }[] = [];
    for (const [position, passing] of station.entries.entries()) {
      if (!isKind(passing, 'passing') || !isOfInterest(station, passing, serves)) continue;
      const timeUs = station.fold.observationOf(passing).timeUs ?? passing.at;
      times[found.length] = timeUs;
      found.push({ passing, position, timeUs });
    }
    const sorted = times.subarray(0, found.length).sort();
    const oldestUs = sorted[found.length - LINES_AT_FIRST] ?? -Infinity;
    for (const { passing, position, timeUs } of found) {
      if (timeUs >= oldestUs) this.#add(passing, position);
    }
    this.#dropOldest();
  }

  /** @returns the lines that new entries, the last of the journal, have added or changed. */
  take(entries: readonly Entry[], serves: Serves): RecordedLine[] {
    const changed = [...this.#shown.values()].flatMap((one) => {
      const line = recordedLine(this.#source, one.passing, one.line.position);
      if (isSameLine(one.line, line)) return [];
      one.line = line;
      return [line];
    });
    const { station } = this.#source;
    const firstNew = station.entries.length - entries.length;
    const added = [...entries.entries()].flatMap(([index, entry]) => {
      if (!isKind(entry, 'passing') || !isOfInterest(station, entry, serves)) return [];
      return [this.#add(entry, firstNew + index)];
    });
    this.#dropOldest();
    return [...changed, ...added].filter(({ id }) => this.#shown.has(id));
  }

  #add(passing: EntryOf<'passing'>, position: number): RecordedLine {
    const line = recordedLine(this.#source, passing, position);
    this.#shown.set(passing.id, { passing, line });
    return line;
  }

  #dropOldest(): void {
    if (this.#shown.size <= LINES_KEPT) return;
    for (const { id } of this.lines.slice(LINES_KEPT)) this.#shown.delete(id);
  }
}

/** The order in which a window keeps them. */
function newestFirst(a: RecordedLine, b: RecordedLine): number {
  return (b.timeUs ?? b.at) - (a.timeUs ?? a.at) || (a.id < b.id ? 1 : -1);
}

function isSameLine(a: RecordedLine, b: RecordedLine): boolean {
  // The keys are those of the very type.
  return (Object.keys(a) as (keyof RecordedLine)[]).every((key) => a[key] === b[key]);
}
