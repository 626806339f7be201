/** `demo`: a race that never happened, of any size and at any speed, played into a data folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Draft } from '../../../src-shared/domain/entry.ts';
import { MAX_LEGS } from '../../../src-shared/domain/entry.ts';
import type { MonoClock } from '../../../src-shared/demo/made-drafts.ts';
import type { MadeRace } from '../../../src-shared/demo/made-race.ts';
import { makeRace } from '../../../src-shared/demo/made-race.ts';
import type { MadeStep } from '../../../src-shared/demo/made-steps.ts';
import { madeSteps, setupUsOf } from '../../../src-shared/demo/made-steps.ts';
import type { Clock } from '../../clock/clock.ts';
import { resultsTxt } from '../../results/results-txt.ts';
import { machine, Station } from '../../station/station.ts';
import { print, say, withProgress } from '../output.ts';

interface DemoOptions {
  readonly data?: string;
  readonly teams: number;
  readonly legs: number;
  readonly seed: number;
  readonly waves: number;
  readonly speed: number;
  readonly mistakes: boolean;
  readonly massStart?: true;
}

/** Adds the command. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('play a made race, with plausible runners, waves, mistakes and gaps, and print the standing')
    .option('--data <folder>', 'keep it in this new data folder; without it, nothing is left behind')
    .option('--teams <number>', 'how many teams', readCount(1, 5_000), 24)
    .option('--legs <number>', 'how many legs', readCount(1, MAX_LEGS), 6)
    .option('--seed <number>', 'another number, another race', readCount(0, 2 ** 31 - 1), 1)
    .option('--waves <number>', 'how many waves, twenty minutes apart', readCount(1, 50), 2)
    .option(
      '--speed <times>',
      'how many times faster than life; 0 for as fast as it goes',
      readCount(0, 1_000_000),
      0,
    )
    .option('--no-mistakes', 'a crew that makes none')
    .option('--mass-start', 'with a catch-up mass start of a late leg')
    .action(demo);
}

function readCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
  };
}

async function demo(options: DemoOptions): Promise<void> {
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'baton-demo-')));
  try {
    const made = makeRace({ ...options, massStarts: options.massStart === true });
    const clock = madeClock();
    const station = await Station.create(folder, { stationName: 'demo' }, { ...machine(), clock });
    try {
      await play(station, clock, made, options);
      print(resultsTxt(station.fold.board(), { names: null, by: 'total', mode: 'provisional' }));
    } finally {
      await station.close();
    }
    if (options.data !== undefined) say(`The race is in ${folder}; try "baton board --data ${folder}".`);
  } finally {
    if (options.data === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** A clock that stands at the made race's time. */
interface MadeClock extends Clock {
  nowUs: number;
}

function madeClock(): MadeClock {
  return {
    nowUs: 0,
    stamp() {
      return { timeUs: this.nowUs, errorUs: 0, monoNs: 0, bootId: 'made', state: 'unverified' };
    },
    stampAt() {
      return this.stamp();
    },
    monoNs: () => 0,
  };
}

/** Steps recorded at a time when nobody waits for each of them. */
const STEPS_AT_ONCE = 500;

async function play(station: Station, clock: MadeClock, made: MadeRace, options: DemoOptions): Promise<void> {
  const monoAt = (_point: number, timeUs: number): MonoClock => {
    return { monoNs: (timeUs - setupUsOf(made)) * 1_000, bootId: 'made' };
  };
  const steps = madeSteps(made, monoAt);
  const setup = steps.filter(({ atUs }) => atUs < made.gunUs);
  const race = steps.slice(setup.length);
  const startedMs = performance.now();
  let recorded = 0;
  await withProgress('Playing a made race', async (progress, signal) => {
    clock.nowUs = setupUsOf(made);
    recorded += (await station.record(draftsOf(setup), 'KR')).length;
    let underWay: Promise<unknown>[] = [];
    for (const { atUs, draft } of race) {
      if (signal.aborted) break;
      await untilDue(atUs - made.gunUs, startedMs, options.speed);
      clock.nowUs = atUs;
      const work =
        draft.kind === 'passing'
          ? station.recordPassing(draft.body, atUs, 'KR')
          : station.record([draft], 'KR');
      underWay.push(work);
      recorded++;
      if (options.speed === 0 && underWay.length < STEPS_AT_ONCE) continue;
      await Promise.all(underWay);
      underWay = [];
      progress(recorded, steps.length, `${recorded} entries`);
    }
    await Promise.all(underWay);
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  say(
    `A made race (seed ${options.seed}): ${counted(options.teams, 'team')}, ${counted(options.legs, 'leg')}. ${recorded} entries recorded in ${seconds.toFixed(1)} s, each on disk in the database and in the text journal.`,
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function draftsOf(steps: readonly MadeStep[]): Draft[] {
  return steps.map(({ draft }) => draft);
}

/** Waits until a moment of the race has come, at the speed asked for. */
async function untilDue(raceUs: number, startedMs: number, speed: number): Promise<void> {
  if (speed === 0) return;
  const waitMs = startedMs + raceUs / 1_000 / speed - performance.now();
  if (waitMs > 1) await sleep(waitMs);
}
