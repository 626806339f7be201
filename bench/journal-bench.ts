/** How much slower an acknowledged entry is than the least that any program on SQLite could do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeRace } from '../src-shared/demo/made-race.ts';
import { madeSteps } from '../src-shared/demo/made-steps.ts';
import type { Draft } from '../src-shared/domain/entry.ts';
import type { Journal } from '../src-main/journal/journal.ts';
import { createJournal } from '../src-main/journal/open-journal.ts';
import { machine } from '../src-main/station/station.ts';
import { median, rounded } from './measure.ts';

const APPENDS_A_ROUND = 40;
/** How long to measure. */
interface JournalBenchSize {
  readonly rounds: number;
  /**
   * Appends before the first round. Until SQLite has wrapped its log round for the first time (1,000 pages), each
   * commit also makes the log longer, which costs both the same and hides the difference: it is measured as it is from
   * a race's second minute on.
   */
  readonly warmUp: number;
}

const FULL_SIZE: JournalBenchSize = { rounds: 40, warmUp: 1_600 };

export interface JournalBench {
  /** Rate of acknowledged appends over that of bare inserts of the same bytes; promised: at least 0.5. */
  readonly ratioToBare: number;
  /** Acknowledged appends a second, one after another. */
  readonly perSecond: number;
}

/** Alternates rounds of both, so that what else the machine does falls on both; medians over the rounds. */
export async function benchJournal({ rounds, warmUp } = FULL_SIZE): Promise<JournalBench> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const journal = await createJournal(join(folder, 'race'), { stationName: 'bench' }, machine());
  const bare = openBare(join(folder, 'bare.db'));
  const insert = bare.prepare<[string]>('INSERT INTO bare (text) VALUES (?)');
  const passings = madePassings();
  const ratios: number[] = [];
  const rates: number[] = [];
  try {
    const warm = await appendAll(journal, passings.slice(0, warmUp));
    for (const text of warm.texts) insert.run(text);
    for (let round = 0; round < rounds; round++) {
      const from = warmUp + round * APPENDS_A_ROUND;
      const drafts = passings.slice(from, from + APPENDS_A_ROUND);
      const { ms, texts } = await appendAll(journal, drafts);
      const start = performance.now();
      for (const text of texts) insert.run(text);
      const bareMs = performance.now() - start;
      ratios.push(bareMs / ms);
      rates.push((1_000 * drafts.length) / ms);
    }
  } finally {
    bare.close();
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { ratioToBare: rounded(median(ratios), 3), perSecond: Math.round(median(rates)) };
}

function openBare(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  return db;
}

function madePassings(): Draft[] {
  const made = makeRace({ teams: 400, legs: 12, seed: 1 });
  const steps = madeSteps(made, (_point, timeUs) => ({
    monoNs: timeUs - made.gunUs + 1e12,
    bootId: 'bench',
  }));
  return steps.map(({ draft }) => draft).filter(({ kind }) => kind === 'passing');
}

async function appendAll(
  journal: Journal,
  drafts: readonly Draft[],
): Promise<{ ms: number; texts: string[] }> {
  const texts: string[] = [];
  const start = performance.now();
  for (const [index, draft] of drafts.entries()) {
    const sealed = await journal.append([{ draft, at: index, by: 'KR' }]);
    for (const { text } of sealed) texts.push(text);
  }
  return { ms: performance.now() - start, texts };
}
