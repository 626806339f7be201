/** The clock at the desk, in made worlds where time is virtual, and against the real function under Deno. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFunctions } from '../../../supabase/local/start-functions.ts';
import type { TestDesk } from '../../../tests/kit/desk.ts';
import { emptyFolder, GUN_US, makeRace, openDesk } from '../../../tests/kit/desk.ts';
import { World } from '../../clock/testing/world.ts';

const HOUR_S = 3_600;
/** A burst takes some five seconds of its own, and a busy machine more. */
const WITH_A_BURST_MS = 60_000;

async function inWorld(world: World): Promise<TestDesk> {
  const clockWorld = { machine: world.machine(), timers: world, source: world.source() };
  const test = await openDesk({ clockWorld });
  await makeRace(test, { set: { startUs: world.trueUs - 60_000_000 }, serves: { from: 1, to: 1 } });
  return test;
}

/** A press at the world's present moment. */
async function press(test: TestDesk, world: World, bib: string) {
  const monoNs = world.machine().monoNs();
  return test.press(bib, { monoNs });
}

async function kinds(test: TestDesk): Promise<string[]> {
  const { entries } = await test.call('journal.log', { before: null, limit: 100 });
  return entries.map(({ kind }) => kind);
}

describe('the clock of a desk', () => {
  it('is the one that races are stamped by, and is shown in words, with its history and what to expect', async () => {
    const world = new World({ seed: 1, lengthS: 3 * HOUR_S });
    const test = await inWorld(world);
    await world.time.runUntil(HOUR_S);
    const { timeUs, errorUs } = await press(test, world, '1');
    expect(Math.abs(timeUs - world.trueUs)).toBeLessThanOrEqual(errorUs);
    const view = await test.call('clock.read', {});
    expect(view).toMatchObject({ state: 'synced', isOnline: true, confidence: 'high', server: null });
    expect(view.says).toMatch(/^Clock good to ± \d+ ms, checked /);
    expect(view.history.length).toBeGreaterThan(5);
    expect(view.ahead.map(({ hours }) => hours)).toEqual([1, 6, 24]);
    expect(
      view.ahead.every(({ errorMs }, index) => errorMs > (view.ahead[index - 1]?.errorMs ?? view.errorMs)),
    ).toBe(true);
    const seen = await test.until(({ status }) => status.clock.tone === 'good');
    expect(seen.status.clock.says).toMatch(/^Clock good to/);
  });

  it('says for how long there is no network, and refines once what was recorded meanwhile', async () => {
    const world = new World({ seed: 3, lengthS: 9 * HOUR_S });
    world.outage(2 * HOUR_S, 7 * HOUR_S);
    const test = await inWorld(world);
    await world.time.runUntil(6.8 * HOUR_S);
    const { timeUs, errorUs, id } = await press(test, world, '2');
    expect((await test.call('clock.read', {})).says).toMatch(/^Clock: no network for 4 h, good to ±/);
    await world.time.runUntil(8.5 * HOUR_S);
    const seen = await test.until(({ lines }) =>
      lines.some((line) => line.id === id && line.errorUs < errorUs),
    );
    const line = seen.lines.find((one) => one.id === id);
    expect(Math.abs((line?.timeUs ?? 0) - timeUs)).toBeLessThanOrEqual(errorUs);
    expect((await kinds(test)).filter((kind) => kind === 'refine')).toHaveLength(1);
  });

  it('never gives undo what it recorded by itself', async () => {
    const world = new World({ seed: 3, lengthS: 9 * HOUR_S });
    world.outage(2 * HOUR_S, 7 * HOUR_S);
    const test = await inWorld(world);
    await world.time.runUntil(6.8 * HOUR_S);
    const { id, errorUs } = await press(test, world, '2');
    await world.time.runUntil(8.5 * HOUR_S);
    await test.until(({ lines }) => lines.some((line) => line.id === id && line.errorUs < errorUs));
    await test.call('step.undo', {});
    expect((await test.snapshot()).lines.find((line) => line.id === id)?.voided).toBe(true);
    await test.call('step.redo', {});
    expect((await test.snapshot()).lines.find((line) => line.id === id)?.voided).toBe(false);
  });

  it('that jumps beyond its bound asks whether the times that went by it are to be moved', async () => {
    // A laptop that was never checked and stands a minute off: two seconds are all that it owns up to.
    const world = new World({ seed: 1, lengthS: HOUR_S });
    world.setWall(60_000);
    const test = await inWorld(world);
    const { id, timeUs } = await press(test, world, '1');
    await world.time.runUntil(60);
    const seen = await test.until(({ questions }) => questions.byKind['clockMoved'] === 1);
    const [card] = seen.questions.cards;
    expect(card).toMatchObject({ kind: 'clockMoved', weight: 'alarm' });
    const move = card?.answers.find(({ key }) => key === 'M')?.call;
    await test.send(move?.name ?? '', move?.args);
    const after = await test.until(({ questions }) => questions.byKind['clockMoved'] === undefined);
    const line = after.lines.find((one) => one.id === id);
    expect(Math.abs((line?.timeUs ?? 0) - timeUs + 60_000_000)).toBeLessThan(200_000);
  });
});

describe('set by hand', () => {
  const presses = (world: World, count: number, apartUs: readonly number[] = [0]) =>
    Array.from({ length: count }, (_, index) => ({
      monoNs: world.machine().monoNs(),
      announcedUs: GUN_US + (apartUs[index % apartUs.length] ?? 0),
    }));

  it('through the contract: the clock is the announced one, its bound is stated, and the journal says so', async () => {
    const world = new World({ seed: 1, lengthS: HOUR_S });
    world.outage(0, HOUR_S);
    const test = await inWorld(world);
    await world.time.runUntil(60);
    const { says, ids } = await test.call('clock.byHand', {
      presses: presses(world, 5, [0, 90_000, -90_000]),
    });
    expect(says).toMatch(/^The clock is set by hand, good to ± 30\d ms\.$/);
    expect(ids).toHaveLength(1);
    const { timeUs } = await test.call('mono.read', {});
    expect(Math.abs(timeUs - GUN_US)).toBeLessThan(1_000);
    expect((await kinds(test))[0]).toBe('clock.set');
    const seen = await test.until(({ status }) => status.clock.says.startsWith('Clock set by hand'));
    expect(seen.status.undo ?? '').not.toContain('clock');
  });

  it('is refused with the reason: too few, apart, or from another day', async () => {
    const world = new World({ seed: 1, lengthS: HOUR_S });
    world.outage(0, HOUR_S);
    const test = await inWorld(world);
    await world.time.runUntil(60);
    const refusal = (args: { monoNs: number; announcedUs: number }[]) =>
      test.refusal('clock.byHand', { presses: args });
    expect((await refusal(presses(world, 4))).says).toContain('there are 4 so far');
    expect((await refusal(presses(world, 5, [0, 60_000_000]))).says).toContain(
      'one of them was for another time',
    );
    const ahead = presses(world, 5).map((one) => ({ ...one, monoNs: one.monoNs + 5e9 }));
    expect((await refusal(ahead)).says).toContain('not made just now');
  });
});

describe('the time server', () => {
  it(
    'is asked at once, kept for the next start, and its state outlives the program',
    { timeout: WITH_A_BURST_MS },
    async () => {
      const functions = await startFunctions();
      onTestFinished(() => functions.stop());
      const home = `${emptyFolder()}/races`;
      const test = await openDesk({ home, clockWorld: {} });
      expect(await test.call('clock.syncNow', {})).toMatchObject({ worked: false });
      const { server } = await test.call('clock.setServer', { url: functions.url });
      expect(server).toBe(`${functions.url}/functions/v1/server-time`);
      const { worked, says } = await test.call('clock.syncNow', {});
      expect([worked, says]).toEqual([true, expect.stringMatching(/^The clock is checked/)]);
      const checked = await test.call('clock.read', {});
      expect(checked).toMatchObject({ isSynced: true, isOnline: true, server, confidence: 'high' });
      await test.close();

      const again = await openDesk({ home, clockWorld: {} });
      const carriedOn = await again.call('clock.read', {});
      expect(carriedOn.server).toBe(server);
      expect([carriedOn.isSynced, carriedOn.errorMs < 1_000]).toEqual([true, true]);
      expect(Math.abs(carriedOn.offset - checked.offset)).toBeLessThan(100);
      expect(await again.call('clock.setServer', { url: '' })).toEqual({ server: null });
    },
  );

  it('of an address that is none is refused, and the one before stays', async () => {
    const test = await openDesk({ clockWorld: {} });
    await expect(test.call('clock.setServer', { url: 'no address' })).rejects.toThrow(/is no web address/);
    expect((await test.call('clock.read', {})).server).toBeNull();
  });

  it('of a clock that somebody else keeps cannot be set', async () => {
    const test = await openDesk();
    await expect(test.call('clock.setServer', { url: 'x.org' })).rejects.toThrow(/somebody else/);
    expect(await test.call('clock.read', {})).toMatchObject({ state: 'synced', errorMs: 40, history: [] });
  });
});
