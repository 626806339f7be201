/**
 * The clock against the real `server-time` under Deno, over a delaying, lossy road, on a machine whose own
 * clocks are false. Deno and this test keep the true time.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quantile } from '../../bench/measure.ts';
import type { LocalFunctions } from '../../supabase/local/start-functions.ts';
import { startFunctions } from '../../supabase/local/start-functions.ts';
import type { FakedStation, WitnessedStamp } from './faked-station.ts';
import { libfaketime, startFakedStation } from './faked-station.ts';
import type { LossyProxy } from './lossy-proxy.ts';
import { startLossyProxy } from './lossy-proxy.ts';

let functions: LocalFunctions;
let proxy: LossyProxy;
const folder = mkdtempSync(join(tmpdir(), 'baton-faketime-'));

beforeAll(async () => {
  functions = await startFunctions();
  proxy = await startLossyProxy(functions.url, 1);
});

afterAll(async () => {
  await proxy.close();
  await functions.stop();
  rmSync(folder, { recursive: true, force: true });
});

if (libfaketime === undefined) {
  console.log('Skipped: false clocks against the real server need libfaketime (Debian package libfaketime).');
}

const STAMPS = 40;
const EVERY_MS = 100;

/** What the machine's clocks show from now on. Replaced whole, as the station reads it at any moment. */
function show(path: string, clocks: string): void {
  writeFileSync(`${path}.new`, `${clocks}\n`);
  renameSync(`${path}.new`, path);
}

async function stamps(station: FakedStation): Promise<WitnessedStamp[]> {
  const taken: WitnessedStamp[] = [];
  for (let count = 0; count < STAMPS; count++) {
    taken.push(await station.stamp());
    await sleep(EVERY_MS);
  }
  return taken;
}

/**
 * How far a stamp lies from the moments that it was taken between, µs; whole ms are all that the witness
 * knows.
 */
function wrongUs({ stamp, earliestUs, latestUs }: WitnessedStamp): number {
  return Math.max(0, earliestUs - stamp.timeUs, stamp.timeUs - latestUs - 1_000);
}

function expectHonest(taken: readonly WitnessedStamp[], when: string): void {
  for (const witnessed of taken) {
    expect(wrongUs(witnessed), `${when}: ${JSON.stringify(witnessed)}`).toBeLessThanOrEqual(
      witnessed.stamp.errorUs,
    );
  }
}

describe.skipIf(libfaketime === undefined)(
  'a machine that is 37 s off',
  { concurrent: true, timeout: 240_000 },
  () => {
    it.each([
      [
        'and 40 ppm fast, its monotonic clock too, when both are set on by 30 s',
        { FAKETIME_FORCE_MONOTONIC_FIX: '0' },
        ['+37s x1.00004', '+67s x1.00004'],
      ],
      [
        'when its wall clock alone is set back by 30 s',
        { FAKETIME_DONT_FAKE_MONOTONIC: '1' },
        ['+37s', '+7s'],
      ],
    ] as const)('%s, stamps within its bound, p95 within 20 ms', async (name, how, [before, after]) => {
      const path = join(folder, `${name.length}.rc`);
      show(path, before);
      const env = { ...how, FAKETIME_TIMESTAMP_FILE: path, FAKETIME_CACHE_DURATION: '1' };
      const station = startFakedStation(proxy.url, env);
      try {
        expect((await station.wallUs()) - Date.now() * 1_000).toBeGreaterThan(30e6);
        while (!(await station.sync()).ok);
        const taken = await stamps(station);
        expectHonest(taken, 'before');
        show(path, after);
        const across = await stamps(station);
        expectHonest(across, 'across the step');
        while (!(await station.sync()).ok);
        const later = await stamps(station);
        expectHonest(later, 'after');
        const events = await station.events();
        expect(events.map(({ kind }) => kind)).toContain('wallStepped');
        const errors = [...taken, ...across, ...later].map((witnessed) => wrongUs(witnessed));
        expect(quantile(errors, 0.95)).toBeLessThanOrEqual(20_000);
      } finally {
        await station.end();
      }
    });
  },
);

describe('a station', { concurrent: true, timeout: 240_000 }, () => {
  it('whose main thread is busy four fifths of the time covers every burst', async () => {
    const station = startFakedStation(proxy.url);
    try {
      await station.keepBusy();
      for (let bursts = 0; bursts < 2;)
        if ((await station.sync()).ok) expectHonest([await station.stamp()], `burst ${++bursts}`);
      expectHonest(await stamps(station), 'busy');
    } finally {
      await station.end();
    }
  });
});
