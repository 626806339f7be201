/** The clock in made worlds: each promise with its number. Time in these tests is virtual. */
import { describe, expect, it } from 'vitest';
import type { ClockEvent, Stamp } from './clock.ts';
import type { ClockService } from './clock-service.ts';
import { createClockService } from './clock-service.ts';
import type { ClockStorage, SavedClock } from './saved-clock.ts';
import { MOBILE } from './testing/road.ts';
import type { WorldOptions } from './testing/world.ts';
import { World } from './testing/world.ts';
import type { Answer } from './time-source.ts';

const HOUR_S = 3_600;
const SEEDS = [1, 2, 3, 4, 5, 6];

interface Life {
  readonly world: World;
  readonly clock: ClockService;
  readonly events: ClockEvent[];
}

function begin(options: Partial<WorldOptions> & { storage?: ClockStorage } = {}): Life {
  const world = new World({ seed: 1, lengthS: 20 * HOUR_S, ...options });
  return { world, ...start(world, options.storage) };
}

function start(world: World, storage?: ClockStorage): { clock: ClockService; events: ClockEvent[] } {
  const events: ClockEvent[] = [];
  const options = { machine: world.machine(), timers: world, source: world.source() };
  const clock = createClockService(storage === undefined ? options : { ...options, storage });
  clock.subscribe((event) => events.push(event));
  return { clock, events };
}

/** How far the clock's time lies from the true one, ms. */
function wrongMs({ world, clock }: Life): number {
  return (clock.stamp().timeUs - world.trueUs) / 1_000;
}

function isCovered({ world, clock }: Life): boolean {
  const { timeUs, errorUs } = clock.stamp();
  return Math.abs(timeUs - world.trueUs) <= errorUs;
}

/** Lets time pass and looks every so often whether the true time lies within the bound. */
async function passCovered(life: Life, untilS: number, everyS = 60): Promise<void> {
  for (let atS = life.world.time.nowS + everyS; atS < untilS; atS += everyS) {
    await life.world.time.runUntil(atS);
    expect(isCovered(life), `covered ${atS} s into the world`).toBe(true);
  }
  await life.world.time.runUntil(untilS);
}

function memory(): ClockStorage & { saved: SavedClock | null } {
  return {
    saved: null,
    load() {
      return this.saved;
    },
    save(saved) {
      // Through text, as a file would keep it.
      this.saved = JSON.parse(JSON.stringify(saved)) as SavedClock;
    },
  };
}

describe('the first burst', () => {
  it.each(SEEDS)('alone gives a covered bound of at most 120 ms within 15 s (seed %i)', async (seed) => {
    const life = begin({ seed, road: { ...MOBILE, crowdedShare: 0 } });
    expect(life.clock.stamp().state).toBe('unsynced');
    await life.world.time.runUntil(15);
    expect(life.clock.history()).toHaveLength(1);
    expect(life.clock.stamp().errorUs).toBeLessThanOrEqual(120_000);
    expect(isCovered(life)).toBe(true);
    expect(life.clock.status()).toMatchObject({ state: 'acquiring', isSynced: true, isOnline: true });
  });

  it('does not mind a first request that is 500 ms late: at most 2 ms', async () => {
    const [usual, late] = [begin(), begin()];
    late.world.delayExchange(0, 500);
    await usual.world.time.runUntil(15);
    await late.world.time.runUntil(15);
    expect(late.clock.history()).toHaveLength(1);
    expect(Math.abs(wrongMs(late) - wrongMs(usual))).toBeLessThanOrEqual(2);
  });

  it('does not mind a first counted request that is 500 ms late either', async () => {
    const [usual, late] = [begin(), begin()];
    late.world.delayExchange(1, 500);
    await usual.world.time.runUntil(15);
    await late.world.time.runUntil(15);
    expect(Math.abs(wrongMs(late) - wrongMs(usual))).toBeLessThanOrEqual(2);
  });
});

describe('answers over new connections', () => {
  it('alone say nothing', async () => {
    const life = begin();
    const source = life.world.source();
    const ask = async (timeoutMs: number): Promise<Answer> => ({
      ...(await source.ask(timeoutMs)),
      reused: false,
    });
    life.clock.useSource({ ask, close: () => undefined });
    await life.world.time.runUntil(60);
    expect(life.clock.history()).toHaveLength(0);
    expect(life.clock.status()).toMatchObject({ state: 'unsynced', isOnline: false });
  });
});

describe('the wall clock', () => {
  it.each([
    ['online', 30_000],
    ['online', -30_000],
    ['offline', 30_000],
    ['offline', -30_000],
  ] as const)('moves nothing when it is set while %s by %i ms: at most 1 ms', async (network, byMs) => {
    const [left, set] = [begin(), begin()];
    for (const { world } of [left, set]) {
      if (network === 'offline') world.outage(HOUR_S, 9 * HOUR_S);
      await world.time.runUntil(2 * HOUR_S);
    }
    set.world.setWall(byMs);
    for (const aheadS of [0, 2, 600]) {
      for (const { world } of [left, set]) await world.time.runUntil(2 * HOUR_S + aheadS);
      expect(Math.abs(wrongMs(set) - wrongMs(left))).toBeLessThanOrEqual(1);
    }
    const stepped = set.events.filter(({ kind }) => kind === 'wallStepped');
    expect(stepped).toHaveLength(1);
    expect(stepped[0]).toMatchObject({ byMs: expect.closeTo(byMs, -1) as number });
    expect(left.events.some(({ kind }) => kind === 'wallStepped')).toBe(false);
  });
});

describe('the bound', () => {
  it.each(SEEDS)('covers a way there that is 60 ms longer from some moment on (seed %i)', async (seed) => {
    const life = begin({ seed });
    life.world.road.lengthenUp(2 * HOUR_S, 60);
    life.world.outage(4 * HOUR_S, 10 * HOUR_S);
    await passCovered(life, 10 * HOUR_S);
  });

  it.each(SEEDS)('covers a way there that is 60 ms longer from the start (seed %i)', async (seed) => {
    const life = begin({ seed, road: { ...MOBILE, asymmetryMs: [60, 60] } });
    await passCovered(life, 2 * HOUR_S, 10);
  });

  it.each(SEEDS)('covers 10 ppm of sudden cold, offline for 6 h (seed %i)', async (seed) => {
    const life = begin({ seed });
    life.world.outage(8 * HOUR_S, 15 * HOUR_S);
    life.world.oscillator.shock(8 * HOUR_S + 60, seed % 2 === 0 ? 10 : -10);
    await life.world.time.runUntil(8 * HOUR_S);
    await passCovered(life, 14 * HOUR_S);
    expect(life.clock.stamp().state).toBe('holdover');
  });

  it('grows steadily through three failed bursts, and nothing hangs', async () => {
    const life = begin();
    await life.world.time.runUntil(2 * HOUR_S);
    life.world.outage(2 * HOUR_S, 3 * HOUR_S);
    while (life.events.filter(({ kind }) => kind === 'trouble').length < 3) {
      await passCovered(life, life.world.time.nowS + 10);
      expect(life.world.time.nowS).toBeLessThan(2 * HOUR_S + 600);
    }
    const bounds: number[] = [];
    for (let look = 0; look < 30; look++) {
      await life.world.time.runUntil(life.world.time.nowS + 10);
      bounds.push(life.clock.stamp().errorUs);
    }
    for (const [index, bound] of bounds.entries()) {
      const growth = bound - (bounds[index - 1] ?? bound);
      // 15 to 30 ppm of ten seconds.
      if (index > 0) expect(growth, `growth ${index}`).toBeGreaterThan(100);
      expect(growth).toBeLessThan(400);
    }
    expect(life.clock.status()).toMatchObject({ state: 'holdover', isOnline: false, isSynced: true });
    await life.world.time.runUntil(3 * HOUR_S + 120);
    expect(life.clock.status()).toMatchObject({ isOnline: true });
  });

  it('covers every burst of a program that is busy four fifths of the time', async () => {
    const life = begin();
    let throws = 0;
    life.world.busyMs = () => (throws++ % 5 === 0 ? 0 : (throws * 37) % 200);
    await passCovered(life, 3 * HOUR_S, 10);
    expect(life.clock.history().length).toBeGreaterThan(30);
    expect(Math.abs(wrongMs(life))).toBeLessThan(60);
  });

  it('holds in a world whose first two bursts fall into a crowded spell', async () => {
    await passCovered(begin({ seed: 44, lengthS: 14 * HOUR_S }), HOUR_S, 10);
  });

  it('is what confidence goes by, never age', async () => {
    const life = begin();
    life.world.outage(8 * HOUR_S, 20 * HOUR_S);
    await life.world.time.runUntil(8 * HOUR_S + 1_800);
    expect(life.clock.status()).toMatchObject({ state: 'holdover', confidence: 'high' });
    await life.world.time.runUntil(13 * HOUR_S);
    expect(life.clock.status()).toMatchObject({ state: 'holdover', confidence: 'medium' });
    await life.world.time.runUntil(20 * HOUR_S);
    expect(life.clock.status()).toMatchObject({ state: 'holdover', confidence: 'low' });
  });

  it('says beforehand how far it will grow', async () => {
    const life = begin();
    life.world.outage(4 * HOUR_S, 11 * HOUR_S);
    await life.world.time.runUntil(4 * HOUR_S);
    const ahead = life.clock.boundAheadMs(6 * HOUR_S);
    await life.world.time.runUntil(10 * HOUR_S);
    expect(Math.abs(life.clock.stamp().errorUs / 1_000 - ahead)).toBeLessThan(1);
  });
});

describe('a server that is wrong', () => {
  it('by −80 ms for one burst moves the time by at most 5 ms once that is clear', async () => {
    const [right, wrong] = [begin(), begin()];
    wrong.world.serverOff(2 * HOUR_S, 2 * HOUR_S + 310, -80);
    for (const { world } of [right, wrong]) await world.time.runUntil(2 * HOUR_S);
    while (!wrong.events.some((event) => event.kind === 'sample' && event.sample.verdict === 'held')) {
      await passCovered(wrong, wrong.world.time.nowS + 1, 1);
      expect(wrong.world.time.nowS).toBeLessThan(2 * HOUR_S + 310);
    }
    // One burst alone was wrong.
    wrong.world.serverOff(wrong.world.time.nowS, 2 * HOUR_S + 310, 80);
    await passCovered(wrong, 2 * HOUR_S + 320, 1);
    await right.world.time.runUntil(2 * HOUR_S + 320);
    expect(Math.abs(wrongMs(wrong) - wrongMs(right))).toBeLessThanOrEqual(5);
    expect(wrong.events.some((event) => event.kind === 'sample' && event.sample.verdict === 'stepped')).toBe(
      false,
    );
  });

  it('by 5 s for 5 min moves no stamp by more than the bound before, says conflict, and is forgotten', async () => {
    const [right, wrong] = [begin(), begin()];
    for (const { world } of [right, wrong]) await world.time.runUntil(2 * HOUR_S);
    const boundMs = wrong.clock.stamp().errorUs / 1_000;
    wrong.world.serverOff(2 * HOUR_S, 2 * HOUR_S + 300, 5_000);
    for (let aheadS = 5; aheadS <= 300; aheadS += 5) {
      await wrong.world.time.runUntil(2 * HOUR_S + aheadS);
      await right.world.time.runUntil(2 * HOUR_S + aheadS);
      expect(Math.abs(wrongMs(wrong) - wrongMs(right))).toBeLessThanOrEqual(boundMs);
      expect(isCovered(wrong)).toBe(true);
    }
    expect(wrong.clock.status()).toMatchObject({ state: 'conflict', isSynced: false, confidence: 'low' });
    await passCovered(wrong, 2 * HOUR_S + 900, 5);
    expect(wrong.clock.stamp().state).toBe('synced');
    expect(wrong.clock.stamp().errorUs / 1_000).toBeLessThan(2 * boundMs);
  });

  it('for good is believed after three bursts over ten minutes', async () => {
    const life = begin();
    await life.world.time.runUntil(2 * HOUR_S);
    life.world.serverOff(2 * HOUR_S, 20 * HOUR_S, 5_000);
    await life.world.time.runUntil(2 * HOUR_S + 600);
    expect(life.clock.stamp().state).toBe('conflict');
    await life.world.time.runUntil(2 * HOUR_S + 1_500);
    expect(life.clock.stamp().state).not.toBe('conflict');
    expect(Math.abs(wrongMs(life) - 5_000)).toBeLessThan(60);
    expect(life.events).toContainEqual({
      kind: 'moved',
      byMs: expect.closeTo(5_000, -2) as number,
      beyondBound: false,
    });
  });
});

describe('sleep', () => {
  it('of an hour is noticed by the first stamp, covered, and mended by a burst', async () => {
    const life = begin();
    life.world.sleep(2 * HOUR_S, 3 * HOUR_S);
    await life.world.time.runUntil(3 * HOUR_S + 0.01);
    expect(life.clock.stamp()).toMatchObject({ state: 'degraded' });
    // A second, and 100 ppm of the hour.
    expect(life.clock.stamp().errorUs).toBeGreaterThan(1_360_000);
    expect(isCovered(life)).toBe(true);
    await passCovered(life, 3 * HOUR_S + 30, 0.1);
    expect(life.clock.status()).toMatchObject({ isSynced: true, confidence: 'high' });
    expect(life.events).toContainEqual({
      kind: 'slept',
      forMs: expect.closeTo(HOUR_S * 1_000, -3) as number,
    });
  });

  it('is noticed within 2 s without anybody asking', async () => {
    const life = begin();
    life.world.sleep(2 * HOUR_S, 3 * HOUR_S);
    life.world.outage(2 * HOUR_S, 4 * HOUR_S);
    await life.world.time.runUntil(3 * HOUR_S + 2);
    expect(life.events).toContainEqual(expect.objectContaining({ kind: 'state', to: 'degraded' }));
    await passCovered(life, 4 * HOUR_S);
    expect(life.clock.stamp().state).toBe('degraded');
  });

  it('leaves a press from before it where it was', async () => {
    const life = begin();
    life.world.sleep(2 * HOUR_S, 3 * HOUR_S);
    await life.world.time.runUntil(2 * HOUR_S - 5);
    const pressed = life.clock.stamp();
    await life.world.time.runUntil(3 * HOUR_S + 1);
    expect(Math.abs(life.clock.stampAt(pressed.monoNs).timeUs - pressed.timeUs)).toBeLessThan(1_000);
  });
});

describe('a restart', () => {
  it('in the same boot goes on within 1 ms', async () => {
    const storage = memory();
    const life = begin({ storage });
    await life.world.time.runUntil(2 * HOUR_S + 100);
    life.clock.stop();
    life.world.outage(2 * HOUR_S, 5 * HOUR_S);
    await life.world.time.runUntil(2 * HOUR_S + 400);
    const again = start(life.world, storage);
    const [before, after] = [life.clock.stamp(), again.clock.stamp()];
    expect(Math.abs(after.timeUs - before.timeUs)).toBeLessThanOrEqual(1_000);
    expect(Math.abs(after.errorUs - before.errorUs)).toBeLessThanOrEqual(1_000);
    expect(after.state).toBe('holdover');
    await passCovered({ ...life, ...again }, 4 * HOUR_S);
  });

  it('in the same boot reckons with sleep between the runs', async () => {
    const storage = memory();
    const life = begin({ storage });
    life.world.sleep(2 * HOUR_S + 200, 3 * HOUR_S);
    await life.world.time.runUntil(2 * HOUR_S + 100);
    life.clock.stop();
    life.world.outage(2 * HOUR_S, 5 * HOUR_S);
    await life.world.time.runUntil(3 * HOUR_S + 60);
    const again = { ...life, ...start(life.world, storage) };
    expect(again.clock.stamp().state).toBe('degraded');
    expect(isCovered(again)).toBe(true);
  });

  it.each([-30_000, 0, 30_000])(
    'after a reboot with the wall clock changed by %i ms is unverified and never high',
    async (byMs) => {
      const storage = memory();
      const life = begin({ storage });
      await life.world.time.runUntil(8 * HOUR_S);
      life.clock.stop();
      life.world.outage(8 * HOUR_S, 9 * HOUR_S);
      life.world.setWall(byMs);
      await life.world.time.runUntil(8 * HOUR_S + 120);
      life.world.reboot();
      const again = { ...life, ...start(life.world, storage) };
      for (let aheadS = 0; aheadS < 1_800; aheadS += 60) {
        await life.world.time.runUntil(8 * HOUR_S + 120 + aheadS);
        expect(again.clock.status()).toMatchObject({
          state: 'unverified',
          confidence: 'low',
          isSynced: false,
        });
        expect(again.clock.stamp().errorUs).toBeGreaterThanOrEqual(2_000_000);
      }
      if (byMs === 0) await passCovered(again, 9 * HOUR_S + 120, 120);
      else await life.world.time.runUntil(9 * HOUR_S + 120);
      expect(again.clock.stamp().state).toBe('acquiring');
      expect(isCovered(again)).toBe(true);
    },
  );

  it('after a reboot is told by the name of the boot, also when the new one lasts longer', async () => {
    const storage = memory();
    const life = begin({ storage });
    await life.world.time.runUntil(100);
    life.clock.stop();
    life.world.reboot();
    life.world.outage(0, 20 * HOUR_S);
    await life.world.time.runUntil(HOUR_S);
    expect(start(life.world, storage).clock.stamp().state).toBe('unverified');
  });

  it('for the first time, without a server, goes by the wall clock and says so', () => {
    const world = new World({ seed: 1, lengthS: HOUR_S });
    const clock = createClockService({ machine: world.machine(), timers: world });
    expect(clock.stamp()).toMatchObject({ state: 'unsynced', bootId: 'boot-1' });
    expect(clock.status()).toMatchObject({
      isOnline: null,
      lastSync: null,
      frequency: null,
      confidence: 'low',
    });
  });
});

describe('the time for the eye', () => {
  it('takes up a quarter of a second after a gap without running backwards, within 9 min', async () => {
    for (const byMs of [250, -250]) {
      const life = begin();
      await life.world.time.runUntil(HOUR_S);
      life.clock.now();
      // The network comes back with a server that says a quarter of a second more or less.
      life.world.outage(HOUR_S, 2 * HOUR_S);
      life.world.serverOff(2 * HOUR_S, 20 * HOUR_S, byMs);
      await life.world.time.runUntil(2 * HOUR_S);
      while (Math.abs(wrongMs(life) - byMs) > 60) await life.world.time.runUntil(life.world.time.nowS + 1);
      const fromS = life.world.time.nowS;
      let shown = life.clock.now();
      let lastS = fromS;
      while (Math.abs(life.clock.now() - life.clock.stamp().timeUs) > 1_000) {
        await life.world.time.runUntil(lastS + 0.5);
        const next = life.clock.now();
        const rate = (next - shown) / ((life.world.time.nowS - lastS) * 1e6);
        expect(next).toBeGreaterThanOrEqual(shown);
        expect(Math.abs(rate - 1)).toBeLessThan(600e-6);
        [shown, lastS] = [next, life.world.time.nowS];
      }
      expect(lastS - fromS).toBeLessThan(9 * 60);
    }
  });
});

describe('after a gap', () => {
  it.each(SEEDS)(
    'times of it are refined, closer and covered, within what was recorded (seed %i)',
    async (seed) => {
      const life = begin({ seed });
      life.world.outage(3 * HOUR_S, 8 * HOUR_S);
      const taken: { stamp: Stamp; trueUs: number }[] = [];
      for (let atS = 3 * HOUR_S; atS < 8 * HOUR_S; atS += 600) {
        await life.world.time.runUntil(atS);
        taken.push({ stamp: life.clock.stamp(), trueUs: life.world.trueUs });
      }
      await life.world.time.runUntil(9 * HOUR_S);
      const spans = life.events.flatMap((event) => (event.kind === 'refinable' ? [event.span] : []));
      const span = spans.at(-1);
      if (span === undefined) throw new TypeError('the gap was not offered for refining');
      let refined = 0;
      for (const { stamp, trueUs } of taken) {
        const better = span.refined(stamp);
        if (better === null) continue;
        refined++;
        expect(Math.abs(better.timeUs - trueUs)).toBeLessThanOrEqual(better.errorUs);
        expect(Math.abs(better.timeUs - stamp.timeUs)).toBeLessThanOrEqual(stamp.errorUs);
        expect(better.errorUs).toBeLessThan(stamp.errorUs);
      }
      expect(refined).toBeGreaterThan(taken.length / 3);
      const last = taken.at(-1);
      if (last === undefined) throw new TypeError('times were taken');
      expect(span.refined(last.stamp)?.errorUs).toBeLessThan(last.stamp.errorUs / 3);
    },
  );

  it('times from before the first burst are refined too', async () => {
    const life = begin();
    life.world.outage(0, HOUR_S);
    await life.world.time.runUntil(600);
    const stamp = life.clock.stamp();
    const trueUs = life.world.trueUs;
    expect(stamp.state).toBe('unsynced');
    await life.world.time.runUntil(2 * HOUR_S);
    const [event] = life.events.filter(({ kind }) => kind === 'refinable');
    const better = event?.kind === 'refinable' ? event.span.refined(stamp) : null;
    expect(better?.errorUs).toBeLessThan(500_000);
    expect(Math.abs((better?.timeUs ?? 0) - trueUs)).toBeLessThanOrEqual(better?.errorUs ?? 0);
  });
});

describe('set by hand', () => {
  /** Presses at whole minutes, off by what a hand is off, ms. */
  async function press({ world, clock }: Life, offMs: readonly number[]) {
    const presses = [];
    for (const off of offMs) {
      await world.time.runUntil(world.time.nowS + 60);
      presses.push({ announcedUs: world.trueUs - off * 1_000, monoNs: clock.monoNs() });
    }
    return clock.setByHand(presses);
  }

  it('is good to 300 ms at best, says so, and gives way to the network', async () => {
    const life = begin();
    life.world.outage(0, 2 * HOUR_S);
    life.world.setWall(-47_000);
    const outcome = await press(life, [80, 120, 60, 150, 90]);
    expect(outcome).toMatchObject({ ok: true, set: { presses: 5, bootId: 'boot-1' } });
    expect(outcome.ok && outcome.set.errorUs).toBeGreaterThanOrEqual(300_000);
    expect(life.clock.status()).toMatchObject({ state: 'byHand', isSynced: false, confidence: 'medium' });
    await passCovered(life, 2 * HOUR_S);
    expect(life.clock.stamp().state).toBe('byHand');
    await passCovered(life, 3 * HOUR_S);
    expect(life.clock.stamp().state).toBe('synced');
  });

  it('learns how fast the clock runs from one setting to the next', async () => {
    const life = begin();
    life.world.outage(0, 19 * HOUR_S);
    await press(life, [80, 120, 60, 150, 90]);
    const before = life.clock.boundAheadMs(6 * HOUR_S);
    await passCovered(life, 3 * HOUR_S);
    await press(life, [40, 130, 60, 110, 90]);
    expect(life.clock.boundAheadMs(6 * HOUR_S)).toBeLessThan(before / 2);
    await passCovered(life, 9 * HOUR_S);
  });

  it('needs five presses that agree, and leaves a better clock alone', async () => {
    const life = begin();
    life.world.outage(0, HOUR_S);
    expect(await press(life, [80, 120, 60, 150])).toMatchObject({ ok: false });
    expect(await press(life, [80, 120, 60, 5_150, 90])).toMatchObject({ ok: false });
    expect(life.clock.stamp().state).toBe('unsynced');
    await life.world.time.runUntil(2 * HOUR_S);
    expect(await press(life, [80, 120, 60, 150, 90])).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^The clock is good to ± \d+ ms/) as string,
    });
  });
});

describe('asking on demand', () => {
  it('says that it worked, or why not', async () => {
    const life = begin();
    life.world.outage(HOUR_S, 2 * HOUR_S);
    await life.world.time.runUntil(HOUR_S - 200);
    const asked = life.clock.syncNow();
    await life.world.time.runUntil(HOUR_S - 150);
    expect(await asked).toMatchObject({ ok: true, sample: { verdict: 'accepted' } });
    await life.world.time.runUntil(HOUR_S + 100);
    const inVain = life.clock.syncNow();
    await life.world.time.runUntil(HOUR_S + 130);
    expect(await inVain).toMatchObject({ ok: false, why: 'timeout' });
    const { clock } = start(life.world);
    clock.useSource(null);
    expect(await clock.syncNow()).toMatchObject({ ok: false, why: 'noServer' });
  });

  it('asks the server that it was given last, also in the middle of asking another', async () => {
    const life = begin();
    await life.world.time.runUntil(2);
    let asked = 0;
    const source = life.world.source();
    life.clock.useSource({ ask: (timeoutMs) => (asked++, source.ask(timeoutMs)), close: () => undefined });
    await life.world.time.runUntil(40);
    expect(asked).toBeGreaterThan(8);
    expect(life.clock.status()).toMatchObject({ isSynced: true });
    life.clock.useSource(null);
    expect(life.clock.status()).toMatchObject({ state: 'holdover', isOnline: null });
  });
});
