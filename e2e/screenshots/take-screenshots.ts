/**
 * Pictures of every screen in every theme, of a made race under way: `npm run screenshots [folder]`. They are there to be
 * looked at; nothing is compared.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../chromium.ts';
import { RaceWindow } from '../kit/race-window.ts';
import type { Screen, Theme } from '../kit/screens.ts';
import { SCREENS, show, THEMES, useTheme } from '../kit/screens.ts';
import { StationProcess } from '../kit/station-process.ts';

const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 1366, height: 768 };
const RACE = { teams: 240, legs: 15, seed: 1 };

const folder = process.argv[2] ?? join(tmpdir(), 'baton-screenshots');
await mkdir(folder, { recursive: true });
const home = await mkdtemp(join(tmpdir(), 'baton-screenshots-home-'));
const browser = await chromium.launch(chromiumOptions());
const station = await StationProcess.start({ home });
try {
  await takeWelcome(browser);
  await station.call('race.demo', RACE);
  for (const theme of THEMES) {
    await takeScreens(browser, theme, LARGE, SCREENS);
    await takeScreens(
      browser,
      theme,
      SMALL,
      SCREENS.filter(({ isMain }) => isMain === true),
    );
  }
} finally {
  await station.stop();
  await browser.close();
  await rm(home, { recursive: true, force: true });
}
process.stdout.write(`The pictures are in ${folder}\n`);

async function takeWelcome(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: LARGE });
  await page.goto(station.address);
  for (const theme of THEMES) {
    await useTheme({ page }, theme);
    await page.getByRole('heading', { name: 'Baton' }).waitFor();
    await page.screenshot({ path: join(folder, `${theme}-welcome.png`) });
  }
  await page.close();
}

async function takeScreens(
  browser: Browser,
  theme: Theme,
  viewport: typeof LARGE,
  screens: readonly Screen[],
): Promise<void> {
  const page = await browser.newPage({ viewport });
  const window = await RaceWindow.open(page, station.address);
  await useTheme(window, theme);
  await window.isReady();
  for (const screen of screens) {
    await show(window, screen);
    await page.evaluate('document.fonts.ready');
    const size = viewport === LARGE ? '' : `-${viewport.width}`;
    await page.screenshot({ path: join(folder, `${theme}-${screen.name}${size}.png`) });
    await window.goHome();
  }
  await page.close();
}
