/** The end-to-end tests: the browser shell, the Electron shell on its stand-in, and the Electron shell on Electron. */
import { defineConfig } from '@playwright/test';
import { installedElectron } from './installed-electron.ts';
import { chromiumOptions } from './chromium.ts';
import type { SmokeOptions } from './smoke/fixture.ts';

const hasElectron = installedElectron() !== null;
// Workers read this file too; it is said once.
if (!hasElectron && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log(
    'Skipped: the specs on Electron itself, since its binary is not installed. They run on the stand-in.',
  );
}

export default defineConfig<SmokeOptions>({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // A start takes a second, and four on a machine that runs other tests beside; some specs start three times.
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  projects: [
    { name: 'browser', testDir: 'specs', use: { launchOptions: chromiumOptions() } },
    { name: 'stand-in', testDir: 'smoke', use: { shell: 'stand-in' } },
    { name: 'mutants', testDir: 'mutants' },
    ...(hasElectron ? [{ name: 'electron', testDir: 'smoke', use: { shell: 'electron' } } as const] : []),
  ],
});
