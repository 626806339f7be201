/** A journal written by hand, for tests: a few lines make a race, with true hashes and ids that sort as made. */
import { createHash } from 'node:crypto';
import type { Board, Question } from '../../src-shared/domain/board.ts';
import { sealEntry } from '../../src-shared/domain/codec.ts';
import type { Draft, Entry, RaceFields, Ref, Side, TeamFields } from '../../src-shared/domain/entry.ts';
import { refOf, RULES_VERSION } from '../../src-shared/domain/entry.ts';
import { parseDurationUs } from '../../src-shared/domain/duration.ts';
import { foldBoard } from '../../src-shared/domain/fold/fold.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** 25 January 2020, 09:30 UTC: the gun of every hand-written race. */
export const GUN_US = Date.parse('2020-01-25T09:30:00Z') * 1_000;

/** `H:MM:SS` since the gun as µs; the test fails where it is not a duration. */
export function us(text: string): number {
  const value = parseDurationUs(text);
  if (value === null) throw new TypeError(`${text} is not a duration`);
  return value;
}

export interface PassingWords {
  point?: number;
  side?: Side;
  /** Elapsed since the gun; `null` = seen but not timed. */
  at: string | null;
  after?: string;
  errorMs?: number;
  sourceKey?: string;
  /** Written as an elapsed time that moves with the gun, as a sheet does. */
  sheet?: boolean;
}

export interface HandJournal {
  readonly entries: Entry[];
  add(draft: Draft, at?: number): Entry;
  /** The entry at this place, from 0 (the race's settings); negative from the end. */
  nth(index: number): Entry;
  /** Adds a team; its id is `teamId(bib)`. */
  team(bib: string, fields?: TeamFields): string;
  passing(bib: string, words: PassingWords): Entry;
  undo(...targets: Entry[]): Entry;
  board(): Board;
  questions(kind: Question['kind']): Question[];
}

/** The id that a team of this bib has in every hand-written race. */
export function teamId(bib: string): string {
  return `11111111-0000-7000-8000-${sha256(bib).slice(0, 12)}`;
}

/** An id that sorts by its number. */
export function numberedId(number: number): string {
  return `22222222-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function handJournal(race: RaceFields, bibs: readonly string[] = []): HandJournal {
  const entries: Entry[] = [];
  let last: Entry | null = null;

  function add(draft: Draft, at?: number): Entry {
    const number = entries.length + 1;
    const { entry } = sealEntry(
      draft,
      {
        id: numberedId(number),
        raceId: '33333333-0000-7000-8000-000000000000',
        deviceId: '44444444-0000-7000-8000-000000000000',
        deviceSeq: number,
        prevHash: last?.hash ?? null,
        at: at ?? GUN_US + number * 1_000,
        by: 'KR',
      },
      sha256,
    );
    last = entry;
    entries.push(entry);
    return entry;
  }

  const journal: HandJournal = {
    entries,
    add,
    nth(index) {
      const entry = entries.at(index);
      if (entry === undefined) throw new TypeError(`there is no entry ${index}`);
      return entry;
    },
    team(bib, fields = {}) {
      const set = { bib, name: `Team ${bib}`, ...fields };
      add({ kind: 'team.set', body: { teamId: teamId(bib), set } });
      return teamId(bib);
    },
    passing(bib, { point, side = 'handoff', at, after, errorMs, sourceKey, sheet = false }) {
      const time = at === null ? {} : sheet ? { elapsedUs: us(at) } : { timeUs: GUN_US + us(at) };
      return add({
        kind: 'passing',
        body: {
          bib,
          side,
          source: sheet ? 'sheet' : 'key',
          ...time,
          ...(point === undefined ? {} : { point }),
          ...(after === undefined ? {} : { afterUs: GUN_US + us(after) }),
          ...(errorMs === undefined ? {} : { errorUs: errorMs * 1_000 }),
          ...(sourceKey === undefined ? {} : { sourceKey }),
        },
      });
    },
    undo(...targets) {
      return add({ kind: 'void', body: { targets: targets.map(ref), reason: 'test' } });
    },
    board: () => foldBoard(entries),
    questions: (kind) => foldBoard(entries).open.filter((one) => one.kind === kind),
  };
  add({ kind: 'race.set', body: { set: { rules: RULES_VERSION, startUs: GUN_US, ...race } } });
  for (const bib of bibs) journal.team(bib);
  return journal;
}

export function ref(entry: Entry): Ref {
  return refOf(entry);
}
