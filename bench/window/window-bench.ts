/**
 * The window in real Chromium on a race of 43,200 legs: from the key to the paint and to the tick, whether the recorded time
 * is that of the key, how soon the board stands after the start, and the grid. Each figure is measured by this run.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../../e2e/chromium.ts';
import { StationProcess } from '../../e2e/kit/station-process.ts';
import { median, quantile, rounded } from '../measure.ts';
import { scrollRounds, searchRounds } from './grid-rounds.ts';
import type { RaceSize } from './large-race.ts';
import { makeLargeRace } from './large-race.ts';
import { blockedRounds, pressRounds } from './press-rounds.ts';
import { probe, ProbedPage } from './probed-page.ts';

export interface WindowBench {
  readonly legs: number;
  /** From the key's own time to the frame in which its tick stands; promised: at most 25 ms. */
  readonly keyToTickP99Ms: number;
  /** From the key's own time until the frame with its strip is painted; promised: at most 25 ms. */
  readonly keyToPaintP95Ms: number;
  /** The window's own handlers and what they render at once, of that; promised: at most 8 ms. */
  readonly ownWorkP95Ms: number;
  /** Share of the times within their key's dispatch ± 2 ms; promised: at least 0.99. */
  readonly captureWithin2ms: number;
  /** The same while the window is blocked for 500 ms. */
  readonly captureWithin2msBlocked: number;
  /** The recorded time less the beginning of the key's dispatch: what the two shares above are made of. */
  readonly captureLagP99Ms: number;
  readonly captureLagP99MsBlocked: number;
  /** From the start of the station's process to the entry line with the focus; promised: at most 1,500 ms. */
  readonly startMs: number;
  /** From a key in the grid's search to the rows that it leaves; promised: at most 50 ms. */
  readonly searchMs: number;
  /** The longest frame while the full grid scrolls, in the round in the middle; promised: at most 33 ms. */
  readonly scrollWorstFrameMs: number;
}

/** How often each thing is done. */
export interface WindowBenchOptions {
  readonly size?: RaceSize;
  readonly presses?: number;
  readonly blocks?: number;
  readonly starts?: number;
  readonly scrolls?: number;
  readonly searches?: readonly string[];
}

const SIZE: RaceSize = { teams: 2_880, legs: 15 };
/** The first presses warm the window up as the first minute of a shift does. */
const WARM_UP = 20;
/** Bibs: each digit more leaves fewer teams. */
const SEARCHES = ['241', '1305', '77', '912', '2188', '530', '1467', '2709'];

/** Measures the window. */
export async function benchWindow(options: WindowBenchOptions = {}): Promise<WindowBench> {
  const { size = SIZE, presses = 300, blocks = 20, starts = 5, scrolls = 5, searches = SEARCHES } = options;
  const home = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const browser = await chromium.launch(chromiumOptions());
  try {
    const { stillOut } = await makeLargeRace(home, size);
    const startMs = await startRounds(browser, home, starts);
    const station = await StationProcess.start({ home });
    await station.call('desk.set', { shift: 'KR', serves: { from: size.legs, to: size.legs } });
    const probed = await ProbedPage.open(browser, station.address);
    await pressRounds(station, probed, stillOut.slice(0, WARM_UP));
    const pressed = await pressRounds(station, probed, stillOut.slice(WARM_UP, WARM_UP + presses));
    const blocked = await blockedRounds(station, probed, blocks);
    const searchMs = await searchRounds(probed, searches);
    const scrollMs = await scrollRounds(probed, scrolls);
    await station.stop();
    const { times, capture } = pressed;
    return {
      legs: size.teams * size.legs,
      keyToTickP99Ms: rounded(
        quantile(
          times.map(({ tickMs }) => tickMs),
          0.99,
        ),
        1,
      ),
      keyToPaintP95Ms: rounded(
        quantile(
          times.map(({ paintMs }) => paintMs),
          0.95,
        ),
        1,
      ),
      ownWorkP95Ms: rounded(
        quantile(
          times.map(({ ownMs }) => ownMs),
          0.95,
        ),
        2,
      ),
      captureWithin2ms: rounded(capture.share, 4),
      captureWithin2msBlocked: rounded(blocked.share, 4),
      captureLagP99Ms: rounded(quantile(capture.lagsMs, 0.99), 2),
      captureLagP99MsBlocked: rounded(quantile(blocked.lagsMs, 0.99), 2),
      startMs: Math.round(median(startMs)),
      searchMs: rounded(quantile(searchMs, 0.95), 1),
      scrollWorstFrameMs: rounded(median(scrollMs), 1),
    };
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** From the start of the station's process to a board that takes keys, ms; the browser stands open already. */
async function startRounds(browser: Browser, home: string, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage();
    await probe(page);
    const beganMs = performance.now();
    const station = await StationProcess.start({ home });
    await page.goto(station.address, { waitUntil: 'commit' });
    await page.evaluate('batonProbe.ready');
    times.push(performance.now() - beganMs);
    await page.close();
    await station.stop();
  }
  return times;
}
