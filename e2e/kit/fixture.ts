/** What every spec on the browser shell starts from: a station process and a window of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { RaceWindow } from './race-window.ts';
import type { StationSetting } from './station-messages.ts';
import { StationProcess } from './station-process.ts';

interface StationFixtures {
  /** A folder of this test alone. */
  readonly home: string;
  /** Starts a station of this test alone, on its folder or another. */
  readonly startStation: (setting?: Partial<StationSetting>) => Promise<StationProcess>;
  /** A running station without an open race; for tests that neither end it nor look at its folder. */
  readonly station: StationProcess;
  /** Opens the window of a station in the test's page. */
  readonly open: (station: StationProcess) => Promise<RaceWindow>;
}

interface SharedFixtures {
  /** One process for all tests of a worker: each makes a race of its own in it. */
  readonly sharedStation: StationProcess;
}

export const test = base.extend<StationFixtures, SharedFixtures>({
  // The smallest screen on which everything must have room.
  viewport: { width: 1366, height: 768 },
  sharedStation: [
    async ({ browserName }, use) => {
      const home = await newHome(browserName);
      const station = await StationProcess.start({ home });
      await use(station);
      await station.stop();
      await removeHome(home);
    },
    { scope: 'worker' },
  ],
  station: async ({ sharedStation }, use) => {
    await use(sharedStation);
    const seen = await sharedStation.call('mirror.open', {});
    if (seen.mode === 'race') await sharedStation.call('race.close', {});
  },
  home: async ({ browserName }, use) => {
    const home = await newHome(browserName);
    await use(home);
    await removeHome(home);
  },
  startStation: async ({ home }, use) => {
    const started: StationProcess[] = [];
    await use(async (setting = {}) => {
      const station = await StationProcess.start({ home, ...setting });
      started.push(station);
      return station;
    });
    for (const station of started) await station.stop();
  },
  open: async ({ page }, use) => {
    await use((station) => RaceWindow.open(page, station.address));
  },
});

function newHome(browserName: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `baton-e2e-${browserName}-`));
}

function removeHome(home: string): Promise<void> {
  return rm(home, { recursive: true, force: true, maxRetries: 5 });
}
