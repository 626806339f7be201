/** The clocks that Baton's is measured against, each in a world of its own that was made from the same seed. */
import sync from '@ircam/sync';
import { loadTimesync } from './load-timesync.ts';
import { newConnection } from '../../src-main/clock/testing/world.ts';
import type { World } from '../../src-main/clock/testing/world.ts';
import { createClockService } from '../../src-main/clock/clock-service.ts';

const timesync = await loadTimesync();

/** What a clock says the time is, and how far off that can be, µs; without a bound `null`. */
type Reading = () => { readonly timeUs: number; readonly errorUs: number | null };

/** Sets a clock up in a world. */
export type Rival = (world: World) => Reading;

const EVERY_MS = 300_000;

/** Node's fetch gives a connection up after so long, s; a WebSocket keeps its own. */
const FETCH_IDLE_S = 4;

/** This program's clock, as it runs in the station. */
export const baton: Rival = (world) => {
  const clock = createClockService({ machine: world.machine(), timers: world, source: world.source() });
  return () => clock.stamp();
};

/**
 * The design that Baton began with: one request, the server's time taken for that of half the round trip, the
 * wall clock from then on.
 */
export const original: Rival = (world) => {
  let offsetUs = 0;
  const ask = async (): Promise<void> => {
    const sentUs = world.wallUs;
    const said = await world.exchange(newConnection(FETCH_IDLE_S));
    if (said !== null) offsetUs = said.outUs + (world.wallUs - sentUs) / 2 - world.wallUs;
  };
  const again = (): void => {
    void ask();
    world.after(EVERY_MS, again);
  };
  again();
  return () => ({ timeUs: world.wallUs + offsetUs, errorUs: null });
};

/**
 * `timesync` with its defaults, but for the interval, which is an hour in the package and would let 50 ppm
 * grow to 180 ms: every five minutes, as ours.
 */
export const timesyncRival: Rival = (world) => {
  const connection = newConnection(FETCH_IDLE_S);
  const clock = timesync.create({ server: 'server', interval: EVERY_MS, now: () => world.wallUs / 1_000 });
  clock.on('error', () => undefined);
  clock.send = async (to, data, timeoutMs) => {
    const said = await world.exchange(connection);
    if (said === null) {
      connection.usedAtS = -Infinity;
      await world.time.sleep(timeoutMs);
      throw new Error('timeout');
    }
    // The package numbers its questions and looks for the number in the answer.
    const { id } = data as { id: unknown };
    clock.receive(to, { id, result: said.outUs / 1_000 });
  };
  return () => ({ timeUs: clock.now() * 1_000, errorUs: null });
};

/** What `@ircam/sync` wants to be told of an answer, s. */
type Pong = (pingId: number, sentAtS: number, serverReceivedS: number, serverSentS: number) => void;

/** `@ircam/sync` with its defaults, over a WebSocket that stays open. */
export const ircam: Rival = (world) => {
  const connection = { ...newConnection(Infinity), usedAtS: 0 };
  const clock = new sync.SyncClient(() => world.wallUs / 1e6);
  let pong: Pong = () => undefined;
  const ping = async (pingId: number, sentAtS: number): Promise<void> => {
    const said = await world.exchange(connection);
    if (said !== null) pong(pingId, sentAtS, said.inUs / 1e6, said.outUs / 1e6);
  };
  clock.start(
    (pingId, sentAtS) => void ping(pingId, sentAtS),
    (heard) => {
      pong = heard;
    },
  );
  return () => ({ timeUs: clock.getSyncTime() * 1e6, errorUs: null });
};
