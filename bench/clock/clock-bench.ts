/** How far off the clock is, and what it says of that, beside other clocks in the same made worlds. */
import { World } from '../../src-main/clock/testing/world.ts';
import type { Rival } from './rivals.ts';
import { baton, ircam, original, timesyncRival } from './rivals.ts';
import { withGlobalsOf } from './virtual-globals.ts';
import { median, quantile, rounded } from '../measure.ts';

/** One clock's figures over all seeds; `null` where it gives no bound. */
interface ClockFigures {
  readonly onlineP95Ms: number;
  readonly onlineMaxMs: number;
  /** The greatest error in the first hour without a network. */
  readonly offline1hMaxMs: number;
  /** Of the errors at the end of six hours without a network. */
  readonly offline6hP95Ms: number;
  /** The greatest error at any time in those six hours. */
  readonly offline6hMaxMs: number;
  /** Share of all looks, online and offline, at which the true time lay within the bound. */
  readonly coverage: number | null;
  /** Medians of the bound: online, after an hour offline, after six. */
  readonly boundOnlineMs: number | null;
  readonly bound1hMs: number | null;
  readonly bound6hMs: number | null;
}

export type ClockBench = Readonly<Record<'baton' | 'original' | 'timesync' | 'ircam', ClockFigures>>;

const ONLINE_S = 8 * 3_600;
const OFFLINE_S = 6 * 3_600;
/** A look a minute, from the first minute on. */
const LOOK_S = 60;

/** One look at a clock. */
interface LookAt {
  readonly offlineS: number;
  readonly errorMs: number;
  readonly boundMs: number | null;
}

/** Eight hours online and six offline, in so many worlds. */
export async function benchClock({ seeds = 100 } = {}): Promise<ClockBench> {
  const rivals = { baton, original, timesync: timesyncRival, ircam };
  const figures = { baton: [], original: [], timesync: [], ircam: [] } as Record<
    keyof typeof rivals,
    LookAt[]
  >;
  for (let seed = 1; seed <= seeds; seed++) {
    for (const name of ['baton', 'original', 'timesync', 'ircam'] as const) {
      await lookAt(rivals[name], seed, figures[name]);
    }
  }
  return {
    baton: figuresOf(figures.baton),
    original: figuresOf(figures.original),
    timesync: figuresOf(figures.timesync),
    ircam: figuresOf(figures.ircam),
  };
}

async function lookAt(rival: Rival, seed: number, looks: LookAt[]): Promise<void> {
  const world = new World({ seed, lengthS: ONLINE_S + OFFLINE_S });
  world.outage(ONLINE_S, Infinity);
  await withGlobalsOf(world, seed, async () => {
    const read = rival(world);
    for (let atS = LOOK_S; atS <= ONLINE_S + OFFLINE_S; atS += LOOK_S) {
      await world.time.runUntil(atS);
      const { timeUs, errorUs } = read();
      looks.push({
        offlineS: atS - ONLINE_S,
        errorMs: Math.abs(timeUs - world.trueUs) / 1_000,
        boundMs: errorUs === null ? null : errorUs / 1_000,
      });
    }
  });
}

function figuresOf(looks: readonly LookAt[]): ClockFigures {
  const online = looks.filter(({ offlineS }) => offlineS <= 0);
  const offline = looks.filter(({ offlineS }) => offlineS > 0);
  const firstHour = offline.filter(({ offlineS }) => offlineS <= 3_600);
  const atEnd = offline.filter(({ offlineS }) => offlineS === OFFLINE_S);
  const atHour = offline.filter(({ offlineS }) => offlineS === 3_600);
  const covered = looks.filter(({ boundMs, errorMs }) => boundMs !== null && errorMs <= boundMs);
  const hasBound = looks.some(({ boundMs }) => boundMs !== null);
  return {
    onlineP95Ms: rounded(quantile(errorsOf(online), 0.95), 1),
    onlineMaxMs: rounded(quantile(errorsOf(online), 1), 1),
    offline1hMaxMs: rounded(quantile(errorsOf(firstHour), 1), 1),
    offline6hP95Ms: rounded(quantile(errorsOf(atEnd), 0.95), 1),
    offline6hMaxMs: rounded(quantile(errorsOf(offline), 1), 1),
    coverage: hasBound ? rounded(covered.length / looks.length, 6) : null,
    boundOnlineMs: medianBound(online),
    bound1hMs: medianBound(atHour),
    bound6hMs: medianBound(atEnd),
  };
}

function errorsOf(looks: readonly LookAt[]): number[] {
  return looks.map(({ errorMs }) => errorMs);
}

function medianBound(looks: readonly LookAt[]): number | null {
  const bounds = looks.flatMap(({ boundMs }) => (boundMs === null ? [] : [boundMs]));
  return bounds.length === 0 ? null : rounded(median(bounds), 1);
}
